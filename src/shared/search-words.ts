/**
 * What a search calls a word, for the index that finds messages and for the window that marks what was found. All words of
 * a query must match, by their beginnings, ignoring case and accents; everything else in a query is plain text.
 *
 * Chinese, Japanese, Thai, Lao, Khmer and Burmese are written without spaces between words: there a query matches anywhere
 * in a run of such letters.
 */

/** Marks above and below letters; vowel signs of Indic scripts are letters and stay. */
const ACCENTS = new RegExp(
  `[${[
    // the ones of Latin, Greek and Cyrillic letters, and the selectors of emoji
    '\\u0300-\\u036f\\u0483-\\u0489\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20f0\\ufe0e\\ufe0f\\ufe20-\\ufe2f',
    // of Hebrew
    '\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7',
    // of Arabic
    '\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed',
  ].join('')}]`,
  'g',
);

/** Letters that Unicode does not take apart, and what people type who do not have them. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ŧ: 't', þ: 'th', ı: 'i', ς: 'σ' },
};
const SPECIAL = /[ßæœøłđðħŧþıς]/g;

const WORD = /[\p{L}\p{N}\p{M}]+|\p{Extended_Pictographic}/gu;
const UNSPACED = /[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]+/u;
const SPLIT = new RegExp(`(${UNSPACED.source})`, 'u');
/** A letter with the marks that belong to it. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu;

/** A text as searches compare it: lower case, without accents, compatible forms as one. */
export const foldText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .toLowerCase()
    // Lower case brings new marks: the dot of İ.
    .replace(ACCENTS, '')
    .replace(SPECIAL, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFC');

/** A word, or a run of letters of a script without spaces. */
export interface SearchWord {
  readonly text: string;
  readonly unspaced: boolean;
}

/** The words of a text, folded, in order. */
export function searchWords(text: string): SearchWord[] {
  const words = foldText(text).match(WORD) ?? [];
  return words.flatMap((word) => {
    if (!UNSPACED.test(word)) return [{ text: word, unspaced: false }];
    // Every second part is one that the pattern captured.
    return word.split(SPLIT).flatMap((part, index) => (part === '' ? [] : [{ text: part, unspaced: index % 2 === 1 }]));
  });
}

/** What an index keeps of a word: a run without spaces by its pairs of letters, so that every beginning inside is found. */
export function termsOfText(text: string): Set<string> {
  const terms = new Set<string>();
  for (const word of searchWords(text)) {
    if (!word.unspaced) terms.add(word.text);
    else for (const pair of pairsOf(word.text, true)) terms.add(pair);
  }
  return terms;
}

/** What an index is asked for: terms that all must begin so. A message with all of them may still lack a whole run. */
export function termsOfQuery(query: string): Set<string> {
  const terms = new Set<string>();
  for (const word of searchWords(query)) {
    if (!word.unspaced) terms.add(word.text);
    else for (const pair of pairsOf(word.text, false)) terms.add(pair);
  }
  return terms;
}

function pairsOf(run: string, withLast: boolean): string[] {
  const letters = run.match(CLUSTER) ?? [];
  const pairs = letters.slice(0, -1).map((letter, index) => letter + (letters[index + 1] ?? ''));
  return withLast || letters.length === 1 ? [...pairs, ...letters.slice(-1)] : pairs;
}

/** Makes what says whether a text has all words of a query. A query without words matches everything. */
export function createMatcher(query: string): (text: string) => boolean {
  const wanted = searchWords(query);
  if (wanted.length === 0) return () => true;
  return (text) => {
    const words = searchWords(text);
    return wanted.every((want) =>
      words.some((word) => (want.unspaced ? word.unspaced && word.text.includes(want.text) : begins(word, want))),
    );
  };
}

const begins = (word: SearchWord, want: SearchWord): boolean => !word.unspaced && word.text.startsWith(want.text);
