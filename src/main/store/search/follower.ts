import type { ChatMessage } from '#shared/nouns/message';
import type { Logger } from '../../logger';
import type { Amendment, Log } from '../log';
import type { Registry } from '../registry';
import type { RemoteEngine } from './engine-calls';
import type { Entry, Opened, Step } from './entry';
import { Filling } from './filling';
import { entryOf, FollowedRoom } from './followed-room';

/** What a follower follows, and whom it tells. */
export interface FollowerOptions {
  readonly log: Log;
  readonly registry: Pick<Registry, 'list' | 'watch'>;
  readonly engine: RemoteEngine;
  readonly logger: Logger;
  /** The index cannot go on: it has to be made anew. */
  readonly onFailure: (error: unknown) => void;
}

/** How long what is heard waits for more, so that one transaction takes all of it. */
const GATHER_MS = 100;
/** Heard messages that may wait; beyond that rooms are read from the log, at the pace of the index. */
const MOST_WAITING = 2_000;

/** Keeps an index up with the log: first all rooms up to their newest message, then their past, then live. */
export class Follower {
  readonly #options: FollowerOptions;
  readonly #rooms = new Map<string, FollowedRoom>();
  readonly #threaded: Set<string>;
  readonly #filling: Filling;
  readonly #stops: readonly (() => void)[];
  #waiting: Entry[] = [];
  /** Rooms that were moved by what waits. */
  #moved = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: FollowerOptions, opened: Opened) {
    this.#options = options;
    this.#threaded = new Set(opened.threaded);
    this.#filling = new Filling({
      log: options.log,
      rooms: this.#rooms,
      take: (entries, step) => this.#take(entries, step),
      sweep: () => options.engine.call('sweep'),
      logger: options.logger,
    });
    this.#stops = [
      options.log.subscribe((message) => this.#hear(message)),
      options.log.watch((message, amendment) => this.#hearChange(message, amendment)),
      options.registry.watch((changes) => {
        for (const { kind, id, before, after } of changes) {
          if (kind === 'rooms' && before === null) this.#begin(id);
          if (kind === 'rooms' && after === null) this.#drop(id);
        }
      }),
    ];
    this.#run(opened).catch((error: unknown) => this.#fail(error));
  }

  /** Resolves when all rooms are in the index up to what was acknowledged before. */
  caughtUp(): Promise<void> {
    return this.#filling.caughtUp();
  }

  /** Resolves when all messages are in the index. */
  whole(): Promise<void> {
    return this.#filling.whole();
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  get isPartial(): boolean {
    return !this.#filling.isWhole;
  }

  hasThreads(room: string): boolean {
    return this.#threaded.has(room);
  }

  /** Hands on what waits. What is asked after it is answered with it. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#waiting.length === 0 && this.#moved.size === 0) return;
    const entries = this.#waiting;
    const steps = [...this.#moved].flatMap((room) => {
      const followed = this.#rooms.get(room);
      return followed ? [{ room, top: followed.top, change: followed.change }] : [];
    });
    this.#waiting = [];
    this.#moved = new Set();
    this.#options.engine.call('apply', { entries, steps }).catch((error: unknown) => this.#fail(error));
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    for (const stop of this.#stops) stop();
    this.#filling.stop();
  }

  async #run({ positions }: Opened): Promise<void> {
    const known = new Map(positions.map((position) => [position.room, position]));
    const rooms = await this.#options.registry.list('rooms');
    const present = new Set(rooms.map(({ id }) => id));
    for (const { room } of positions) if (!present.has(room)) this.#drop(room);
    // The rooms that were made last are likely to be those that are looked into first.
    for (const { id } of [...rooms].reverse()) {
      if (!this.#rooms.has(id)) this.#filling.look(id, known.get(id));
    }
    await this.#filling.run();
  }

  /** A new room: there is nothing in it yet. */
  #begin(room: string): void {
    const followed = new FollowedRoom({ top: 0, floor: 1, change: 0 });
    followed.goLive();
    this.#rooms.set(room, followed);
  }

  #drop(room: string): void {
    this.#rooms.delete(room);
    this.#threaded.delete(room);
    this.#waiting = this.#waiting.filter((entry) => entry.room !== room);
    this.#moved.delete(room);
    const dropped = this.#options.engine.call('drop', room);
    dropped.then(
      () => this.#filling.wake(),
      (error: unknown) => this.#fail(error),
    );
  }

  #hear(message: ChatMessage): void {
    const room = this.#rooms.get(message.room);
    if (!room) return;
    if (message.thread !== null) this.#threaded.add(message.room);
    if (room.live && this.#waiting.length >= MOST_WAITING) this.#fallBehind(message.room, room);
    if (room.hears(message)) this.#gather(message);
  }

  #hearChange(message: ChatMessage, amendment: Amendment): void {
    const room = this.#rooms.get(message.room);
    if (!room) return;
    if (room.live && this.#waiting.length >= MOST_WAITING) this.#fallBehind(message.room, room);
    if (room.hearsChange(message, amendment)) this.#gather(message);
    else if (room.live) this.#move(message.room);
  }

  #fallBehind(id: string, room: FollowedRoom): void {
    room.fallBehind();
    this.#filling.catchUp(id);
  }

  #gather(message: ChatMessage): void {
    this.#waiting.push(entryOf(message));
    this.#move(message.room);
  }

  #move(room: string): void {
    this.#moved.add(room);
    this.#timer ??= setTimeout(() => this.flush(), GATHER_MS);
  }

  async #take(entries: readonly ChatMessage[], step: Step): Promise<void> {
    for (const { room, thread } of entries) if (thread !== null) this.#threaded.add(room);
    await this.#options.engine.call('apply', { entries: entries.map(entryOf), steps: [step] });
  }

  #fail(error: unknown): void {
    if (this.#stopped) return;
    this.stop();
    this.#options.onFailure(error);
  }
}
