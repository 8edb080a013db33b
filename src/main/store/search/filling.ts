import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ChatMessage } from '#shared/nouns/message';
import type { Logger } from '../../logger';
import type { Log } from '../log';
import type { Position, Step } from './entry';
import { FollowedRoom } from './followed-room';
import { Leisure } from './leisure';

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
 * newest messages come first. Only one page is under way at once, and only when there is {@link Leisure} for it.
 */
export class Filling {
  readonly #options: FillingOptions;
  /** Rooms with something new in them, those first that had the least of late. */
  readonly #behind = new Set<string>();
  readonly #unfilled = new Map<string, FollowedRoom>();
  readonly #unreadable = new Map<string, NodeJS.Timeout>();
  readonly #leisure = new Leisure(() => this.#asked > 0);
  /** Who waits for something at present. */
  #asked = 0;
  #waiters: (() => void)[] = [];
  #stopped = false;
  #sweeping = true;
  #wakeUp = () => {};

  constructor(options: FillingOptions) {
    this.#options = options;
  }

  /** Older messages are not in the index yet. */
  get isPartial(): boolean {
    if (this.#unfilled.size > 0) return true;
    for (const id of this.#behind) if (this.#options.rooms.get(id)?.looked === false) return true;
    return false;
  }

  /** Resolves when all that is in these rooms by now is in the index, as far as it goes back. Until then it hurries. */
  caughtUp(rooms?: readonly string[]): Promise<void> {
    if (this.#behind.size === 0) return Promise.resolve();
    const ids = rooms ? rooms.filter((id) => this.#behind.has(id)) : [...this.#behind];
    return this.#hurry(Promise.all(ids.map((id) => this.#options.rooms.get(id)?.caughtUp())));
  }

  /** Resolves when all messages are in the index. */
  whole(): Promise<void> {
    const filled = async () => {
      await this.caughtUp();
      if (this.#unfilled.size > 0 && !this.#stopped) await new Promise<void>((resolve) => this.#waiters.push(resolve));
    };
    return this.#hurry(filled());
  }

  /** There is something new in a room. */
  news(id: string): void {
    this.#leisure.heard();
    if (this.#behind.has(id) || this.#unreadable.has(id)) return;
    this.#behind.add(id);
    this.#wakeUp();
  }

  /** There may be something to sweep. */
  wake(): void {
    this.#sweeping = true;
    this.#wakeUp();
  }

  stop(): void {
    this.#stopped = true;
    for (const retry of this.#unreadable.values()) clearTimeout(retry);
    for (const room of this.#options.rooms.values()) room.giveUp();
    this.#tell();
    this.#leisure.stop();
    this.#wakeUp();
  }

  /** Follows a room that was there before; `known` is where the index has it, if it does. */
  follow(id: string, known: Position | undefined): void {
    this.#options.rooms.set(id, FollowedRoom.at(known));
    this.#behind.add(id);
  }

  /** Works until it is stopped. */
  async run(): Promise<void> {
    while (!this.#stopped) {
      await this.#leisure.begin();
      if (!(await this.#step())) await this.#rest();
      await nextTurn();
    }
  }

  /** One page's worth of work; false when there is none. */
  async #step(): Promise<boolean> {
    const behind = this.#nextBehind();
    if (behind !== undefined) {
      await this.#readable(behind, () => this.#catchUp(behind));
      return true;
    }
    const unfilled = this.#newest();
    if (unfilled) {
      await this.#readable(unfilled[0], () => this.#fill(...unfilled));
      if (this.#unfilled.size === 0) this.#tell();
      return true;
    }
    if (this.#sweeping) this.#sweeping = await this.#options.sweep();
    return this.#sweeping;
  }

  /** A room somebody waits for, else the one that had the least of late. */
  #nextBehind(): string | undefined {
    if (this.#asked > 0) {
      for (const id of this.#behind) if (this.#options.rooms.get(id)?.isAwaited) return id;
    }
    const [first] = this.#behind;
    return first;
  }

  /** A page of what is new in a room; then it is the next one's turn. */
  async #catchUp(id: string): Promise<void> {
    const room = this.#options.rooms.get(id);
    if (room?.looked) {
      if (room.hasNewMessages) await this.#readNew(id, room);
      if (room.hasNewChanges) await this.#readChanges(id, room);
    } else if (room) await this.#look(id, room);
    this.#behind.delete(id);
    if (!room || !this.#follows(id, room)) return;
    if (room.isBehind) this.#behind.add(id);
    if (room.floor > 1) this.#unfilled.set(id, room);
    room.tell();
  }

  /**
   * Asks the log how far a room goes. One that the index does not have begins at its newest message, and its past follows;
   * one that is shorter now is another one: an older folder was put in its place.
   */
  async #look(id: string, room: FollowedRoom): Promise<void> {
    const { log, take } = this.#options;
    const [change, head] = [await log.change(id), await log.head(id)];
    if (!this.#follows(id, room)) return;
    if (!room.isKnown) {
      await take([], { room: id, top: head, floor: head + 1, change });
      [room.top, room.floor, room.change] = [head, head + 1, change];
    } else if (head < room.top || change < room.change) {
      throw new Error('The search index is ahead of the messages.');
    }
    room.look(head, change);
  }

  async #readNew(id: string, room: FollowedRoom): Promise<void> {
    const page = await this.#options.log.read(id, { after: room.top, ...PAGE });
    const last = page.more ? page.messages.at(-1)?.seq : page.head;
    const top = Math.max(room.top, last ?? page.head);
    if (!this.#follows(id, room)) return;
    await this.#options.take(page.messages, { room: id, top, change: room.change });
    room.top = top;
  }

  /** A change of a message that is not there yet comes with the message. */
  async #readChanges(id: string, room: FollowedRoom): Promise<void> {
    const page = await this.#options.log.changes(id, { after: room.change, upTo: room.top, ...PAGE });
    if (!this.#follows(id, room)) return;
    await this.#options.take(page.messages, { room: id, change: page.change });
    room.change = Math.max(room.change, page.change);
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
      const room = rooms.get(id);
      room?.giveUp();
      if (room)
        this.#unreadable.set(
          id,
          setTimeout(() => this.#tryAgain(id), RETRY_MS),
        );
    }
  }

  #tryAgain(id: string): void {
    this.#unreadable.delete(id);
    this.#behind.add(id);
    this.#wakeUp();
  }

  /** Whether this is still the room: it may have been deleted meanwhile. */
  #follows(id: string, room: FollowedRoom): boolean {
    return !this.#stopped && this.#options.rooms.get(id) === room;
  }

  async #hurry(work: Promise<unknown>): Promise<void> {
    this.#asked += 1;
    this.#leisure.hurry();
    await work;
    this.#asked -= 1;
  }

  #rest(): Promise<void> {
    this.#leisure.done();
    if (this.#stopped || this.#behind.size > 0 || this.#sweeping) return Promise.resolve();
    return new Promise((resolve) => {
      this.#wakeUp = resolve;
    });
  }

  #tell(): void {
    for (const resolve of this.#waiters.splice(0)) resolve();
  }
}
