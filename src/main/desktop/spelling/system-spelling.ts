import type { Session } from 'electron';
import { SPELL_SUGGESTIONS } from '#shared/bridge/spelling';
import type { Settings } from '../settings';
import type { Spelling } from './spelling';

/** The spell check of macOS, which finds the language by itself. */
export class SystemSpelling implements Spelling {
  readonly languages = [];
  readonly systemLanguages = [];
  readonly #stop: () => void;

  constructor(
    private readonly session: Pick<Session, 'setSpellCheckerEnabled' | 'addWordToSpellCheckerDictionary'>,
    settings: Pick<Settings, 'value' | 'onChange'>,
  ) {
    const apply = () => session.setSpellCheckerEnabled(settings.value.spell_check);
    apply();
    this.#stop = settings.onChange(apply);
  }

  /** Chromium asks the system itself. */
  async wrong(): Promise<string[]> {
    return [];
  }

  async suggestions(_word: string, offered: readonly string[]): Promise<readonly string[]> {
    return offered.slice(0, SPELL_SUGGESTIONS);
  }

  async learn(word: string): Promise<void> {
    this.session.addWordToSpellCheckerDictionary(word);
  }

  /** Chromium takes the underlines away itself. */
  onChange(): () => void {
    return () => undefined;
  }

  async close(): Promise<void> {
    this.#stop();
  }
}
