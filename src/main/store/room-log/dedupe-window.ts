import { randomBytes } from 'node:crypto';
import { LIMITS } from '#shared/protocol/limits';
import type { Identity } from './log-record';

const SIZE = LIMITS.dedupeWindow;

/** Places of the hash table, a power of two: a third of them is taken at most. */
const PLACES = 32_768;

/**
 * Which `client_id`s the last 10,000 messages of a room have: 53 bits of a hash each, a quarter of a megabyte in all and
 * nothing for the garbage collector to follow. Whoever finds a seq reads that message and compares, which makes a
 * collision harmless; the hash begins with a secret, so that nobody can send what collides with another one's.
 */
export class DedupeWindow {
  readonly #secret = randomBytes(8);
  readonly #seeds = [this.#secret.readInt32LE(0), this.#secret.readInt32LE(4)] as const;
  /** The key and the seq of each message of the window, at seq modulo its size; seq 0 where there is none. */
  readonly #keys = new Float64Array(SIZE);
  readonly #seqs = new Float64Array(SIZE);
  /** A hash table with open addressing: where a key stands in the two lists above, plus 1; 0 where none does. */
  readonly #places = new Uint16Array(PLACES);

  /** The oldest seq that counts in a room that ends at `head`. */
  static oldest(head: number): number {
    return Math.max(1, head - SIZE + 1);
  }

  /** Adds the next message of the room; the one that leaves the window is forgotten. */
  add({ user, client_id, seq }: Identity): void {
    this.#forget(seq % SIZE);
    this.#set(this.#keyOf(user, client_id), seq);
  }

  /** Adds an older message, unless its slot or its key has a later one by now. */
  fill({ user, client_id, seq }: Identity): void {
    if (this.#seqs[seq % SIZE] !== 0) return;
    const key = this.#keyOf(user, client_id);
    if (this.#places[this.#placeOf(key)] === 0) this.#set(key, seq);
  }

  /** The seq of the message that probably has this `client_id`, whose room now ends at `head`. */
  find(user: string, clientId: string, head: number): number | undefined {
    const index = this.#places[this.#placeOf(this.#keyOf(user, clientId))] ?? 0;
    const seq = index === 0 ? 0 : (this.#seqs[index - 1] ?? 0);
    return seq !== 0 && seq > head - SIZE ? seq : undefined;
  }

  #set(key: number, seq: number): void {
    const index = seq % SIZE;
    this.#places[this.#placeOf(key)] = index + 1;
    this.#keys[index] = key;
    this.#seqs[index] = seq;
  }

  #forget(index: number): void {
    if (this.#seqs[index] === 0) return;
    this.#seqs[index] = 0;
    const place = this.#placeOf(this.#keys[index] ?? 0);
    // A key that was used again stands for its later message.
    if (this.#places[place] === index + 1) this.#vacate(place);
  }

  /** The place of a key, or the empty one where it would stand. */
  #placeOf(key: number): number {
    let place = homeOf(key);
    for (;;) {
      const index = this.#places[place] ?? 0;
      if (index === 0 || this.#keys[index - 1] === key) return place;
      place = next(place);
    }
  }

  /** Empties a place and moves up what was put further than its home because of it. */
  #vacate(place: number): void {
    let hole = place;
    for (let at = next(place); ; at = next(at)) {
      const index = this.#places[at] ?? 0;
      if (index === 0) break;
      const home = homeOf(this.#keys[index - 1] ?? 0);
      if (distance(home, at) < distance(hole, at)) continue;
      this.#places[hole] = index;
      hole = at;
    }
    this.#places[hole] = 0;
  }

  /** cyrb53 with seeds (bryc, public domain). Ids have no spaces, so that user and `client_id` cannot run into each other. */
  #keyOf(user: string, clientId: string): number {
    const text = `${user} ${clientId}`;
    let [high, low]: readonly [number, number] = this.#seeds;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      high = Math.imul(high ^ unit, 2_654_435_761);
      low = Math.imul(low ^ unit, 1_597_334_677);
    }
    high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
    low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
    return 2 ** 32 * (low & 0x1f_ffff) + (high >>> 0);
  }
}

const homeOf = (key: number): number => (key >>> 0) % PLACES;
const next = (place: number): number => (place + 1) % PLACES;
/** How far it is from one place on to another. */
const distance = (from: number, to: number): number => (to - from + PLACES) % PLACES;
