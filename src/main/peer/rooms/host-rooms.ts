import type { Socket } from 'phoenix';
import * as v from 'valibot';
import type { Problem } from '#shared/bridge/bridge';
import type { Named } from '#shared/mentions';
import type { ChatMessage } from '#shared/nouns/message';
import type { ChatRoom } from '#shared/nouns/room';
import { type Refusal, refusal } from '#shared/protocol/reasons';
import { err, ok, type Result } from '#shared/result';
import type { Words } from '#shared/words/words';
import type { Logger } from '../../logger';
import type { FileLine } from '../files/file-line';
import { Uploads } from '../files/uploads';
import type { PushFailure } from '../wire/host-channel';
import { Amending } from './amending';
import type { Amendments } from './amendments';
import { Amendment } from './foresee';
import type { Outbox } from './outbox';
import { OutboxSender } from './outbox-sender';
import { type PushRate, PushTurns } from './push-turns';
import type { RoomListener } from './room-audience';
import { readUpTo, takenUpTo, unreadFrom } from './room-mark';
import type { Meaning } from './room-meaning';
import type { RoomMemory } from './room-memory';
import { RoomMirror } from './room-mirror';
import { roomsToJoin } from './rooms-to-join';

/** What the rooms of a host stand on, and whom they tell. */
export interface HostRoomsOptions {
  readonly socket: Socket;
  /** This person, as the host knows them by now. */
  me(): Named;
  /** Whether this person lets others see what they have read. */
  tellsRead(): boolean;
  readonly memory: RoomMemory;
  readonly outbox: Outbox;
  /** Where bytes of files go. */
  readonly line: FileLine;
  readonly words: () => Words;
  readonly amendments: Amendments;
  /** Milliseconds before an unanswered message is sent again. */
  readonly resend: number;
  /** How fast missed messages may be fetched. */
  readonly pages: PushRate;
  /** How fast read marks may be told. */
  readonly reads: PushRate;
  readonly logger: Logger;
  arrived(room: ChatRoom, message: ChatMessage, caughtUp: boolean, meaning: Meaning | null): void;
  /** Messages of a room were edited or deleted. */
  amended(room: string, versions: readonly ChatMessage[]): void;
  /** The host refused what was done to a message while it could not be asked. */
  amendmentRefused(room: string, amendment: Amendment, refusal: Refusal): void;
  /** Why the host's rooms cannot be shown now. */
  offline(): string;
}

/** Somebody who wants to see a room: attached to its mirror while there is one. */
interface Watcher {
  readonly listener: RoomListener;
  stop: (() => void) | null;
  /** Was told that there is no such room; hears again when there is. */
  turnedAway: boolean;
}

/** The rooms of one host: which of them are joined, who watches them, and what is sent to them. */
export class HostRooms {
  readonly #mirrors = new Map<string, RoomMirror>();
  readonly #watchers = new Map<string, Set<Watcher>>();
  readonly #sender: OutboxSender;
  readonly #uploads: Uploads;
  readonly #amending: Amending;
  readonly #turns: PushTurns;
  readonly #reads: PushTurns;
  /** What this person may enter; null until the host told it. */
  #rooms: readonly ChatRoom[] | null = null;
  #online = false;

  constructor(private readonly options: HostRoomsOptions) {
    this.#turns = new PushTurns(options.pages);
    this.#reads = new PushTurns(options.reads);
    this.#sender = new OutboxSender({
      outbox: options.outbox,
      push: (room, event, payload) => this.push(room, event, payload),
      isReady: (room) => this.#mirrors.get(room)?.ready ?? false,
      filesMissing: (room) => this.#uploads.pump(room),
      words: options.words,
      resend: options.resend,
      logger: options.logger,
    });
    this.#uploads = new Uploads({
      outbox: options.outbox,
      line: options.line,
      push: (room, event, payload) => this.push(room, event, payload),
      isReady: (room) => this.#mirrors.get(room)?.ready ?? false,
      ready: (room) => this.#sender.pump(room),
      resend: options.resend,
      words: options.words,
      logger: options.logger,
    });
    this.#amending = new Amending({
      amendments: options.amendments,
      mirror: (room) => this.#mirrors.get(room),
      words: options.words,
      resend: options.resend,
      logger: options.logger,
      refused: (room, amendment, refusal) => options.amendmentRefused(room, amendment, refusal),
    });
  }

  /** The rooms this person may enter, told by the host just now. */
  update(rooms: readonly ChatRoom[]): void {
    this.#rooms = rooms;
    this.#online = true;
    const visible = new Set(rooms.map((room) => room.id));
    // Rooms that are joined are closed by the host, which knows why.
    const isGone = (room: string) => !visible.has(room) && !this.#mirrors.has(room);
    for (const room of this.#watchers.keys()) if (isGone(room)) this.#turnAway(room);
    for (const room of this.#unsent()) if (isGone(room)) this.#failUnsent(room);
    this.#joinWanted();
  }

  /** The line is lost: rooms are kept as they are, none can be joined. */
  down(): void {
    this.#online = false;
  }

  subscribe(room: string, listener: RoomListener): Result<() => void, Problem> {
    if (this.#rooms && !this.#rooms.some(({ id }) => id === room)) {
      return err({ message: this.#words.none, reason: 'not_found' });
    }
    const watcher: Watcher = { listener, stop: null, turnedAway: false };
    const watchers = this.#watchers.get(room) ?? new Set<Watcher>();
    this.#watchers.set(room, watchers.add(watcher));
    const mirror = this.#mirrors.get(room);
    const offline = this.#online ? null : this.options.offline();
    if (mirror) watcher.stop = mirror.subscribe(listener, offline);
    else if (offline !== null) listener({ event: 'unavailable', payload: { message: offline } });
    this.#joinWanted();
    return ok(() => {
      watcher.stop?.();
      watchers.delete(watcher);
      if (watchers.size === 0 && this.#watchers.get(room) === watchers) this.#watchers.delete(room);
      this.#joinWanted();
    });
  }

  push(room: string, event: string, payload: object): Promise<Result<unknown, PushFailure>> {
    const amendment = v.safeParse(Amendment, { event, payload });
    if (amendment.success) return this.#amending.amend(room, amendment.output);
    const mirror = this.#mirrors.get(room);
    if (mirror) return mirror.push(event, payload);
    if (!this.#online) return Promise.resolve(err({ kind: 'lost' }));
    const message = this.#rooms?.some(({ id }) => id === room) ? this.#words.openFirst : this.#words.none;
    return Promise.resolve(err({ kind: 'refused', refusal: refusal('not_joined', message) }));
  }

  /** A message was put into the outbox, or waits again. */
  send(room: string): void {
    this.#joinWanted();
    this.#sender.pump(room);
    this.#uploads.pump(room);
  }

  /** The files of messages on their way. */
  get uploads(): Uploads {
    return this.#uploads;
  }

  outboxChanged(room: string): void {
    this.#mirrors.get(room)?.outboxChanged();
  }

  /** Everything up to and including `seq` was read; null for all that the room is known to have. */
  read(room: string, seq: number | null): void {
    const mirror = this.#mirrors.get(room);
    const messages = mirror?.messages ?? [];
    const { memory } = this.options;
    const upTo = seq ?? this.#newest(room);
    memory.updateMark(room, (mark) => readUpTo(mark, upTo, messages, this.options.me().id));
    mirror?.readOn();
  }

  /** The list of rooms does not follow every message, and a mark does not reach beyond what was taken. */
  #newest(room: string): number {
    const listed = this.#rooms?.find(({ id }) => id === room)?.seq ?? 0;
    return Math.max(listed, takenUpTo(this.options.memory.mark(room)));
  }

  /** Counts everything from this message on as unread again. */
  unread(room: string, from: number): void {
    const messages = this.#mirrors.get(room)?.messages ?? [];
    const direct = this.#rooms?.find(({ id }) => id === room)?.direct ?? false;
    const reader = { ...this.options.me(), direct };
    this.options.memory.updateMark(room, (mark) => unreadFrom(mark, from, messages, reader));
  }

  follow(room: string, follow: boolean): Result<null, Problem> {
    const known = this.#rooms?.find(({ id }) => id === room);
    if (!known) return err({ message: this.#words.none, reason: 'not_found' });
    if (!follow && (known.private || known.direct)) {
      return err({ message: this.#words.leavePrivate });
    }
    this.options.memory.setLeft(room, !follow);
    this.#joinWanted();
    return ok(null);
  }

  async close(): Promise<void> {
    for (const mirror of this.#mirrors.values()) mirror.dispose();
    this.#reads.close();
    this.#turns.close();
    await this.#uploads.close();
    await this.#sender.close();
    await this.#amending.close();
    this.#mirrors.clear();
    this.#watchers.clear();
  }

  get #words() {
    return this.options.words().refusals.room;
  }

  /** Joins and leaves until the joined rooms are the wanted ones. */
  #joinWanted(): void {
    if (!this.#rooms || !this.#online) return;
    const rooms = this.#rooms;
    const wanted = new Set(
      roomsToJoin(rooms, {
        shown: new Set(this.#watchers.keys()),
        unsent: this.#unsent(),
        left: new Set(this.options.memory.left),
      }),
    );
    for (const [id, mirror] of [...this.#mirrors]) {
      if (wanted.has(id) || !rooms.some((room) => room.id === id)) continue;
      mirror.leave();
      this.#mirrors.delete(id);
    }
    for (const id of wanted) if (!this.#mirrors.has(id)) this.#join(id);
  }

  #join(room: string): void {
    const { socket, memory, outbox, logger } = this.options;
    const known = () => this.#rooms?.find(({ id }) => id === room);
    const mirror = new RoomMirror({
      socket,
      room,
      reader: () => ({ ...this.options.me(), direct: known()?.direct ?? false }),
      tellsRead: () => this.options.tellsRead(),
      words: this.options.words,
      logger,
      pages: this.#turns,
      reads: { run: (tell) => this.#reads.run(() => this.#turns.run(tell)) },
      mark: () => memory.mark(room),
      updateMark: (change) => memory.updateMark(room, change),
      outbox: () => outbox.entriesOf(room),
      arrived: (message, caughtUp, meaning) => {
        const place = known();
        if (place) this.options.arrived(place, message, caughtUp, meaning);
      },
      amended: (versions) => this.options.amended(room, versions),
      sent: (clientId) => this.#sent(room, clientId),
      ready: () => {
        this.#sender.resume(room);
        this.#uploads.resume(room);
        this.#amending.resume(room);
      },
      gone: () => this.#gone(room, mirror),
    });
    this.#mirrors.set(room, mirror);
    for (const watcher of this.#watchers.get(room) ?? []) {
      watcher.turnedAway = false;
      watcher.stop = mirror.subscribe(watcher.listener, null);
    }
  }

  /** The mirror has told its listeners. */
  #gone(room: string, mirror: RoomMirror): void {
    if (this.#mirrors.get(room) === mirror) this.#mirrors.delete(room);
    for (const watcher of this.#watchers.get(room) ?? []) {
      watcher.turnedAway = true;
      watcher.stop = null;
    }
    this.#failUnsent(room);
  }

  /** A message of this person was seen in the room: the host has it, even where its ack was lost. */
  #sent(room: string, clientId: string): void {
    this.options.outbox
      .remove(room, clientId)
      .catch((error: unknown) => this.options.logger.error('peer_outbox_failed', error, { room }));
  }

  #turnAway(room: string): void {
    for (const watcher of this.#watchers.get(room) ?? []) {
      if (watcher.turnedAway) continue;
      watcher.turnedAway = true;
      watcher.listener({ event: 'closed', payload: { message: this.#words.none } });
    }
  }

  /** Rooms to which something waits to be sent. */
  #unsent(): ReadonlySet<string> {
    return new Set([...this.options.outbox.rooms(), ...this.options.amendments.rooms()]);
  }

  /** Messages to a room that is gone are kept, and say so. */
  #failUnsent(room: string): void {
    this.#amending.giveUp(room);
    for (const entry of this.options.outbox.entriesOf(room)) {
      if (entry.state !== 'waiting') continue;
      this.options.outbox
        .fail(room, entry.client_id, this.options.words().refusals.notSent.noRoom)
        .catch((error: unknown) => this.options.logger.error('peer_outbox_failed', error, { room }));
    }
  }
}
