import type { Socket } from 'phoenix';
import type { OutboxEntry, RoomChannelEvent, RoomSnapshot } from '#shared/bridge/channels';
import type { ChatMessage } from '#shared/nouns/message';
import { LIMITS } from '#shared/protocol/limits';
import type { Refusal } from '#shared/protocol/reasons';
import { RoomEvents, RoomJoinReply, RoomPushes } from '#shared/protocol/room-channel';
import { roomTopic } from '#shared/protocol/topics';
import type { Result } from '#shared/result';
import type { Logger } from '../../logger';
import { HostChannel, type PushFailure } from '../wire/host-channel';
import { CatchUp } from './catch-up';
import { type HistoryPage, HistoryPages } from './history-pages';
import { countMissed } from './missed-count';
import type { PageTurns } from './page-turns';
import { KEPT_MESSAGES, RoomAudience, type RoomListener } from './room-audience';
import { countMessage, type RoomMark, shrinkTo, skipTo, takenUpTo } from './room-mark';

/** After a longer gap the newest messages are shown first, and what lies between is looked at beside them. */
const LONG_GAP = 1_000;
/** How long a page may take, in milliseconds: 256 KiB at 64 kbit/s, twice. */
const PAGE_MS = 60_000;
/** A room that is opened shows at least so many messages, if it has them. */
const CONTEXT = LIMITS.historyDefault;

/** What the mirror stands on, and whom it tells. */
export interface RoomMirrorOptions {
  readonly socket: Socket;
  readonly room: string;
  readonly me: string;
  readonly logger: Logger;
  readonly turns: PageTurns;
  mark(): RoomMark;
  updateMark(change: (mark: RoomMark) => RoomMark): void;
  outbox(): readonly OutboxEntry[];
  /** A message arrived; `caughtUp` when it was missed. Of a long gap only the newest are told. */
  arrived(message: ChatMessage, caughtUp: boolean): void;
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
  readonly #audience: RoomAudience;
  readonly #channel: HostChannel<RoomJoinReply>;
  /** The last message taken: at first the last one taken before this start. */
  #last: number;
  /** Where catching up began, as long as it lasts, over however many joins. */
  #missedFrom: number | null = null;
  /** The pages of the present join. */
  #pages: HistoryPages | null = null;
  /** Holds live messages while older ones are fetched. */
  #catchUp: CatchUp | null = null;
  #context: Promise<void> | null = null;
  /** The newest page is under way: what is shown until then is about to be replaced. */
  #jumping = false;
  /** What waits to be sent may be on the host already, too long ago for the host to recognise it. */
  #lookingForSent = false;
  #deleted = false;

  constructor(private readonly options: RoomMirrorOptions) {
    this.#last = takenUpTo(options.mark());
    this.#audience = new RoomAudience((state) => ({ ...state, read: options.mark().read, outbox: options.outbox() }));
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
      down: () => this.#stop(),
      refused: (refusal) => this.#cannotShow(refusal.message),
      closed: (refusal) => this.#onClosed(refusal),
    });
  }

  /** Whether messages may be sent. */
  get ready(): boolean {
    return this.#channel.joined && !this.#lookingForSent;
  }

  get messages(): readonly ChatMessage[] {
    return this.#audience.state?.messages ?? [];
  }

  push(event: string, payload: object): Promise<Result<unknown, PushFailure>> {
    return this.#channel.push(event, payload);
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

  #joined(reply: RoomJoinReply): void {
    this.#stop();
    if (reply.seq < this.#last) this.#startOver(reply);
    else this.#comeBack(reply);
    if (this.ready) this.options.ready();
  }

  #comeBack(reply: RoomJoinReply): void {
    const { counted, ahead } = this.options.mark();
    const { room, participants, seq, more } = reply;
    if (more || ahead) this.#missedFrom ??= counted;
    const someWait = this.options.outbox().some(({ state }) => state === 'waiting');
    this.#lookingForSent = someWait && seq - counted > LIMITS.dedupeWindow;
    if (this.#audience.state) this.#audience.emit({ event: 'rejoined', payload: { room, participants } });
    else this.#audience.replace(this.#snapshotOf(reply, [], this.#last > 0));
    const pages = this.#newPages();
    const work = seq - this.#last > LONG_GAP ? this.#jump(seq, pages) : this.#resume(reply, pages);
    work.catch((error: unknown) => this.options.logger.error('peer_catch_up_failed', error, { room: room.id }));
  }

  /** The usual case: what was missed comes with the join, and page by page if there is more. */
  async #resume({ seq, messages, more }: RoomJoinReply, pages: HistoryPages): Promise<void> {
    const catchUp = more ? this.#newCatchUp(pages, seq) : null;
    this.#take(messages, true);
    this.#admitWaiting();
    await this.#complete(pages, catchUp);
  }

  /** A very long gap: the newest page becomes the room at once, and what lies between is counted beside it. */
  async #jump(seq: number, pages: HistoryPages): Promise<void> {
    const catchUp = this.#newCatchUp(pages, seq);
    this.#jumping = true;
    const page = await pages.ask();
    if (!page) return;
    this.#jumping = false;
    const from = page.messages[0]?.seq ?? seq + 1;
    this.options.updateMark((mark) => skipTo(mark, from));
    this.#last = from - 1;
    this.#audience.startWith(page, this.options.mark().read);
    this.#take(page.messages, true, 'silently');
    this.#audience.showAnew();
    this.#admitWaiting();
    await this.#complete(pages, catchUp);
  }

  /** Fetches what is missing up to the present, then what is missing behind it. */
  async #complete(pages: HistoryPages, catchUp: CatchUp | null): Promise<void> {
    if (catchUp && !(await catchUp.run())) return;
    if (pages.cancelled) return;
    this.#catchUp = null;
    await this.#fetchBack(pages);
    const { me, mark, updateMark, sent } = this.options;
    const isDone = await countMissed({
      me,
      mark,
      updateMark,
      page: (after) => pages.ask({ after }),
      own: ({ client_id }) => sent(client_id),
      thorough: () => this.#lookingForSent,
      progress: (last, target) => this.#tellProgress(last, target),
    });
    if (!isDone || pages.cancelled) return;
    this.#tellProgress(this.#last, this.#last);
    this.#missedFrom = null;
    if (!this.#lookingForSent) return;
    this.#lookingForSent = false;
    this.options.ready();
  }

  /** After a jump there are as many messages to show as for somebody who never left. */
  async #fetchBack(pages: HistoryPages): Promise<void> {
    while (this.options.mark().ahead && this.messages.length < KEPT_MESSAGES && this.#audience.state?.more) {
      const page = await pages.ask({ before: this.messages[0]?.seq ?? this.#last + 1 });
      if (!page || page.messages.length === 0) return;
      this.#audience.prepend(page);
    }
  }

  /** The host has less than we saw: it was put back to an earlier state, and what it has now counts. */
  #startOver(reply: RoomJoinReply): void {
    this.#last = reply.seq;
    this.#missedFrom = null;
    this.#lookingForSent = false;
    this.options.updateMark((mark) => shrinkTo(mark, reply.seq));
    this.#audience.replace(this.#snapshotOf(reply, reply.messages, reply.more));
    this.#audience.showAnew();
    this.#admitWaiting();
  }

  #newPages(): HistoryPages {
    this.#pages = new HistoryPages({
      // The channel checks the reply against the schema of `history`.
      push: (selection) =>
        this.#channel.push('history', selection, PAGE_MS) as Promise<Result<HistoryPage, PushFailure>>,
      inTurn: (ask) => this.options.turns.run(ask),
    });
    return this.#pages;
  }

  #newCatchUp(pages: HistoryPages, target: number): CatchUp {
    this.#catchUp = new CatchUp(
      {
        last: () => this.#last,
        page: (after) => pages.ask({ after }),
        take: (messages, caughtUp) => this.#take(messages, caughtUp),
        progress: (last, goal) => this.#tellProgress(last, goal),
      },
      target,
    );
    return this.#catchUp;
  }

  #stop(): void {
    this.#pages?.cancel();
    this.#pages = null;
    this.#catchUp = null;
    this.#jumping = false;
  }

  #tellProgress(last: number, target: number): void {
    if (this.#missedFrom === null) return;
    const total = target - Math.min(last, this.#missedFrom);
    this.#audience.emit({ event: 'catching-up', payload: { remaining: target - last, total } });
  }

  #receive(event: RoomChannelEvent): void {
    if (event.event === 'chat-message') {
      if (this.#catchUp) this.#catchUp.hold(event.payload);
      else this.#take([event.payload], false);
      return;
    }
    if (event.event === 'chatroom-delete') this.#deleted = true;
    this.#audience.emit(event);
  }

  /** Takes messages that come after the last one, in order. */
  #take(messages: readonly ChatMessage[], caughtUp: boolean, how: 'aloud' | 'silently' = 'aloud'): void {
    const { me, mark, updateMark, arrived, sent } = this.options;
    for (const message of messages) {
      if (message.seq <= this.#last) continue;
      this.#last = message.seq;
      if (how === 'aloud') this.#audience.emit({ event: 'chat-message', payload: message });
      else this.#audience.apply({ event: 'chat-message', payload: message });
      if (message.user === me) sent(message.client_id);
      const isNew = message.seq > takenUpTo(mark());
      updateMark((before) => countMessage(before, message, me));
      if (isNew) arrived(message, caughtUp);
    }
  }

  /** Gives the waiting listeners their snapshot, with enough older messages to fill a window. */
  #admitWaiting(): void {
    const { state, anyWaits } = this.#audience;
    if (!state || !anyWaits || this.#context || this.#jumping) return;
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
    const before = this.messages[0]?.seq ?? this.#last + 1;
    const page = await this.#channel.push('history', { before, limit: CONTEXT });
    if (page.ok) this.#audience.prepend(page.value as HistoryPage);
  }

  #snapshotOf(reply: RoomJoinReply, messages: readonly ChatMessage[], more: boolean): RoomSnapshot {
    const { room, participants, seq, change, reads, threads } = reply;
    const read = this.options.mark().read;
    const outbox = this.options.outbox();
    return { room, participants, messages, seq, change, reads, typing: [], threads, more, read, outbox };
  }

  #cannotShow(message: string): void {
    if (!this.#audience.state) this.#audience.apologize(message);
  }

  #onClosed(refusal: Refusal | null): void {
    this.#stop();
    const message = this.#deleted ? 'This room was deleted.' : closedWords(refusal);
    this.#audience.end({ event: 'closed', payload: { message } });
    this.options.gone();
  }
}

function closedWords(refusal: Refusal | null): string {
  if (refusal === null) return 'You are not in this room any more.';
  if (refusal.reason !== 'not_found') return refusal.message;
  return 'This room is gone: it was deleted, or you are not in it any more.';
}
