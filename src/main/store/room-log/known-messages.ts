import { DedupeWindow } from './dedupe-window';
import type { Identity } from './log-record';

/** What of a room is in memory only while people write in it. */
interface Window {
  readonly known: DedupeWindow;
  readonly ready: Promise<void>;
  filled: boolean;
}

/** Reads by what the newest messages are known again, newest first, some at a time, until `take` has enough. */
export type ReadIdentities = (take: (identities: readonly Identity[]) => boolean) => Promise<void>;

/** The `client_id`s of a room's last messages: filled from disk on first use; what is committed meanwhile is added as well. */
export class KnownMessages {
  readonly #read: ReadIdentities;
  #window: Window | undefined;

  constructor(read: ReadIdentities) {
    this.#read = read;
  }

  /** Whether it is certain at once that there is no such message. */
  isNew(user: string, clientId: string, head: number): boolean {
    return this.#window?.filled === true && this.#window.known.find(user, clientId, head) === undefined;
  }

  /** The seq of the message that probably has this `client_id`. `head` is asked when the answer can be given. */
  async find(user: string, clientId: string, head: () => number): Promise<number | undefined> {
    const { known, ready } = this.#open(head());
    await ready;
    return known.find(user, clientId, head());
  }

  /** Adds the next message of the room. */
  add(identity: Identity): void {
    this.#window?.known.add(identity);
  }

  /** Frees the memory until somebody asks again. */
  rest(): void {
    this.#window = undefined;
  }

  #open(head: number): Window {
    if (this.#window !== undefined) return this.#window;
    const known = new DedupeWindow();
    const window = { known, ready: this.#fill(known, DedupeWindow.oldest(head)), filled: false };
    window.ready.then(
      () => {
        window.filled = true;
      },
      () => {
        if (this.#window === window) this.#window = undefined;
      },
    );
    this.#window = window;
    return window;
  }

  #fill(known: DedupeWindow, oldest: number): Promise<void> {
    return this.#read((identities) => {
      for (const identity of identities) if (identity.seq >= oldest) known.fill(identity);
      return (identities.at(-1)?.seq ?? oldest) < oldest;
    });
  }
}
