import { searchable } from '../../ui/person-filter';

/** How well a name fits what was typed, and which of its letters. */
export interface Fit {
  /** Higher is better; only to be compared. */
  readonly score: number;
  /** Positions of the fitting letters in the name. */
  readonly places: readonly number[];
}

const WHOLE = 1_000;
const WORDS = 600;
const INSIDE = 300;
const LETTERS = 100;

/**
 * Whether a name fits what was typed, whatever case and accents: it begins with it, its words do, it stands inside, or
 * its letters come in that order ("cad" for "CAD and drawings", "wf" for "Workshop floor"). Null when it does not. Nothing
 * typed fits everything alike.
 */
export function fitTo(name: string, typed: string): Fit | null {
  const wanted = searchable(typed.trim());
  if (wanted === '') return { score: 0, places: [] };
  const plain = searchable(name);
  // Letters before it that become two would shift a place: such a name is marked nowhere, and fits as well.
  const places = (from: readonly number[]) => {
    const end = (from.at(-1) ?? -1) + 1;
    return searchable(name.slice(0, end)).length === end ? from : [];
  };
  const at = plain.indexOf(wanted);
  if (at === 0) return { score: WHOLE - name.length, places: places(run(0, wanted.length)) };
  const words = wordStarts(plain, wanted);
  if (words) return { score: WORDS - name.length, places: places(words) };
  if (at > 0) return { score: INSIDE - name.length, places: places(run(at, wanted.length)) };
  const letters = lettersInOrder(plain, wanted);
  return letters && { score: LETTERS - spread(letters), places: places(letters) };
}

const run = (from: number, length: number): number[] => Array.from({ length }, (_, index) => from + index);

const spread = (places: readonly number[]): number => (places.at(-1) ?? 0) - (places[0] ?? 0);

/** Every typed word begins a word of the name, in that order. */
function wordStarts(name: string, typed: string): number[] | null {
  const starts = [...name.matchAll(/[\p{L}\p{N}]+/gu)];
  const places: number[] = [];
  let next = 0;
  for (const part of typed.split(/\s+/u)) {
    const found = starts.findIndex((word, index) => index >= next && word[0].startsWith(part));
    const word = starts[found];
    if (!word) return null;
    places.push(...run(word.index, part.length));
    next = found + 1;
  }
  return places;
}

function lettersInOrder(name: string, typed: string): number[] | null {
  const places: number[] = [];
  let from = 0;
  for (const letter of typed.replace(/\s+/gu, '')) {
    const at = name.indexOf(letter, from);
    if (at === -1) return null;
    places.push(at);
    from = at + 1;
  }
  return places;
}
