import type { Session } from 'electron';
import type { Settings } from './settings';

/** A place where no dictionary is: nothing is fetched from the internet. */
const NOWHERE = 'hearth://no-dictionaries/';

/**
 * The spell check of text fields, where the system has one. macOS checks by itself and finds the language by itself;
 * Windows checks in the languages that are installed. On Linux Chromium knows only dictionaries from the internet, so
 * there is none.
 */
export class Spelling {
  readonly #stop: () => void;

  constructor(
    private readonly session: Session,
    private readonly platform: NodeJS.Platform,
    private readonly settings: Pick<Settings, 'value' | 'onChange'>,
  ) {
    if (platform !== 'darwin') session.setSpellCheckerDictionaryDownloadURL(NOWHERE);
    this.#apply();
    this.#stop = settings.onChange(() => this.#apply());
  }

  /** Whether spelling is checked; null where the system cannot. */
  get checks(): boolean | null {
    return hasSpellCheck(this.platform) ? this.settings.value.spell_check : null;
  }

  /** Languages to choose from (BCP 47): none where the system chooses itself, or cannot check. */
  get languages(): readonly string[] {
    return this.platform === 'win32' ? this.session.availableSpellCheckerLanguages : [];
  }

  close(): void {
    this.#stop();
  }

  #apply(): void {
    const { spell_check, spell_languages } = this.settings.value;
    this.session.setSpellCheckerEnabled(spell_check && hasSpellCheck(this.platform));
    const chosen = spell_languages.filter((language) => this.languages.includes(language));
    if (chosen.length > 0) this.session.setSpellCheckerLanguages(chosen);
  }
}

/** Whether the system brings a spell check. */
export const hasSpellCheck = (platform: NodeJS.Platform): boolean => platform === 'darwin' || platform === 'win32';
