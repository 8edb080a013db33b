import type { Socket } from 'phoenix';
import type { OutboxEntry, RoomChannelEvent, RoomSnapshot } from '#shared/bridge/channels';
import type { ChatMessage } from '#shared/nouns/message';
import { LIMITS } from '#shared/protocol/limits';
import type { Refusal } from '#shared/protocol/reasons';
import { RoomEvents, RoomJoinReply, RoomPushes, type ThreadSummary } from '#shared/protocol/room-channel';
import { roomTopic } from '#shared/protocol/topics';
import type { Result } from '#shared/result';
import type { HistoryPage } from '#shared/state/room-state';
import type { Words } from '#shared/words/words';
import type { Logger } from '../../logger';
import { roomClosed } from '../hosts/words';
import { HostChannel, type PushFailure } from '../wire/host-channel';
import { CatchUp } from './catch-up';
import { ChangedMessages } from './changed-messages';
import { HistoryPages } from './history-pages';
import { countMissed } from './missed-count';
import type { PushTurns } from './push-turns';
import { KEPT_MESSAGES, RoomAudience, type RoomListener } from './room-audience';
import { changedUpTo, countMessage, type RoomMark, readElsewhere, shrinkTo, skipTo, takenUpTo } from './room-mark';
import { type Meaning, meaningOf, type Reader } from './room-meaning';
import { RoomPeople } from './room-people';

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
  /** The last message the host is known to have. */
  #seq = 0;

  constructor(private readonly options: RoomMirrorOptions) {
    this.#last = takenUpTo(options.mark());
    this.#audience = new RoomAudience((state) => ({ ...state, read: options.mark().read, outbox: options.outbox() }));
    this.changes = new ChangedMessages({
      audience: this.#audience,
      reader: () => options.reader(),
      mark: () => options.mark(),
      updateMark: (change) => options.updateMark(change),
      amended: (versions) => {
        this.#catchUp?.amend(versions);
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
    this.#channel = new HostChannel<RoomJoinReply>({
      socket: options.socket,
      topic: roomTopic(options.room),
      reply: RoomJoinReply,
      events: RoomEvents,
      pushes: RoomPushes,
      logger: options.logger,
      params: () => ({ since: this.#last, ...this.changes.joinParams() }),
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

  #joined(reply: RoomJoinReply): void {
    this.#stop();
    this.#seq = reply.seq;
    if (reply.seq < this.#last) this.#startOver(reply);
    else this.#comeBack(reply);
    if (!this.#channel.joined) return;
    this.#people.joined(reply.reads);
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
    const changes = this.changes.takePage(reply);
    this.#tellThreads(reply.threads);
    if (changes === 'more') {
      this.#take(reply.messages, true);
      this.#channel.rejoin();
      return;
    }
    const pages = this.#newPages();
    const work =
      changes === 'stale' || seq - this.#last > LONG_GAP ? this.#jump(seq, pages) : this.#resume(reply, pages);
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
    const { reader, mark, updateMark, sent } = this.options;
    const isDone = await countMissed({
      reader: () => reader(),
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
    this.options.updateMark((mark) => changedUpTo(shrinkTo(mark, reply.seq), reply.change));
    this.#audience.replace(this.#snapshotOf(reply, reply.messages, reply.more));
    this.#audience.showAnew();
    this.#admitWaiting();
  }

  #newPages(): HistoryPages {
    this.#pages = new HistoryPages({
      // The channel checks the reply against the schema of `history`.
      push: (selection) => this.push('history', selection, PAGE_MS) as Promise<Result<HistoryPage, PushFailure>>,
      inTurn: (ask) => this.options.pages.run(ask),
    });
    return this.#pages;
  }

  #newCatchUp(pages: HistoryPages, target: number): CatchUp {
    this.#catchUp = new CatchUp(
      {
        last: () => this.#last,
        page: (after) => pages.ask({ after }),
        take: ({ messages, threads = [] }, caughtUp) => {
          this.#take(messages, caughtUp);
          this.#tellThreads(threads);
        },
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
    this.#people.stop();
  }

  #tellProgress(last: number, target: number): void {
    if (this.#missedFrom === null) return;
    const total = target - Math.min(last, this.#missedFrom);
    this.#audience.emit({ event: 'catching-up', payload: { remaining: target - last, total } });
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
    if (this.#catchUp) this.#catchUp.hold(message);
    // Between two pages of changes: a join is under way, and brings what does not follow.
    else if (this.#channel.joined || message.seq === this.#last + 1) this.#take([message], false);
  }

  #tellThreads(threads: readonly ThreadSummary[]): void {
    if (threads.length > 0) this.#audience.emit({ event: 'threads', payload: { threads } });
  }

  /** Takes messages that come after the last one, in order. */
  #take(messages: readonly ChatMessage[], caughtUp: boolean, how: 'aloud' | 'silently' = 'aloud'): void {
    const { mark, updateMark, arrived, sent } = this.options;
    const reader = this.options.reader();
    for (const message of this.changes.upToDate(messages)) {
      if (message.seq <= this.#last) continue;
      this.#last = message.seq;
      this.#people.wrote(message.user);
      if (how === 'aloud') this.#audience.emit({ event: 'chat-message', payload: message });
      else this.#audience.apply({ event: 'chat-message', payload: message });
      if (message.user === reader.id) sent(message.client_id);
      const isNew = message.seq > takenUpTo(mark());
      const meaning = meaningOf(message, reader, mark().own);
      updateMark((before) => countMessage(before, message, reader));
      if (isNew && message.deleted === null) arrived(message, caughtUp, meaning);
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
    const page = await this.push('history', { before, limit: CONTEXT });
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
    const message = this.#deleted
      ? this.options.words().refusals.room.deleted
      : roomClosed(refusal, this.options.words());
    this.#audience.end({ event: 'closed', payload: { message } });
    this.options.gone();
  }
}
