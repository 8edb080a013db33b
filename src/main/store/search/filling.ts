import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ChatMessage } from '#shared/nouns/message';
import type { Logger } from '../../logger';
import type { Log } from '../log';
import type { Position, Step } from './entry';
import { FollowedRoom } from './followed-room';

/** What filling an index stands on. */
export interface FillingOptions {
  readonly log: Log;
  readonly rooms: Map<string, FollowedRoom>;
  /** Puts messages into the index and moves its position, in one piece. */
  readonly take: (messages: readonly ChatMessage[], step: Step) => Promise<void>;
  /** Takes away a little of what is left of rooms that are gone; true while there is more. */
  readonly sweep: () => Promise<boolean>;
  readonly logger: Logger;
}

/** Messages read from the log at once: some milliseconds of everybody's time, then it is others' turn. */
const PAGE = { limit: 100, bytes: 128 * 1024 };
/** When a room that could not be read is tried again. */
const RETRY_MS = 60_000;

/**
 * Brings an index up to the log, a page at a time: what is new in rooms comes before their past, and of all pasts the
 * newest messages come first. Only one page is under way at once.
 */
export class Filling {
  readonly #options: FillingOptions;
  /** Rooms that have to catch up with their newest message, and where the index has them, if it does. */
  readonly #behind = new Map<string, Position | undefined>();
  readonly #unfilled = new Map<string, FollowedRoom>();
  readonly #retries = new Set<NodeJS.Timeout>();
  #looked = false;
  #stopped = false;
  #sweeping = true;
  #wakeUp = () => {};
  #waiters: { readonly done: () => boolean; readonly resolve: () => void }[] = [];

  constructor(options: FillingOptions) {
    this.#options = options;
  }

  get isWhole(): boolean {
    return this.#looked && this.#behind.size === 0 && this.#unfilled.size === 0;
  }

  caughtUp(): Promise<void> {
    return this.#when(() => this.#looked && this.#behind.size === 0);
  }

  whole(): Promise<void> {
    return this.#when(() => this.isWhole);
  }

  /** Has a room looked at for the first time since the start. */
  look(id: string, known: Position | undefined): void {
    const room = new FollowedRoom(known ?? { top: 0, floor: 1, change: 0 });
    this.#options.rooms.set(id, room);
    this.#behind.set(id, known);
  }

  /** Has a room read up to its newest message; the index is somewhere in it. */
  catchUp(id: string): void {
    const room = this.#options.rooms.get(id);
    if (!room) return;
    this.#behind.set(id, { room: id, top: room.top, floor: room.floor, change: room.change });
    this.#wakeUp();
  }

  /** There may be something to sweep. */
  wake(): void {
    this.#sweeping = true;
    this.#wakeUp();
  }

  stop(): void {
    this.#stopped = true;
    for (const retry of this.#retries) clearTimeout(retry);
    this.#wakeUp();
    for (const { resolve } of this.#waiters) resolve();
  }

  /** Works until it is stopped. */
  async run(): Promise<void> {
    while (!this.#stopped) {
      if (!(await this.#step())) await this.#rest();
      await nextTurn();
    }
  }

  /** One page's worth of work; false when there is none. */
  async #step(): Promise<boolean> {
    const [behind] = this.#behind;
    if (behind) {
      await this.#readable(behind[0], () => this.#catchUp(...behind));
      return true;
    }
    this.#looked = true;
    this.#tell();
    const unfilled = this.#newest();
    if (unfilled) {
      await this.#readable(unfilled[0], () => this.#fill(...unfilled));
      this.#tell();
      return true;
    }
    if (this.#sweeping) this.#sweeping = await this.#options.sweep();
    return this.#sweeping;
  }

  async #catchUp(id: string, known: Position | undefined): Promise<void> {
    const room = this.#options.rooms.get(id);
    if (room) {
      await (known ? this.#resume(id, room, known) : this.#begin(id, room));
      // Messages before changes: a change of a message that is not there yet comes with it.
      do {
        await this.#readNew(id, room);
        await this.#readChanges(id, room);
      } while (!room.goLive() && this.#follows(id, room));
      if (room.floor > 1) this.#unfilled.set(id, room);
    }
    this.#behind.delete(id);
  }

  /** A room the index does not have: its newest message is where it begins, and its past follows. */
  async #begin(id: string, room: FollowedRoom): Promise<void> {
    const { log, take } = this.#options;
    room.change = await log.change(id);
    room.top = await log.head(id);
    room.floor = room.top + 1;
    if (!this.#follows(id, room)) return;
    await take([], { room: id, top: room.top, floor: room.floor, change: room.change });
  }

  /** A room the index has. One that is shorter now is another one: an older folder was put in its place. */
  async #resume(id: string, room: FollowedRoom, known: Position): Promise<void> {
    const { log } = this.#options;
    const [head, change] = [await log.head(id), await log.change(id)];
    if (head < known.top || change < known.change) throw new Error('The search index is ahead of the messages.');
    // What came while nobody listened is told by the log alone.
    room.heard = Math.max(room.heard, head);
    room.heardChange = Math.max(room.heardChange, change);
  }

  async #readNew(id: string, room: FollowedRoom): Promise<void> {
    while (room.top < room.heard && this.#follows(id, room)) {
      const page = await this.#options.log.read(id, { after: room.top, ...PAGE });
      const last = page.more ? page.messages.at(-1)?.seq : page.head;
      const top = Math.max(room.top, last ?? page.head);
      if (!this.#follows(id, room)) return;
      await this.#options.take(page.messages, { room: id, top });
      room.top = top;
      await nextTurn();
    }
  }

  async #readChanges(id: string, room: FollowedRoom): Promise<void> {
    while (room.change < room.heardChange && this.#follows(id, room)) {
      const page = await this.#options.log.changes(id, { after: room.change, upTo: room.top, ...PAGE });
      if (!this.#follows(id, room)) return;
      await this.#options.take(page.messages, { room: id, change: page.change });
      room.change = page.change;
      await nextTurn();
    }
  }

  /** A page of a room's past. */
  async #fill(id: string, room: FollowedRoom): Promise<void> {
    if (this.#follows(id, room)) {
      const page = await this.#options.log.read(id, { before: room.floor, ...PAGE });
      const [oldest] = page.messages;
      const floor = page.more && oldest ? oldest.seq : 1;
      if (!this.#follows(id, room)) return;
      await this.#options.take(page.messages, { room: id, floor });
      room.floor = floor;
      if (oldest) room.reached = Date.parse(oldest.created);
      if (floor > 1) return;
    }
    this.#unfilled.delete(id);
  }

  /** The room whose past was followed least far. */
  #newest(): [string, FollowedRoom] | undefined {
    let newest: [string, FollowedRoom] | undefined;
    for (const entry of this.#unfilled) if (!newest || entry[1].reached > newest[1].reached) newest = entry;
    return newest;
  }

  /** A room that cannot be read holds up no other. It is tried again. */
  async #readable(id: string, work: () => Promise<void>): Promise<void> {
    const { rooms, log, logger } = this.#options;
    try {
      await work();
    } catch (error) {
      const unreadable = await log.head(id).then(
        () => false,
        () => true,
      );
      if (this.#stopped) return;
      if (!unreadable) throw error;
      logger.error('search_room_unreadable', error, { room: id });
      this.#behind.delete(id);
      this.#unfilled.delete(id);
      if (!rooms.has(id)) return;
      const retry = setTimeout(() => {
        this.#retries.delete(retry);
        this.catchUp(id);
      }, RETRY_MS);
      this.#retries.add(retry);
    }
  }

  /** Whether this is still the room: it may have been deleted meanwhile. */
  #follows(id: string, room: FollowedRoom): boolean {
    return !this.#stopped && this.#options.rooms.get(id) === room;
  }

  #rest(): Promise<void> {
    if (this.#stopped || this.#behind.size > 0 || this.#sweeping) return Promise.resolve();
    return new Promise((resolve) => {
      this.#wakeUp = resolve;
    });
  }

  #when(done: () => boolean): Promise<void> {
    if (this.#stopped || done()) return Promise.resolve();
    return new Promise((resolve) => this.#waiters.push({ done, resolve }));
  }

  #tell(): void {
    const due = this.#waiters.filter(({ done }) => done());
    this.#waiters = this.#waiters.filter((waiter) => !due.includes(waiter));
    for (const { resolve } of due) resolve();
  }
}
