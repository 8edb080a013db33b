import type { Socket } from 'phoenix';
import type { OutboxEntry, RoomChannelEvent } from '#shared/bridge/channels';
import type { ChatMessage } from '#shared/nouns/message';
import { LIMITS } from '#shared/protocol/limits';
import type { Refusal } from '#shared/protocol/reasons';
import { RoomEvents, RoomJoinReply, RoomPushes } from '#shared/protocol/room-channel';
import { roomTopic } from '#shared/protocol/topics';
import type { Result } from '#shared/result';
import type { HistoryPage } from '#shared/state/room-state';
import type { Words } from '#shared/words/words';
import type { Logger } from '../../logger';
import { roomClosed } from '../hosts/words';
import { HostChannel, type PushFailure } from '../wire/host-channel';
import { ChangedMessages } from './changed-messages';
import type { PushTurns } from './push-turns';
import { RoomAudience, type RoomListener } from './room-audience';
import { RoomIntake } from './room-intake';
import { type RoomMark, readElsewhere } from './room-mark';
import type { Meaning, Reader } from './room-meaning';
import { RoomPeople } from './room-people';
import { RoomReturn } from './room-return';

/** How long a page may take, in milliseconds: 256 KiB at 64 kbit/s, twice. */
const PAGE_MS = 60_000;
/** A room that is opened shows at least so many messages, if it has them. */
const CONTEXT = LIMITS.historyDefault;

/** What the mirror stands on, and whom it tells. */
export interface RoomMirrorOptions {
  readonly socket: Socket;
  readonly room: string;
  /** This person, as the host knows them by now. */
  reader(): Reader;
  /** Whether this person lets others see what they have read. */
  tellsRead(): boolean;
  readonly words: () => Words;
  readonly logger: Logger;
  readonly pages: Pick<PushTurns, 'run'>;
  readonly reads: Pick<PushTurns, 'run'>;
  mark(): RoomMark;
  updateMark(change: (mark: RoomMark) => RoomMark): void;
  outbox(): readonly OutboxEntry[];
  /** A message arrived; `caughtUp` when it was missed. Of a long gap only the newest are told. */
  arrived(message: ChatMessage, caughtUp: boolean, meaning: Meaning | null): void;
  /** Messages were edited or deleted, or are known to have been. */
  amended(versions: readonly ChatMessage[]): void;
  /** The host has this message of this person, whether or not it could say so. */
  sent(clientId: string): void;
  /** The room is joined and its messages may be sent. */
  ready(): void;
  /** The room is gone for this person. */
  gone(): void;
}

/**
 * One room of one host as it stands, kept up to date across reconnects. Its listeners get a snapshot, then every event:
 * no message twice, none out of order, none missing.
 */
export class RoomMirror {
  /** What became of messages that were there. */
  readonly changes: ChangedMessages;
  readonly #audience: RoomAudience;
  readonly #people: RoomPeople;
  readonly #channel: HostChannel<RoomJoinReply>;
  readonly #intake: RoomIntake;
  readonly #return: RoomReturn;
  #context: Promise<void> | null = null;
  #deleted = false;
  /** The last message the host is known to have. */
  #seq = 0;

  constructor(private readonly options: RoomMirrorOptions) {
    this.#audience = new RoomAudience((state) => ({ ...state, read: options.mark().read, outbox: options.outbox() }));
    this.changes = new ChangedMessages({
      ...options,
      audience: this.#audience,
      amended: (versions) => {
        this.#return.amend(versions);
        options.amended(versions);
      },
    });
    this.#people = new RoomPeople({
      audience: this.#audience,
      me: () => options.reader().id,
      seen: () => Math.min(options.mark().seen, this.#seq),
      tellsRead: () => options.tellsRead(),
      share: (seq) => options.reads.run(() => this.push('read', { seq })),
      read: (seq) => options.updateMark((mark) => readElsewhere(mark, seq, this.messages, options.reader().id)),
    });
    const room = { ...options, audience: this.#audience, changes: this.changes };
    this.#intake = new RoomIntake({ ...room, wrote: (user) => this.#people.wrote(user) });
    this.#return = new RoomReturn({
      ...room,
      intake: this.#intake,
      history: (selection) => this.push('history', selection, PAGE_MS),
      rejoin: () => this.#channel.rejoin(),
      shown: () => this.#admitWaiting(),
    });
    this.#channel = this.#createChannel();
  }

  /** Whether messages may be sent. */
  get ready(): boolean {
    return this.#channel.joined && !this.#return.lookingForSent;
  }

  get joined(): boolean {
    return this.#channel.joined;
  }

  get messages(): readonly ChatMessage[] {
    return this.#audience.state?.messages ?? [];
  }

  /** Asks the host; messages in its answer are as they are by then. */
  push(event: string, payload: object, timeoutMs?: number): Promise<Result<unknown, PushFailure>> {
    return this.changes.during(() => this.#channel.push(event, payload, timeoutMs));
  }

  /** The person read on. */
  readOn(): void {
    this.#people.readOn();
  }

  /** The snapshot follows as soon as there is one; `offline` says why there may be none for now. */
  subscribe(listener: RoomListener, offline: string | null): () => void {
    const unsubscribe = this.#audience.wait(listener);
    if (!this.#audience.state && offline !== null) listener({ event: 'unavailable', payload: { message: offline } });
    this.#admitWaiting();
    return unsubscribe;
  }

  outboxChanged(): void {
    if (this.#audience.state) this.#audience.emit({ event: 'outbox', payload: { outbox: this.options.outbox() } });
  }

  /** Leaves the room on this install. */
  leave(): void {
    this.#stop();
    this.#channel.leave();
  }

  dispose(): void {
    this.#stop();
    this.#channel.dispose();
    this.#audience.end();
  }

  #createChannel(): HostChannel<RoomJoinReply> {
    const { socket, room, logger, words } = this.options;
    return new HostChannel<RoomJoinReply>({
      ...{ socket, topic: roomTopic(room), logger, words },
      ...{ reply: RoomJoinReply, events: RoomEvents, pushes: RoomPushes },
      params: () => ({ since: this.#intake.last, ...this.changes.joinParams() }),
      joined: (reply) => this.#joined(reply),
      event: (event, payload) => this.#receive({ event, payload } as RoomChannelEvent),
      down: () => this.#stop(),
      refused: (refusal) => this.#cannotShow(refusal.message),
      closed: (refusal) => this.#onClosed(refusal),
    });
  }

  #joined(reply: RoomJoinReply): void {
    this.#stop();
    this.#seq = reply.seq;
    this.#return.begin(reply);
    if (!this.#channel.joined) return;
    this.#people.joined(reply.reads);
    if (this.ready) this.options.ready();
  }

  #stop(): void {
    this.#return.stop();
    this.#people.stop();
  }

  #receive(event: RoomChannelEvent): void {
    switch (event.event) {
      case 'chat-message':
        this.#hear(event.payload);
        return;
      case 'chat-message-edit':
      case 'chat-message-delete':
      case 'reaction':
      case 'pin':
        // Between two pages of changes those of the page to come are missing.
        this.changes.heard(event.payload.message, event, this.#channel.joined);
        return;
      case 'typing':
        this.#people.types(event.payload);
        return;
      case 'read':
        this.#people.reads(event.payload);
        return;
      case 'chatroom-delete':
        this.#deleted = true;
    }
    this.#audience.emit(event);
  }

  #hear(message: ChatMessage): void {
    this.#seq = Math.max(this.#seq, message.seq);
    if (this.#return.hold(message)) return;
    // Between two pages of changes: a join is under way, and brings what does not follow.
    if (this.#channel.joined || message.seq === this.#intake.last + 1) this.#intake.take([message], false);
  }

  /** Gives the waiting listeners their snapshot, with enough older messages to fill a window. */
  #admitWaiting(): void {
    const { state, anyWaits } = this.#audience;
    if (!state || !anyWaits || this.#context || this.#return.jumping) return;
    if (state.messages.length >= CONTEXT || !state.more || !this.#channel.joined) {
      this.#audience.admit();
      return;
    }
    this.#context = this.#fetchContext().finally(() => {
      this.#context = null;
      this.#audience.admit();
    });
  }

  async #fetchContext(): Promise<void> {
    const before = this.messages[0]?.seq ?? this.#intake.last + 1;
    const page = await this.push('history', { before, limit: CONTEXT });
    if (page.ok) this.#audience.prepend(page.value as HistoryPage);
  }

  #cannotShow(message: string): void {
    if (!this.#audience.state) this.#audience.apologize(message);
  }

  #onClosed(refusal: Refusal | null): void {
    this.#stop();
    const message = this.#deleted
      ? this.options.words().refusals.room.deleted
      : roomClosed(refusal, this.options.words());
    this.#audience.end({ event: 'closed', payload: { message } });
    this.options.gone();
  }
}
