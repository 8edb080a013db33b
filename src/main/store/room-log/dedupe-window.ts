import { createHash } from 'node:crypto';
import type { ChatMessage } from '#shared/nouns/message';
import { LIMITS } from '#shared/protocol/limits';

const SIZE = LIMITS.dedupeWindow;

type Entry = Pick<ChatMessage, 'user' | 'client_id' | 'seq'>;

/**
 * Which `client_id`s the last 10,000 messages of a room have: 48 bits of a hash each, so that a busy room costs half a
 * megabyte. Whoever finds a seq reads that message and compares, which makes a collision harmless.
 */
export class DedupeWindow {
  readonly #seqs = new Map<number, number>();
  /** The key of each seq of the window, at seq modulo the window's size. */
  readonly #keys = new Float64Array(SIZE);

  /** The oldest seq that counts in a room that ends at `head`. */
  static oldest(head: number): number {
    return Math.max(1, head - SIZE + 1);
  }

  /** Adds the next message of the room; the one that leaves the window is forgotten. */
  add({ user, client_id, seq }: Entry): void {
    const leaving = this.#keys[seq % SIZE] ?? 0;
    if (this.#seqs.get(leaving) === seq - SIZE) this.#seqs.delete(leaving);
    this.#set(keyOf(user, client_id), seq);
  }

  /** Adds an older message, unless its slot or its key has a later one by now. */
  fill({ user, client_id, seq }: Entry): void {
    if (this.#seqs.has(this.#keys[seq % SIZE] ?? 0)) return;
    const key = keyOf(user, client_id);
    if (!this.#seqs.has(key)) this.#set(key, seq);
  }

  /** The seq of the message that probably has this `client_id`, whose room now ends at `head`. */
  find(user: string, clientId: string, head: number): number | undefined {
    const seq = this.#seqs.get(keyOf(user, clientId));
    return seq !== undefined && seq > head - SIZE ? seq : undefined;
  }

  #set(key: number, seq: number): void {
    this.#keys[seq % SIZE] = key;
    this.#seqs.set(key, seq);
  }
}

/** Ids have no spaces, so that user and `client_id` cannot run into each other. */
const keyOf = (user: string, clientId: string): number =>
  createHash('sha1').update(`${user} ${clientId}`).digest().readUIntBE(0, 6);
