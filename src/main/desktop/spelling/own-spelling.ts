import type { Logger } from '../../logger';
import { within } from '../../within';
import type { Settings } from '../settings';
import { isAlwaysRight } from './always-right';
import { DICTIONARY_LANGUAGES, languagesOfSystem, languagesToCheck, packageOf } from './dictionaries';
import type { Names } from './names';
import type { PersonalDictionary } from './personal-dictionary';
import type { Speller } from './speller';
import type { Spelling } from './spelling';

/** How long a menu waits for suggestions, in milliseconds; it then opens without. */
const SUGGEST_WITHIN_MS = 1_000;

/** How long the dictionaries stay in memory after the last word that was looked up, in milliseconds. */
const KEPT_MS = 5 * 60_000;

/** Stands in for dictionaries that cannot be asked: every word is right, underlining them all would help nobody. */
const SILENT: Speller = { wrong: async () => [], suggestions: async () => [], close: async () => undefined };

/** What the spell check stands on. */
export interface OwnSpellingParts {
  readonly settings: Pick<Settings, 'value' | 'onChange'>;
  /** The languages of the system (BCP 47), the favourite first. */
  readonly system: () => readonly string[];
  /** Opens the dictionaries in these npm packages. */
  readonly openSpeller: (packages: readonly string[]) => Speller;
  readonly personal: PersonalDictionary;
  readonly names: Names;
  readonly logger: Logger;
}

/**
 * Hearth's own spell check, with dictionaries that come with the app: for systems where Chromium would fetch its own from
 * the internet. Only those of the languages to check are loaded, when there is a word to check, and not kept for long.
 */
export class OwnSpelling implements Spelling {
  readonly languages = DICTIONARY_LANGUAGES;
  readonly #listeners = new Set<() => void>();
  readonly #stop: () => void;
  #packages: readonly string[];
  #speller: Speller | null = null;
  #resting: NodeJS.Timeout | null = null;

  constructor(private readonly parts: OwnSpellingParts) {
    this.#packages = this.#chosenPackages();
    this.#stop = parts.settings.onChange(() => this.#follow());
  }

  get systemLanguages(): readonly string[] {
    return languagesOfSystem(this.parts.system());
  }

  async wrong(words: readonly string[]): Promise<readonly string[]> {
    if (this.#packages.length === 0) return [];
    const { personal, names } = this.parts;
    const isName = names.finder();
    const unknown = words.filter((word) => !isAlwaysRight(word) && !personal.has(word) && !isName(word));
    return unknown.length === 0 ? [] : this.#ask((speller) => speller.wrong(unknown));
  }

  async suggestions(word: string): Promise<readonly string[]> {
    if (this.#packages.length === 0) return [];
    let found: readonly string[] = [];
    const asking = this.#ask((speller) => speller.suggestions(word)).then((words) => {
      found = words;
    });
    await within(SUGGEST_WITHIN_MS, asking);
    return found;
  }

  async learn(word: string): Promise<void> {
    await this.parts.personal.add(word);
    this.#changed();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#stop();
    this.#listeners.clear();
    this.#packages = [];
    await this.#release();
  }

  async #ask(question: (speller: Speller) => Promise<string[]>): Promise<string[]> {
    const speller = this.#speller ?? this.parts.openSpeller(this.#packages);
    this.#speller = speller;
    this.#restLater();
    try {
      return await question(speller);
    } catch (error) {
      // It is another one when other languages were chosen meanwhile: then all is asked again.
      if (this.#speller === speller) await this.#silence(error);
      return [];
    }
  }

  async #silence(error: unknown): Promise<void> {
    this.parts.logger.error('spelling_not_checked', error);
    const broken = this.#speller;
    this.#speller = SILENT;
    await broken?.close();
  }

  #restLater(): void {
    if (this.#resting) clearTimeout(this.#resting);
    this.#resting = setTimeout(() => void this.#release(), KEPT_MS);
  }

  #follow(): void {
    const packages = this.#chosenPackages();
    if (packages.join() === this.#packages.join()) return;
    this.#packages = packages;
    void this.#release();
    this.#changed();
  }

  #chosenPackages(): string[] {
    const { spell_check, spell_languages } = this.parts.settings.value;
    const languages = spell_check ? languagesToCheck(spell_languages, this.parts.system()) : [];
    return languages.flatMap((language) => packageOf(language) ?? []);
  }

  async #release(): Promise<void> {
    if (this.#resting) clearTimeout(this.#resting);
    this.#resting = null;
    const speller = this.#speller;
    this.#speller = null;
    await speller?.close();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
