import type { ChatMessage } from '#shared/nouns/message';
import { withVersions } from '#shared/state/room-state';

/**
 * Changes that are told while messages are being fetched. A page may be read on the host before a message of it changes
 * and come after the event that says so: without this it would bring the old text back.
 */
export class NewerVersions {
  readonly #versions = new Map<number, ChatMessage>();
  #underWay = 0;

  /** Fetches something; changes told meanwhile are remembered as long as anything is under way. */
  async during<T>(fetch: () => Promise<T>): Promise<T> {
    this.#underWay += 1;
    try {
      return await fetch();
    } finally {
      // Whoever waits for the answer looks at it before the next event, and only then is what came meanwhile forgotten.
      setImmediate(() => this.#ended());
    }
  }

  /** A message changed. */
  note(versions: readonly ChatMessage[]): void {
    if (this.#underWay === 0) return;
    for (const version of versions) {
      const known = this.#versions.get(version.seq);
      if (!known || version.change > known.change) this.#versions.set(version.seq, version);
    }
  }

  /** The messages as they are by now. */
  of(messages: readonly ChatMessage[]): readonly ChatMessage[] {
    return this.#versions.size === 0 ? messages : withVersions(messages, [...this.#versions.values()]);
  }

  #ended(): void {
    this.#underWay -= 1;
    if (this.#underWay === 0) this.#versions.clear();
  }
}
