import type { ChatMessage } from '#shared/nouns/message';
import type { Amendment } from '../log';
import { searchedText } from '../search';
import type { Entry, Position } from './entry';

/** What the index keeps of a message. */
export const entryOf = (message: ChatMessage): Entry => ({
  room: message.room,
  seq: message.seq,
  user: message.user,
  created: Date.parse(message.created),
  thread: message.thread,
  change: message.change,
  text: message.deleted === null ? searchedText(message) : null,
  hasFile: message.files.length > 0,
});

/** What changes nothing that can be looked for. */
const isSilent = ({ kind }: Amendment): boolean => kind === 'reaction' || kind === 'pin';

/** Somebody who waits until the index has so much of a room. */
interface Waiter {
  top: number;
  change: number;
  readonly resolve: () => void;
}

/** How far one room is in the index, and how far it goes. What is heard is only noted, and read from the log later. */
export class FollowedRoom {
  /** Everything from `floor` to `top` is in the index, and changes up to `change`. */
  top: number;
  floor: number;
  change: number;
  /** Whether the index had it at all when following began. */
  readonly isKnown: boolean;
  /** The newest message and change heard of. */
  #heard = 0;
  #heardChange = 0;
  /** Whether the log was asked how far the room goes. */
  #looked: boolean;
  /** When the oldest message taken was written: rooms are filled in the order of it. */
  reached = Number.POSITIVE_INFINITY;
  #waiters: Waiter[] = [];

  private constructor(known: Position | undefined, looked: boolean) {
    this.top = known?.top ?? 0;
    this.floor = known?.floor ?? 1;
    this.change = known?.change ?? 0;
    this.isKnown = known !== undefined;
    this.#looked = looked;
  }

  /** A room that was just made. */
  static empty(): FollowedRoom {
    return new FollowedRoom(undefined, true);
  }

  /** A room that was there before, and where the index has it, if it does. */
  static at(known: Position | undefined): FollowedRoom {
    return new FollowedRoom(known, false);
  }

  get looked(): boolean {
    return this.#looked;
  }

  get hasNewMessages(): boolean {
    return this.top < this.#heard;
  }

  get hasNewChanges(): boolean {
    return this.change < this.#heardChange;
  }

  get isBehind(): boolean {
    return !this.#looked || this.hasNewMessages || this.hasNewChanges;
  }

  get isAwaited(): boolean {
    return this.#waiters.length > 0;
  }

  hear({ seq }: ChatMessage): void {
    this.#heard = Math.max(this.#heard, seq);
  }

  hearChange({ change }: ChatMessage, amendment: Amendment): void {
    const changesAreIn = this.#looked && !this.hasNewChanges;
    this.#heardChange = Math.max(this.#heardChange, change);
    if (changesAreIn && isSilent(amendment)) this.change = this.#heardChange;
  }

  /** The log was asked how far the room goes. */
  look(head: number, change: number): void {
    this.#heard = Math.max(this.#heard, head);
    this.#heardChange = Math.max(this.#heardChange, change);
    this.#looked = true;
    for (const waiter of this.#waiters) Object.assign(waiter, this.#goal());
  }

  /** Resolves when everything that is in the room by now is in the index, or nobody follows the room any longer. */
  caughtUp(): Promise<void> {
    if (!this.isBehind) return Promise.resolve();
    return new Promise((resolve) => this.#waiters.push({ ...this.#goal(), resolve }));
  }

  /** Something was taken: those who waited for that hear of it. */
  tell(): void {
    if (this.#waiters.length === 0) return;
    const served = this.#waiters.filter(({ top, change }) => this.top >= top && this.change >= change);
    this.#waiters = this.#waiters.filter((waiter) => !served.includes(waiter));
    for (const { resolve } of served) resolve();
  }

  /** It is not followed any longer: nobody is to wait for it. */
  giveUp(): void {
    for (const { resolve } of this.#waiters.splice(0)) resolve();
  }

  /** Where it is to come; how far that is says the log. */
  #goal(): Pick<Waiter, 'top' | 'change'> {
    if (!this.#looked) return { top: Number.POSITIVE_INFINITY, change: Number.POSITIVE_INFINITY };
    return { top: this.#heard, change: this.#heardChange };
  }
}
