import type { ChatMessage } from '#shared/nouns/message';
import { type HistoryPage, withVersions } from '#shared/state/room-state';

/** Live messages kept while older ones are fetched; beyond that they are fetched as well. */
const HELD_MAX = 500;

/** What catching up stands on, and whom it tells. */
export interface CatchUpOptions {
  /** The last message at hand. */
  last(): number;
  /** Asks the host for what comes after a message; null when the line is lost. */
  page(after: number): Promise<HistoryPage | null>;
  /** Takes messages in order, none twice. */
  take(page: Pick<HistoryPage, 'messages' | 'threads'>, caughtUp: boolean): void;
  /** How far it has come and where it is going, as far as is known. */
  progress(last: number, target: number): void;
}

/**
 * Fetches what was missed, page by page, while new messages already arrive: those are held until it is their turn.
 * Ends by itself, or when the line breaks; then the next join starts from where it came.
 */
export class CatchUp {
  #held: ChatMessage[] = [];
  /** Held messages were let go: they have to be fetched like the others. */
  #overflowed = false;
  #newest: number;

  /** `target` is the last message there was before the first one that is held. */
  constructor(
    private readonly options: CatchUpOptions,
    private readonly target: number,
  ) {
    this.#newest = target;
  }

  /** A live message; it is taken after everything before it. */
  hold(message: ChatMessage): void {
    this.#newest = Math.max(this.#newest, message.seq);
    if (this.#held.length >= HELD_MAX) {
      this.#held = [];
      this.#overflowed = true;
    }
    if (!this.#overflowed) this.#held.push(message);
  }

  /** Messages changed; some of them may be held. */
  amend(versions: readonly ChatMessage[]): void {
    this.#held = [...withVersions(this.#held, versions)];
  }

  /** Resolves with whether everything is here now; false when the line was lost. */
  async run(): Promise<boolean> {
    let more = this.options.last() < this.target || this.#overflowed;
    while (more) {
      const last = this.options.last();
      this.options.progress(last, Math.max(last + 1, this.#newest));
      this.#overflowed = false;
      const page = await this.options.page(last);
      if (!page) return false;
      this.options.take(page, true);
      more = page.more || this.#overflowed;
    }
    const held = this.#held;
    this.#held = [];
    this.options.take({ messages: held }, false);
    return true;
  }
}
