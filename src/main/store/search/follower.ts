import type { ChatMessage } from '#shared/nouns/message';
import type { Logger } from '../../logger';
import type { Amendment, Log } from '../log';
import type { Registry } from '../registry';
import type { RemoteEngine } from './engine-calls';
import type { Opened, Step } from './entry';
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

/**
 * Keeps an index up with the log: first all rooms up to their newest message, then their past. Of what people write
 * meanwhile it only notes that it is there; {@link Filling} reads it when there is time for it, or when somebody asks.
 */
export class Follower {
  readonly #options: FollowerOptions;
  readonly #rooms = new Map<string, FollowedRoom>();
  readonly #threaded: Set<string>;
  readonly #filling: Filling;
  readonly #stops: readonly (() => void)[];
  /** The rooms that were there before are known. */
  readonly #listed: Promise<void>;
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
          if (kind === 'rooms' && before === null) this.#rooms.set(id, FollowedRoom.empty());
          if (kind === 'rooms' && after === null) this.#drop(id);
        }
      }),
    ];
    this.#listed = this.#list(opened).catch((error: unknown) => this.#fail(error));
    this.#run().catch((error: unknown) => this.#fail(error));
  }

  /** Resolves when these rooms, or all, are in the index up to what was acknowledged before. */
  async caughtUp(rooms?: readonly string[]): Promise<void> {
    await this.#listed;
    await this.#filling.caughtUp(rooms);
  }

  /** Resolves when all messages are in the index. */
  async whole(): Promise<void> {
    await this.#listed;
    await this.#filling.whole();
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  /** Older messages are not in the index yet. */
  get isPartial(): boolean {
    return this.#filling.isPartial;
  }

  hasThreads(room: string): boolean {
    return this.#threaded.has(room);
  }

  stop(): void {
    this.#stopped = true;
    for (const stop of this.#stops) stop();
    this.#filling.stop();
  }

  async #list({ positions }: Opened): Promise<void> {
    const known = new Map(positions.map((position) => [position.room, position]));
    const rooms = await this.#options.registry.list('rooms');
    const present = new Set(rooms.map(({ id }) => id));
    for (const { room } of positions) if (!present.has(room)) this.#drop(room);
    // The rooms that were made last are likely to be those that are looked into first.
    for (const { id } of [...rooms].reverse()) if (!this.#rooms.has(id)) this.#filling.follow(id, known.get(id));
  }

  async #run(): Promise<void> {
    await this.#listed;
    await this.#filling.run();
  }

  #drop(room: string): void {
    this.#rooms.get(room)?.giveUp();
    this.#rooms.delete(room);
    this.#threaded.delete(room);
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
    room.hear(message);
    this.#filling.news(message.room);
  }

  #hearChange(message: ChatMessage, amendment: Amendment): void {
    const room = this.#rooms.get(message.room);
    if (!room) return;
    room.hearChange(message, amendment);
    if (room.isBehind) this.#filling.news(message.room);
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
