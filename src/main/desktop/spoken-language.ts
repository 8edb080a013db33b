import { type Language, languageFor } from '#shared/words/language';
import { type Words, wordsIn } from '#shared/words/words';
import type { Settings } from './settings';

/** The language the app speaks: the one chosen, or that of the system. It may change while the app runs. */
export class SpokenLanguage {
  readonly #listeners = new Set<() => void>();
  readonly #stop: () => void;
  #language: Language;

  /** `system` are the languages of the system (BCP 47), the favourite first. */
  constructor(
    settings: Pick<Settings, 'value' | 'onChange'>,
    private readonly system: () => readonly string[],
  ) {
    const chosen = () => languageFor(settings.value.language, this.system());
    this.#language = chosen();
    this.#stop = settings.onChange(() => {
      const language = chosen();
      if (language === this.#language) return;
      this.#language = language;
      for (const listener of this.#listeners) listener();
    });
  }

  get language(): Language {
    return this.#language;
  }

  /** All texts in it. */
  get words(): Words {
    return wordsIn(this.#language);
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#stop();
    this.#listeners.clear();
  }
}
