import type { ChatMessage } from '#shared/nouns/message';
import { LIMITS } from '#shared/protocol/limits';
import type { Result } from '#shared/result';
import type { PushFailure } from '../wire/host-channel';

/** A page of history as the host answers it. */
export interface HistoryPage {
  readonly messages: readonly ChatMessage[];
  readonly more: boolean;
}

/** Live messages kept while older ones are fetched; beyond that they are fetched as well. */
const HELD_MAX = 500;
/** Pause after a page that was refused, in milliseconds. */
const RETRY_MS = 1_000;

/** What catching up stands on, and whom it tells. */
export interface CatchUpOptions {
  /** The last message at hand. */
  last(): number;
  /** Asks the host for what comes after a message. */
  page(after: number, limit: number): Promise<Result<HistoryPage, PushFailure>>;
  /** Takes messages in order, none twice. */
  take(messages: readonly ChatMessage[], caughtUp: boolean): void;
  /** How many are still missing, as far as is known. */
  remaining(count: number): void;
}

/**
 * Fetches what was missed, page by page, while new messages already arrive: those are held until it is their turn.
 * Ends by itself, or when the line breaks; then the next join starts from where it came.
 */
export class CatchUp {
  #held: ChatMessage[] = [];
  /** Held messages were let go: they have to be fetched like the others. */
  #overflowed = false;
  #target: number;
  #cancelled = false;
  #timer: NodeJS.Timeout | null = null;
  #stopWaiting: () => void = () => undefined;

  constructor(
    private readonly options: CatchUpOptions,
    target: number,
  ) {
    this.#target = target;
  }

  /** A live message; it is taken after everything before it. */
  hold(message: ChatMessage): void {
    this.#target = Math.max(this.#target, message.seq);
    if (this.#held.length >= HELD_MAX) {
      this.#held = [];
      this.#overflowed = true;
    }
    if (!this.#overflowed) this.#held.push(message);
  }

  /** Resolves with whether everything is here now. */
  async run(): Promise<boolean> {
    let more = true;
    while (more && !this.#cancelled) {
      this.options.remaining(Math.max(1, this.#target - this.options.last()));
      const overflowedBefore = this.#overflowed;
      this.#overflowed = false;
      const page = await this.options.page(this.options.last(), LIMITS.historyMax);
      if (this.#cancelled) return false;
      if (page.ok) {
        this.options.take(page.value.messages, true);
        more = page.value.more || this.#overflowed;
        continue;
      }
      this.#overflowed ||= overflowedBefore;
      if (page.error.kind === 'lost') return false;
      await this.#pause(page.error.kind === 'refused' ? (page.error.refusal.retry_after ?? RETRY_MS) : RETRY_MS);
    }
    if (this.#cancelled) return false;
    const held = this.#held;
    this.#held = [];
    this.options.take(held, false);
    this.options.remaining(0);
    return true;
  }

  cancel(): void {
    this.#cancelled = true;
    this.#stopWaiting();
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#stopWaiting = () => {
        if (this.#timer) clearTimeout(this.#timer);
        resolve();
      };
      this.#timer = setTimeout(resolve, ms);
    });
  }
}
