import type { OutboxEntry, RoomSnapshot } from '#shared/bridge/channels';
import type { ChatMessage } from '#shared/nouns/message';
import { LIMITS } from '#shared/protocol/limits';
import type { RoomJoinReply, ThreadSummary } from '#shared/protocol/room-channel';
import type { Result } from '#shared/result';
import type { HistoryPage } from '#shared/state/room-state';
import type { Logger } from '../../logger';
import type { PushFailure } from '../wire/host-channel';
import { CatchUp } from './catch-up';
import type { ChangedMessages } from './changed-messages';
import { HistoryPages } from './history-pages';
import { countMissed } from './missed-count';
import type { PushTurns } from './push-turns';
import { KEPT_MESSAGES, type RoomAudience } from './room-audience';
import type { RoomIntake } from './room-intake';
import { changedUpTo, type RoomMark, shrinkTo, skipTo } from './room-mark';
import type { Reader } from './room-meaning';

/** After a longer gap the newest messages are shown first, and what lies between is looked at beside them. */
const LONG_GAP = 1_000;

/** What coming back stands on, and whom it tells. */
export interface RoomReturnOptions {
  readonly audience: RoomAudience;
  readonly changes: Pick<ChangedMessages, 'takePage'>;
  readonly intake: RoomIntake;
  readonly logger: Logger;
  readonly pages: Pick<PushTurns, 'run'>;
  reader(): Reader;
  mark(): RoomMark;
  updateMark(change: (mark: RoomMark) => RoomMark): void;
  outbox(): readonly OutboxEntry[];
  /** Asks the host for a page. */
  history(selection: object): Promise<Result<unknown, PushFailure>>;
  /** Joins once more, for what did not fit into this join. */
  rejoin(): void;
  /** There is a room to show by now. */
  shown(): void;
  sent(clientId: string): void;
  /** What waits to be sent may be sent by now. */
  ready(): void;
}

/**
 * What happens after each join of a room: what was missed is taken in order, page by page, or after a long gap the newest
 * page at once, and what lies between is counted beside it. A broken line ends it; the next join goes on from there.
 */
export class RoomReturn {
  /** Where catching up began, as long as it lasts, over however many joins. */
  #missedFrom: number | null = null;
  /** The pages of the present join. */
  #pages: HistoryPages | null = null;
  /** Holds live messages while older ones are fetched. */
  #catchUp: CatchUp | null = null;
  /** The newest page is under way: what is shown until then is about to be replaced. */
  #jumping = false;
  /** What waits to be sent may be on the host already, too long ago for the host to recognise it. */
  #lookingForSent = false;

  constructor(private readonly options: RoomReturnOptions) {}

  get jumping(): boolean {
    return this.#jumping;
  }

  get lookingForSent(): boolean {
    return this.#lookingForSent;
  }

  /** The room was joined, after whatever was under way was stopped. */
  begin(reply: RoomJoinReply): void {
    if (reply.seq < this.options.intake.last) this.#startOver(reply);
    else this.#comeBack(reply);
  }

  /** Keeps a live message until it is its turn; false where it is its turn now. */
  hold(message: ChatMessage): boolean {
    this.#catchUp?.hold(message);
    return this.#catchUp !== null;
  }

  /** Messages changed; some of them may be held. */
  amend(versions: readonly ChatMessage[]): void {
    this.#catchUp?.amend(versions);
  }

  /** The line is lost, or the room. */
  stop(): void {
    this.#pages?.cancel();
    this.#pages = null;
    this.#catchUp = null;
    this.#jumping = false;
  }

  /** The host has less than we saw: it was put back to an earlier state, and what it has now counts. */
  #startOver(reply: RoomJoinReply): void {
    const { audience, intake, updateMark, shown } = this.options;
    intake.goOnAfter(reply.seq);
    this.#missedFrom = null;
    this.#lookingForSent = false;
    updateMark((mark) => changedUpTo(shrinkTo(mark, reply.seq), reply.change));
    audience.replace(this.#snapshotOf(reply, reply.messages, reply.more));
    audience.showAnew();
    shown();
  }

  #comeBack(reply: RoomJoinReply): void {
    const { audience, changes, intake, mark, outbox, rejoin, logger } = this.options;
    const { counted, ahead } = mark();
    const { room, participants, seq, more } = reply;
    if (more || ahead) this.#missedFrom ??= counted;
    const someWait = outbox().some(({ state }) => state === 'waiting');
    this.#lookingForSent = someWait && seq - counted > LIMITS.dedupeWindow;
    if (audience.state) audience.emit({ event: 'rejoined', payload: { room, participants } });
    else audience.replace(this.#snapshotOf(reply, [], intake.last > 0));
    const changed = changes.takePage(reply);
    this.#tellThreads(reply.threads);
    if (changed === 'more') {
      intake.take(reply.messages, true);
      rejoin();
      return;
    }
    const pages = this.#newPages();
    const work =
      changed === 'stale' || seq - intake.last > LONG_GAP ? this.#jump(seq, pages) : this.#resume(reply, pages);
    work.catch((error: unknown) => logger.error('peer_catch_up_failed', error, { room: room.id }));
  }

  /** The usual case: what was missed comes with the join, and page by page if there is more. */
  async #resume({ seq, messages, more }: RoomJoinReply, pages: HistoryPages): Promise<void> {
    const catchUp = more ? this.#newCatchUp(pages, seq) : null;
    this.options.intake.take(messages, true);
    this.options.shown();
    await this.#complete(pages, catchUp);
  }

  /** A very long gap: the newest page becomes the room at once, and what lies between is counted beside it. */
  async #jump(seq: number, pages: HistoryPages): Promise<void> {
    const { audience, intake, mark, updateMark, shown } = this.options;
    const catchUp = this.#newCatchUp(pages, seq);
    this.#jumping = true;
    const page = await pages.ask();
    if (!page) return;
    this.#jumping = false;
    const from = page.messages[0]?.seq ?? seq + 1;
    updateMark((before) => skipTo(before, from));
    intake.goOnAfter(from - 1);
    audience.startWith(page, mark().read);
    intake.take(page.messages, true, 'silently');
    audience.showAnew();
    shown();
    await this.#complete(pages, catchUp);
  }

  /** Fetches what is missing up to the present, then what is missing behind it. */
  async #complete(pages: HistoryPages, catchUp: CatchUp | null): Promise<void> {
    if (catchUp && !(await catchUp.run())) return;
    if (pages.cancelled) return;
    this.#catchUp = null;
    await this.#fetchBack(pages);
    const { reader, mark, updateMark, sent, intake, ready } = this.options;
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
    this.#tellProgress(intake.last, intake.last);
    this.#missedFrom = null;
    if (!this.#lookingForSent) return;
    this.#lookingForSent = false;
    ready();
  }

  /** After a jump there are as many messages to show as for somebody who never left. */
  async #fetchBack(pages: HistoryPages): Promise<void> {
    const { audience, mark, intake } = this.options;
    const messages = () => audience.state?.messages ?? [];
    while (mark().ahead && messages().length < KEPT_MESSAGES && audience.state?.more) {
      const page = await pages.ask({ before: messages()[0]?.seq ?? intake.last + 1 });
      if (!page || page.messages.length === 0) return;
      audience.prepend(page);
    }
  }

  #newPages(): HistoryPages {
    this.#pages = new HistoryPages({
      // The channel checks the reply against the schema of `history`.
      push: (selection) => this.options.history(selection) as Promise<Result<HistoryPage, PushFailure>>,
      inTurn: (ask) => this.options.pages.run(ask),
    });
    return this.#pages;
  }

  #newCatchUp(pages: HistoryPages, target: number): CatchUp {
    const { intake } = this.options;
    this.#catchUp = new CatchUp(
      {
        last: () => intake.last,
        page: (after) => pages.ask({ after }),
        take: ({ messages, threads = [] }, caughtUp) => {
          intake.take(messages, caughtUp);
          this.#tellThreads(threads);
        },
        progress: (last, goal) => this.#tellProgress(last, goal),
      },
      target,
    );
    return this.#catchUp;
  }

  #tellThreads(threads: readonly ThreadSummary[]): void {
    if (threads.length > 0) this.options.audience.emit({ event: 'threads', payload: { threads } });
  }

  #tellProgress(last: number, target: number): void {
    if (this.#missedFrom === null) return;
    const total = target - Math.min(last, this.#missedFrom);
    this.options.audience.emit({ event: 'catching-up', payload: { remaining: target - last, total } });
  }

  #snapshotOf(reply: RoomJoinReply, messages: readonly ChatMessage[], more: boolean): RoomSnapshot {
    const { room, participants, seq, change, reads, threads } = reply;
    const { read } = this.options.mark();
    const outbox = this.options.outbox();
    return { room, participants, messages, seq, change, reads, typing: [], threads, more, read, outbox };
  }
}
