import type { Socket } from 'phoenix';
import type { OutboxEntry, RoomChannelEvent, RoomSnapshot } from '#shared/bridge/channels';
import type { ChatMessage } from '#shared/nouns/message';
import { LIMITS } from '#shared/protocol/limits';
import type { Refusal } from '#shared/protocol/reasons';
import { RoomEvents, RoomJoinReply, RoomPushes } from '#shared/protocol/room-channel';
import { roomTopic } from '#shared/protocol/topics';
import type { Result } from '#shared/result';
import { applyRoomEvent, withOlderMessages } from '#shared/state/room-state';
import type { Logger } from '../../logger';
import { HostChannel, type PushFailure } from '../wire/host-channel';
import { CatchUp, type HistoryPage } from './catch-up';
import { countGap, countMessage, type RoomMark, shrinkTo } from './room-mark';

/** Messages of a room kept in memory. */
const KEPT_MESSAGES = 300;
/** A longer gap is not filled message by message: the newest page takes its place. */
const LONG_GAP = 1_000;
/** A room that is opened shows at least so many messages, if it has them. */
const CONTEXT = LIMITS.historyDefault;

/** Hears what happens in a room. */
export type RoomListener = (event: RoomChannelEvent) => void;

/** What the mirror stands on, and whom it tells. */
export interface RoomMirrorOptions {
  readonly socket: Socket;
  readonly room: string;
  readonly me: string;
  readonly logger: Logger;
  mark(): RoomMark;
  updateMark(change: (mark: RoomMark) => RoomMark): void;
  outbox(): readonly OutboxEntry[];
  /** A message arrived; `caughtUp` when it was missed. */
  arrived(message: ChatMessage, caughtUp: boolean): void;
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
  readonly #listeners = new Set<RoomListener>();
  /** Subscribed, and waiting for their snapshot. */
  readonly #waiting = new Set<RoomListener>();
  readonly #channel: HostChannel<RoomJoinReply>;
  #state: RoomSnapshot | null = null;
  /** The last message taken: at first the last one counted before this start. */
  #last: number;
  #catchUp: CatchUp | null = null;
  #context: Promise<void> | null = null;
  #deleted = false;

  constructor(private readonly options: RoomMirrorOptions) {
    this.#last = options.mark().counted;
    this.#channel = new HostChannel<RoomJoinReply>({
      socket: options.socket,
      topic: roomTopic(options.room),
      reply: RoomJoinReply,
      events: RoomEvents,
      pushes: RoomPushes,
      logger: options.logger,
      params: () => ({ since: this.#last }),
      joined: (reply) => this.#joined(reply),
      event: (event, payload) => this.#receive({ event, payload } as RoomChannelEvent),
      down: () => this.#stopCatchUp(),
      refused: (refusal) => this.#cannotShow(refusal.message),
      closed: (refusal) => this.#onClosed(refusal),
    });
  }

  get joined(): boolean {
    return this.#channel.joined;
  }

  get messages(): readonly ChatMessage[] {
    return this.#state?.messages ?? [];
  }

  push(event: string, payload: object): Promise<Result<unknown, PushFailure>> {
    return this.#channel.push(event, payload);
  }

  /** The snapshot follows as soon as there is one; `offline` says why there may be none for now. */
  subscribe(listener: RoomListener, offline: string | null): () => void {
    this.#waiting.add(listener);
    if (!this.#state && offline !== null) listener({ event: 'unavailable', payload: { message: offline } });
    this.#admitWaiting();
    return () => {
      this.#waiting.delete(listener);
      this.#listeners.delete(listener);
    };
  }

  outboxChanged(): void {
    if (this.#state) this.#emit({ event: 'outbox', payload: { outbox: this.options.outbox() } });
  }

  /** Leaves the room on this install. */
  leave(): void {
    this.#stopCatchUp();
    this.#channel.leave();
  }

  dispose(): void {
    this.#stopCatchUp();
    this.#channel.dispose();
    this.#listeners.clear();
    this.#waiting.clear();
  }

  #joined(reply: RoomJoinReply): void {
    this.#stopCatchUp();
    const gap = reply.seq - this.#last;
    if (gap < 0) this.#startOver(reply);
    else if (gap > LONG_GAP) void this.#jump(reply);
    else this.#resume(reply);
    this.options.ready();
  }

  /** The usual case: what was missed comes with the join, and page by page if there is more. */
  #resume(reply: RoomJoinReply): void {
    const { room, participants, seq, messages, more } = reply;
    if (this.#state) this.#emit({ event: 'rejoined', payload: { room, participants } });
    else this.#state = this.#snapshotOf(reply, [], this.#last > 0);
    if (!more) {
      this.#take(messages, true);
      this.#admitWaiting();
      return;
    }
    const catchUp = this.#newCatchUp(seq);
    this.#take(messages, true);
    this.#admitWaiting();
    void this.#follow(catchUp);
  }

  /** The host has less than we saw: it was put back to an earlier state, and what it has now counts. */
  #startOver(reply: RoomJoinReply): void {
    this.#last = reply.seq;
    this.options.updateMark((mark) => shrinkTo(mark, reply.seq));
    this.#state = this.#snapshotOf(reply, reply.messages, reply.more);
    this.#emit({ event: 'snapshot', payload: this.#state });
    this.#admitWaiting();
  }

  /** A very long gap: the newest page becomes the room, and what lies between is counted but not fetched. */
  async #jump(reply: RoomJoinReply): Promise<void> {
    const catchUp = this.#newCatchUp(reply.seq);
    const page = await this.#page({ limit: LIMITS.historyMax });
    if (this.#catchUp !== catchUp) return;
    if (!page.ok) {
      // Then the long way: it ends at the same place.
      this.#state ??= this.#snapshotOf(reply, [], this.#last > 0);
      await this.#follow(catchUp);
      return;
    }
    const [first] = page.value.messages;
    if (first) {
      this.options.updateMark((mark) => countGap(mark, first.seq - 1));
      this.#last = first.seq - 1;
    }
    this.#state = this.#snapshotOf(reply, [], page.value.more);
    this.#take(page.value.messages, true, 'silently');
    this.#emit({ event: 'snapshot', payload: this.#state });
    this.#admitWaiting();
    await this.#follow(catchUp);
  }

  #newCatchUp(target: number): CatchUp {
    this.#catchUp = new CatchUp(
      {
        last: () => this.#last,
        page: (after, limit) => this.#page({ after, limit }),
        take: (messages, caughtUp) => this.#take(messages, caughtUp),
        remaining: (remaining) => this.#emit({ event: 'catching-up', payload: { remaining } }),
      },
      target,
    );
    return this.#catchUp;
  }

  async #follow(catchUp: CatchUp): Promise<void> {
    await catchUp.run();
    if (this.#catchUp === catchUp) this.#catchUp = null;
  }

  #stopCatchUp(): void {
    this.#catchUp?.cancel();
    this.#catchUp = null;
  }

  #receive(event: RoomChannelEvent): void {
    if (event.event === 'chat-message') {
      if (this.#catchUp) this.#catchUp.hold(event.payload);
      else this.#take([event.payload], false);
      return;
    }
    if (event.event === 'chatroom-delete') this.#deleted = true;
    this.#emit(event);
  }

  /** Takes messages that come after the last one, in order. */
  #take(messages: readonly ChatMessage[], caughtUp: boolean, how: 'aloud' | 'silently' = 'aloud'): void {
    for (const message of messages) {
      if (message.seq <= this.#last) continue;
      this.#last = message.seq;
      if (how === 'aloud') this.#emit({ event: 'chat-message', payload: message });
      else this.#apply({ event: 'chat-message', payload: message });
      const isNew = message.seq > this.options.mark().counted;
      this.options.updateMark((mark) => countMessage(mark, message, this.options.me));
      if (isNew) this.options.arrived(message, caughtUp);
    }
    this.#trim();
  }

  #trim(): void {
    if (!this.#state || this.#state.messages.length <= KEPT_MESSAGES) return;
    this.#state = { ...this.#state, messages: this.#state.messages.slice(-KEPT_MESSAGES), more: true };
  }

  #apply(event: RoomChannelEvent): void {
    if (this.#state) this.#state = applyRoomEvent(this.#state, event);
  }

  #emit(event: RoomChannelEvent): void {
    this.#apply(event);
    for (const listener of [...this.#listeners]) listener(event);
  }

  /** Gives the waiting listeners their snapshot, with enough older messages to fill a window. */
  #admitWaiting(): void {
    if (!this.#state || this.#waiting.size === 0 || this.#context) return;
    if (this.#state.messages.length < CONTEXT && this.#state.more && this.joined) {
      this.#context = this.#fetchContext().finally(() => {
        this.#context = null;
        this.#admit();
      });
      return;
    }
    this.#admit();
  }

  #admit(): void {
    if (!this.#state) return;
    const payload: RoomSnapshot = { ...this.#state, read: this.options.mark().read, outbox: this.options.outbox() };
    for (const listener of [...this.#waiting]) {
      this.#waiting.delete(listener);
      this.#listeners.add(listener);
      listener({ event: 'snapshot', payload });
    }
  }

  async #fetchContext(): Promise<void> {
    const before = this.messages[0]?.seq ?? this.#last + 1;
    const page = await this.#page({ before, limit: CONTEXT });
    if (page.ok && this.#state) this.#state = withOlderMessages(this.#state, page.value);
  }

  async #page(payload: { before?: number; after?: number; limit: number }): Promise<Result<HistoryPage, PushFailure>> {
    // The channel checked the reply against the schema of `history`.
    return (await this.#channel.push('history', payload)) as Result<HistoryPage, PushFailure>;
  }

  #snapshotOf(reply: RoomJoinReply, messages: readonly ChatMessage[], more: boolean): RoomSnapshot {
    const { room, participants, seq } = reply;
    const read = this.options.mark().read;
    return { room, participants, messages, seq, more, read, outbox: this.options.outbox() };
  }

  #cannotShow(message: string): void {
    if (this.#state) return;
    for (const listener of [...this.#waiting]) listener({ event: 'unavailable', payload: { message } });
  }

  #onClosed(refusal: Refusal | null): void {
    this.#stopCatchUp();
    const message = this.#deleted ? 'This room was deleted.' : closedWords(refusal);
    for (const listener of [...this.#listeners, ...this.#waiting]) listener({ event: 'closed', payload: { message } });
    this.#listeners.clear();
    this.#waiting.clear();
    this.options.gone();
  }
}

function closedWords(refusal: Refusal | null): string {
  if (refusal === null) return 'You are not in this room any more.';
  if (refusal.reason !== 'not_found') return refusal.message;
  return 'This room is gone: it was deleted, or you are not in it any more.';
}
