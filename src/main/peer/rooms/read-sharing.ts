import type { Result } from '#shared/result';
import type { PushFailure } from '../wire/host-channel';

/** Reading is told at most this often, in milliseconds: a busy room that is looked at must not mean a push per message. */
const SHARE_MS = 1_000;

/** What sharing stands on. */
export interface ReadSharingOptions {
  /** The last message that this person looked at and the room has; 0 for none. */
  seen(): number;
  /** Whether this person lets others see what they have read. */
  tells(): boolean;
  push(seq: number): Promise<Result<unknown, PushFailure>>;
}

/** Tells the host how far this person has read a room: the newest mark, soon and not too often. */
export class ReadSharing {
  /** What the host knows; null while the room is not joined. */
  #told: number | null = null;
  #timer: NodeJS.Timeout | null = null;
  #underWay = false;
  #sharedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly options: ReadSharingOptions) {}

  /** The room is joined; the host knows this much of this person. */
  begin(told: number): void {
    this.#told = told;
    this.share();
  }

  /** The host told of a mark of this person: from here, or from another of their devices. */
  heard(seq: number): void {
    if (this.#told !== null) this.#told = Math.max(this.#told, seq);
  }

  /** Something was read. */
  share(): void {
    if (this.#timer || this.#underWay || !this.#hasNews()) return;
    this.#in(Math.max(0, this.#sharedAt + SHARE_MS - performance.now()));
  }

  /** The room is not joined any more. */
  stop(): void {
    this.#told = null;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #hasNews(): boolean {
    return this.#told !== null && this.options.seen() > this.#told && this.options.tells();
  }

  #in(ms: number): void {
    if (ms === 0) {
      void this.#push();
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.#push();
    }, ms);
  }

  async #push(): Promise<void> {
    if (!this.#hasNews()) return;
    const seq = this.options.seen();
    this.#underWay = true;
    this.#sharedAt = performance.now();
    const result = await this.options.push(seq);
    this.#underWay = false;
    if (this.#told === null) return;
    if (result.ok) this.heard(seq);
    else if (result.error.kind !== 'refused') return;
    else if (result.error.refusal.reason === 'rate_limited') {
      this.#in(result.error.refusal.retry_after ?? SHARE_MS);
      return;
    } else {
      // A host that knows no read marks, or no such message: it is not asked again about this one.
      this.heard(seq);
    }
    this.share();
  }
}
