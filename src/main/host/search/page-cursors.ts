import { createHmac, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import { Id, Seq, Timestamp } from '#shared/nouns/fields';
import type { Place } from '../../store/search';

const Spot = v.tuple([Timestamp, Id, Seq]);

/** Bytes of a seal: too many to be guessed, few enough to travel. */
const SEAL_BYTES = 16;

/**
 * Cursors that say where a page ended and are worth nothing to anybody else, nor with another question: each is sealed
 * with who asked and for what. They hold across restarts of the host.
 */
export class PageCursors {
  readonly #key: Buffer;

  /** @param secret of the host, the same after a restart */
  constructor(secret: string) {
    this.#key = createHmac('sha256', secret).update('page cursors').digest();
  }

  /** @param asked who asks, and for what */
  seal(asked: readonly unknown[], { created, room, seq }: Place): string {
    const place = JSON.stringify([created, room, seq]);
    return `${Buffer.from(place).toString('base64url')}.${this.#sealOf(asked, place).toString('base64url')}`;
  }

  /** Where the page before ended; null for a cursor that was not made for this question. */
  open(asked: readonly unknown[], cursor: string): Place | null {
    const [text = '', seal = ''] = cursor.split('.');
    const place = Buffer.from(text, 'base64url').toString();
    const given = Buffer.from(seal, 'base64url');
    const right = this.#sealOf(asked, place);
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
    const [created, room, seq] = v.parse(Spot, JSON.parse(place));
    // Base64 can be written in several ways; a cursor is one text.
    return this.seal(asked, { created, room, seq }) === cursor ? { created, room, seq } : null;
  }

  #sealOf(asked: readonly unknown[], place: string): Buffer {
    return createHmac('sha256', this.#key)
      .update(JSON.stringify([asked, place]))
      .digest()
      .subarray(0, SEAL_BYTES);
  }
}
