import { LIMITS } from '#shared/protocol/limits';

/** How often it is told again that somebody is still writing: well within the time in which it fades. */
const AGAIN_MS = LIMITS.typingMs / 3;

/** Who is writing in which room. */
export class Typists {
  /** Room → person → when it was last told. */
  readonly #rooms = new Map<string, Map<string, number>>();
  readonly #now: () => number;

  /** `now` is a clock in milliseconds that never jumps. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Notes what somebody says of themself. True when the others are to be told. */
  note(roomId: string, userId: string, on: boolean): boolean {
    const typists = this.#rooms.get(roomId);
    if (!on) {
      const told = typists?.delete(userId) ?? false;
      if (typists?.size === 0) this.#rooms.delete(roomId);
      return told;
    }
    const told = typists?.get(userId);
    if (told !== undefined && this.#now() - told < AGAIN_MS) return false;
    this.#rooms.set(roomId, (typists ?? new Map<string, number>()).set(userId, this.#now()));
    return true;
  }
}
