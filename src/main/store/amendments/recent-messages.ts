import type { StoredMessage } from '../room-log/stored-message';

/** UTF-16 units of text kept at most: some hundred messages of usual length. */
const LONGEST = 64 * 1024;

/** What a message takes beside its text, in the same measure. */
const BESIDE = 512;

/**
 * The last messages of a room as they stand: people answer what was just said, and need not wait until it was read from
 * the disk.
 */
export class RecentMessages {
  /** The one that was longest without a change first. */
  readonly #messages = new Map<number, StoredMessage>();
  #length = 0;

  get(seq: number): StoredMessage | undefined {
    return this.#messages.get(seq);
  }

  /** Keeps a message as it stands now. */
  put(message: StoredMessage): void {
    this.#forget(message.seq);
    this.#messages.set(message.seq, message);
    this.#length += lengthOf(message);
    for (const seq of this.#messages.keys()) {
      if (this.#length <= LONGEST) return;
      this.#forget(seq);
    }
  }

  clear(): void {
    this.#messages.clear();
    this.#length = 0;
  }

  #forget(seq: number): void {
    const message = this.#messages.get(seq);
    if (message !== undefined) this.#length -= lengthOf(message);
    this.#messages.delete(seq);
  }
}

const lengthOf = ({ message, reactions, files }: StoredMessage): number =>
  BESIDE + message.length + files.length * BESIDE + reactions.reduce((sum, { users }) => sum + 48 * users.length, 0);
