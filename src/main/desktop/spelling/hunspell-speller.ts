import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Hunspell } from 'hunspell-wasm';
import { SPELL_SUGGESTIONS } from '#shared/bridge/spelling';
import type { Speller, SpellerData } from './speller';

/** Words whose answer is remembered: a text is checked again and again while it is written. */
const REMEMBERED = 10_000;

/** Looks words up with Hunspell, in the thread of its caller: a long German word takes it some 50 ms. */
export class HunspellSpeller implements Speller {
  readonly #answers = new Map<string, boolean>();

  private constructor(private readonly dictionaries: readonly Hunspell[]) {}

  /** Loads the dictionaries, one after the other: up to 0.7 s and 60 MB each. */
  static async open({ packages, from }: SpellerData): Promise<HunspellSpeller> {
    const { createHunspellFromFiles } = await import('hunspell-wasm');
    const { resolve } = createRequire(join(from, 'here'));
    const dictionaries: Hunspell[] = [];
    for (const name of packages) {
      const folder = dirname(resolve(name));
      dictionaries.push(await createHunspellFromFiles(join(folder, 'index.aff'), join(folder, 'index.dic')));
    }
    return new HunspellSpeller(dictionaries);
  }

  async wrong(words: readonly string[]): Promise<string[]> {
    return words.filter((word) => !this.#isRight(word));
  }

  async suggestions(word: string): Promise<string[]> {
    const lists = this.dictionaries.map((dictionary) => dictionary.getSpellingSuggestions(word));
    const longest = Math.max(0, ...lists.map(({ length }) => length));
    // The best of each language first, then the second best.
    const all = Array.from({ length: longest }, (_, rank) => lists.flatMap((list) => list[rank] ?? [])).flat();
    return [...new Set(all)].slice(0, SPELL_SUGGESTIONS);
  }

  async close(): Promise<void> {
    for (const dictionary of this.dictionaries) dictionary.dispose();
  }

  /** A word is right when one of the languages has it. */
  #isRight(word: string): boolean {
    const known = this.#answers.get(word);
    if (known !== undefined) return known;
    const right = this.dictionaries.some((dictionary) => dictionary.testSpelling(word));
    if (this.#answers.size >= REMEMBERED) this.#answers.clear();
    this.#answers.set(word, right);
    return right;
  }
}
