import { LIMITS } from '#shared/protocol/limits';

/** Who is typing in a room: it fades when it was not said again for a while, and with the line. */
export class TypingPeople {
  readonly #fading = new Map<string, NodeJS.Timeout>();

  /** `told` hears whenever somebody begins or stops. */
  constructor(private readonly told: (user: string, on: boolean) => void) {}

  /** The host said that somebody types, or does no longer. */
  heard(user: string, on: boolean): void {
    const wasOn = this.stopped(user);
    if (on)
      this.#fading.set(
        user,
        setTimeout(() => this.#fade(user), LIMITS.typingMs),
      );
    if (on !== wasOn) this.told(user, on);
  }

  /** Somebody sent what they typed: whoever sees the message knows. */
  stopped(user: string): boolean {
    clearTimeout(this.#fading.get(user));
    return this.#fading.delete(user);
  }

  /** The line is lost: nobody knows who types. */
  stop(): void {
    for (const user of [...this.#fading.keys()]) this.heard(user, false);
  }

  #fade(user: string): void {
    this.heard(user, false);
  }
}
