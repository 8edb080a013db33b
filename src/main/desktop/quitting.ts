import type { Logger } from '../logger';
import type { ClosingQuestion } from './closing-question';

/** What quitting needs of Electron's `app`. */
interface LeavableApp {
  on(event: 'before-quit', listener: (event: { preventDefault(): void }) => void): unknown;
  on(event: 'window-all-closed', listener: () => void): unknown;
  quit(): void;
  exit(code: number): void;
}

/** What quitting needs to know and do. */
export interface QuittingParts {
  readonly app: LeavableApp;
  readonly platform: NodeJS.Platform;
  /** What to ask before ending, or null. */
  readonly question: () => ClosingQuestion | null;
  /** Asks; true ends the app. */
  readonly ask: (question: ClosingQuestion) => Promise<boolean>;
  /** Stops everything and waits until it is on disk. */
  readonly end: () => Promise<void>;
  readonly logger: Logger;
}

/**
 * The one way out of the app: ask if others are connected to our host, stop everything, leave. Whoever asks to quit again
 * while it stops is not kept waiting.
 */
export class Quitting {
  #phase: 'running' | 'asking' | 'ending' | 'ended' = 'running';

  constructor(private readonly parts: QuittingParts) {
    parts.app.on('before-quit', (event) => {
      if (this.#phase !== 'ended') event.preventDefault();
      if (this.#phase === 'running') void this.#quit();
      else if (this.#phase === 'ending') this.#force();
    });
    // Closing the last window does not end the app by itself: on macOS it stays, elsewhere `windowMayClose` ends it.
    parts.app.on('window-all-closed', () => undefined);
  }

  /** Whether the window may close. Except on macOS closing it is quitting, and it closes when all else has stopped. */
  windowMayClose(): boolean {
    if (this.parts.platform === 'darwin' || this.#phase === 'ended') return true;
    if (this.#phase === 'running') this.parts.app.quit();
    return false;
  }

  /** Ends without asking: the system wants it so. */
  now(): void {
    if (this.#phase === 'ending') this.#force();
    else if (this.#phase !== 'ended') void this.#end();
  }

  async #quit(): Promise<void> {
    const question = this.parts.question();
    if (question) {
      this.#phase = 'asking';
      const leave = await this.parts.ask(question).catch(() => true);
      // While the question stood the system may have ended the app.
      if (this.#phase !== 'asking') return;
      this.#phase = 'running';
      if (!leave) return;
    }
    await this.#end();
  }

  async #end(): Promise<void> {
    this.#phase = 'ending';
    await this.parts.end();
    this.#phase = 'ended';
    this.parts.app.quit();
  }

  #force(): void {
    this.parts.logger.warn('quit_forced');
    this.parts.app.exit(0);
  }
}
