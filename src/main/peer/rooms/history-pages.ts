import { LIMITS } from '#shared/protocol/limits';
import type { Result } from '#shared/result';
import type { HistoryPage } from '#shared/state/room-state';
import type { PushFailure } from '../wire/host-channel';

/** Pause after a page that was refused, in milliseconds, where the host names none. */
const RETRY_MS = 1_000;

/** What asking for pages stands on. */
export interface HistoryPagesOptions {
  /** Pushes `history`. */
  push(selection: object): Promise<Result<HistoryPage, PushFailure>>;
  /** Asks when it is this room's turn. */
  inTurn<T>(ask: () => Promise<T>): Promise<T>;
}

/** The pages of a room's history, as long as one join of it lasts. A page that is refused is asked for again. */
export class HistoryPages {
  #cancelled = false;
  #stopWaiting: () => void = () => undefined;

  constructor(private readonly options: HistoryPagesOptions) {}

  get cancelled(): boolean {
    return this.#cancelled;
  }

  /** A whole page: what comes before or after a message, or the newest. Null when the line is lost. */
  async ask(selection: { readonly before?: number; readonly after?: number } = {}): Promise<HistoryPage | null> {
    const payload = { ...selection, limit: LIMITS.historyMax };
    while (!this.#cancelled) {
      const page = await this.options.inTurn(async () => (this.#cancelled ? null : this.options.push(payload)));
      if (page === null || this.#cancelled) return null;
      if (page.ok) return page.value;
      if (page.error.kind === 'lost') return null;
      await this.#pause(page.error.kind === 'refused' ? (page.error.refusal.retry_after ?? RETRY_MS) : RETRY_MS);
    }
    return null;
  }

  /** The join is over: nothing more is asked, and what is under way is of no interest. */
  cancel(): void {
    this.#cancelled = true;
    this.#stopWaiting();
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#stopWaiting = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
