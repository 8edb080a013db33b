import type { ReadMark } from '#shared/protocol/room-channel';
import type { SavedMessage } from '../../store/marks';
import type { Participants } from '../presence/participants';
import type { Schedule } from '../presence/presence';
import type { Publisher } from './publisher';

/** How long what is too much for a room is gathered: many events in one write cost hardly more than one. */
const GATHER_MS = 250;
/** What a room is told at once in that time: events times people. Whatever a small room does is told at once. */
const AT_ONCE = 1_000;
/** Of what was gathered, what is told in one go. */
const GATHERED = 25_000;

/** What a room was told lately, and what waits. */
interface Window {
  /** Events times people. */
  spent: number;
  /** The last mark of each person, the one that waits longest first. */
  waiting: Map<string, number>;
}

/**
 * Who hears of what people mark, once that is on disk, and of what is kept nowhere. Everybody in a room hears how far
 * everybody has read, which in a large room would be more than all of its messages: there it is gathered, and somebody
 * who reads on meanwhile is told of once. That somebody is writing is not told at all then.
 */
export class MarkNews {
  readonly #publisher: Publisher;
  readonly #participants: Pick<Participants, 'count'>;
  readonly #schedule: Schedule;
  readonly #windows = new Map<string, Window>();
  readonly #timers = new Map<string, () => void>();

  constructor(options: { publisher: Publisher; participants: Pick<Participants, 'count'>; schedule: Schedule }) {
    this.#publisher = options.publisher;
    this.#participants = options.participants;
    this.#schedule = options.schedule;
  }

  /** How far somebody has read, to everybody in the room: their other sockets count on it, too. */
  read(roomId: string, mark: ReadMark): void {
    const window = this.#windowOf(roomId);
    if (window.waiting.size === 0 && this.#affords(roomId, window)) this.#publisher.toRoom(roomId, 'read', mark);
    else window.waiting.set(mark.user, mark.seq);
  }

  /** That somebody is writing, to the others. */
  typing(roomId: string, userId: string, on: boolean): void {
    if (!this.#affords(roomId, this.#windowOf(roomId))) return;
    this.#publisher.toOthersIn(roomId, userId, 'typing', { user: userId, on });
  }

  /** That somebody keeps a message, to their own sockets. */
  saved(userId: string, { room, seq }: Pick<SavedMessage, 'room' | 'seq'>, on: boolean): void {
    this.#publisher.toSystem([userId], 'save', { room, seq, on });
  }

  /** How far somebody has read a thread, to their own sockets. */
  threadRead(userId: string, mark: { readonly room: string; readonly thread: number; readonly seq: number }): void {
    this.#publisher.toSystem([userId], 'thread-read', { ...mark });
  }

  dispose(): void {
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
    this.#windows.clear();
  }

  #windowOf(roomId: string): Window {
    const window = this.#windows.get(roomId) ?? { spent: 0, waiting: new Map() };
    if (!this.#windows.has(roomId)) this.#open(roomId, window);
    return window;
  }

  #open(roomId: string, window: Window): void {
    this.#windows.set(roomId, window);
    this.#timers.set(
      roomId,
      this.#schedule(() => this.#close(roomId, window), GATHER_MS),
    );
  }

  /** Counts one event to a room. A first one always passes. */
  #affords(roomId: string, window: Window): boolean {
    const people = this.#participants.count(roomId);
    if (window.spent > 0 && window.spent + people > AT_ONCE) return false;
    window.spent += people;
    return true;
  }

  /** Tells what has waited, as much as may be, and begins anew if there was anything. */
  #close(roomId: string, { spent, waiting }: Window): void {
    this.#windows.delete(roomId);
    this.#timers.delete(roomId);
    const people = this.#participants.count(roomId);
    if (people === 0 || (spent === 0 && waiting.size === 0)) return;
    const told = [...waiting].slice(0, Math.max(1, Math.floor(GATHERED / people)));
    for (const [user, seq] of told) {
      waiting.delete(user);
      this.#publisher.toRoom(roomId, 'read', { user, seq });
    }
    if (waiting.size > 0 || told.length > 0) this.#open(roomId, { spent: told.length > 0 ? AT_ONCE : 0, waiting });
  }
}
