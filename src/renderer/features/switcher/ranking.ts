import { type Fit, fitTo } from './fuzzy';

/** What can be jumped to. */
export type EntryKind = 'room' | 'person' | 'host' | 'command';

/** Something to jump to, as far as its place in the list is concerned. */
export interface Rankable {
  readonly id: string;
  readonly kind: EntryKind;
  readonly name: string;
  /** What else it is found by: its host, its team. */
  readonly also?: string;
  /** How lately it was open: 0 for last, higher for longer ago; none for not at all. */
  readonly recency?: number | undefined;
  readonly unread?: number;
  readonly mentions?: number;
  /** Fits whatever was typed: "Search messages for …". */
  readonly always?: boolean;
}

/** An entry, and the letters of its name that fit. */
export interface Ranked<T extends Rankable> {
  readonly entry: T;
  readonly places: readonly number[];
}

/** Entries under a title. `recent` gathers what was open lately, before anything is typed. */
export interface RankedGroup<T extends Rankable> {
  readonly kind: EntryKind | 'recent';
  readonly items: readonly Ranked<T>[];
}

/** What the first character narrows the list to. */
const SIGNS: Readonly<Record<string, EntryKind>> = { '#': 'room', '@': 'person', '>': 'command' };

/** What was typed, without the sign that narrows it. */
export function readTyped(typed: string): { readonly kind: EntryKind | null; readonly text: string } {
  const kind = SIGNS[typed[0] ?? ''] ?? null;
  return { kind, text: (kind ? typed.slice(1) : typed).trim() };
}

/** How many of a kind are offered: the list is for jumping, not for reading. */
const MOST = 8;

/** The entries that fit, in groups: the group with the best fit comes first, commands last. */
export function rank<T extends Rankable>(entries: readonly T[], typed: string): RankedGroup<T>[] {
  const { kind, text } = readTyped(typed);
  const wanted = kind ? entries.filter((entry) => entry.kind === kind) : entries;
  if (text === '' && !kind) return beforeTyping(wanted);
  const fitting = wanted.flatMap((entry) => {
    const found = fitOf(entry, text);
    return found ? [{ entry, ...found, score: found.score + bonusOf(entry) }] : [];
  });
  const groups = (['room', 'person', 'host', 'command'] as const).map((of) => ({
    kind: of,
    items: fitting
      .filter(({ entry }) => entry.kind === of)
      .sort(byScore)
      .slice(0, kind ? 50 : MOST),
  }));
  return groups.filter(({ items }) => items.length > 0).sort((one, other) => placeOf(one) - placeOf(other));
}

type Scored<T extends Rankable> = Ranked<T> & { readonly score: number };

const byScore = <T extends Rankable>(one: Scored<T>, other: Scored<T>): number =>
  other.score - one.score || one.entry.name.localeCompare(other.entry.name);

/** Commands stand at the end, whatever fits better. */
const placeOf = <T extends Rankable>({ kind, items }: { kind: EntryKind; items: readonly Scored<T>[] }): number =>
  kind === 'command' ? Number.POSITIVE_INFINITY : -(items[0]?.score ?? 0);

function fitOf(entry: Rankable, text: string): Fit | null {
  if (entry.always) return { score: -1, places: [] };
  const byName = fitTo(entry.name, text);
  if (byName) return byName;
  const byOther = entry.also === undefined ? null : fitTo(entry.also, text);
  return byOther && { score: byOther.score - 500, places: [] };
}

/** What is new, and what was open lately, comes before what fits as well. */
function bonusOf({ mentions = 0, unread = 0, recency }: Rankable): number {
  const news = mentions > 0 ? 40 : unread > 0 ? 20 : 0;
  return news + (recency === undefined ? 0 : Math.max(0, 30 - recency));
}

/** Before anything is typed: what calls, what was open lately, what is new, and then the commands. */
function beforeTyping<T extends Rankable>(entries: readonly T[]): RankedGroup<T>[] {
  const weight = ({ mentions = 0, unread = 0, recency }: Rankable): number | null => {
    if (mentions > 0) return -1_000;
    if (recency !== undefined) return recency;
    return unread > 0 ? 500 : null;
  };
  const recent = entries
    .flatMap((entry) => {
      const found = entry.kind === 'command' ? null : weight(entry);
      return found === null ? [] : [{ entry, places: [], weight: found }];
    })
    .sort((one, other) => one.weight - other.weight)
    .slice(0, MOST);
  const commands = entries.filter((entry) => entry.kind === 'command' && !entry.always).slice(0, MOST);
  const groups: RankedGroup<T>[] = [
    { kind: 'recent', items: recent },
    { kind: 'command', items: commands.map((entry) => ({ entry, places: [] })) },
  ];
  return groups.filter(({ items }) => items.length > 0);
}
