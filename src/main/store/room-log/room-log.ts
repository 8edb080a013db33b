import type { ChatMessage } from '#shared/nouns/message';
import type { Result } from '#shared/result';
import { Overlay } from '../amendments/overlay';
import { RoomAmendments } from '../amendments/room-amendments';
import type { DamageReports } from '../disk/damage-reports';
import { errnoOf, storeFault } from '../disk/faults';
import { GroupCommit, type Ticket } from '../disk/group-commit';
import { ReadGate } from '../disk/read-gate';
import type { Saves } from '../disk/saves';
import type { Amend, Amended, Amendment, Appended, ChangePage, ChangeSelection, Draft, Page, Selection } from '../log';
import type { StoreFault } from '../store';
import { KnownMessages } from './known-messages';
import { type Identity, isDraft } from './log-record';
import { RoomReader } from './room-reader';
import { RoomSegments } from './room-segments';
import { damagedMessage, goneSegment } from './segment-adapter';
import type { SegmentCatalog } from './segment-catalog';
import type { Segment } from './segment-reader';
import { firstState, type StoredMessage, shown } from './stored-message';

/** What a room's log is given. */
export interface RoomLogOptions {
  /** The data folder. */
  readonly folder: string;
  /** The room's id. */
  readonly room: string;
  readonly catalog: SegmentCatalog;
  readonly reports: DamageReports;
  readonly saves: Saves;
  /** A segment that has reached so many bytes is sealed. */
  readonly segmentBytes: number;
  /** Hears every message once it is on disk, before its append resolves. */
  readonly publish: (message: ChatMessage) => void;
  /** Hears every amendment once it is on disk, before its amend resolves. */
  readonly publishAmended: (message: ChatMessage, amendment: Amendment) => void;
}

/** One room's messages and what came of them. */
export class RoomLog {
  readonly #options: RoomLogOptions;
  readonly #segments: RoomSegments;
  readonly #commits: GroupCommit<Draft, Appended>;
  readonly #inFlight = new Map<string, Promise<Appended>>();
  /** Who reads the room's files goes through it, so that they can be written anew. */
  readonly #gate = new ReadGate();
  readonly #known = new KnownMessages((take) => this.#readIdentities(take));
  readonly #amendments: RoomAmendments;
  /** Appends that wait to hear whether their message is known. */
  #asking = 0;
  #refusal: StoreFault | undefined;
  #folding: Promise<void> | undefined;

  private constructor(options: RoomLogOptions, segments: RoomSegments) {
    this.#options = options;
    this.#segments = segments;
    this.#commits = new GroupCommit((batch) => this.#commit(batch));
    this.#amendments = new RoomAmendments({
      ...options,
      gate: this.#gate,
      publish: options.publishAmended,
      reader: (overlay) => this.#reader(overlay),
    });
  }

  /** Looks at the names in the room's folder and at the end of the newest segment, at nothing else. */
  static async open(options: RoomLogOptions): Promise<RoomLog> {
    return new RoomLog(options, await RoomSegments.open(options));
  }

  get head(): number {
    return this.#segments.head;
  }

  /** Whether appends are refused. */
  get closed(): boolean {
    return this.#refusal !== undefined;
  }

  /** Whether an append or an amendment is under way. */
  get busy(): boolean {
    return this.#inFlight.size > 0 || this.#commits.busy || this.#amendments.busy || this.#folding !== undefined;
  }

  /** What is in memory of amendments. */
  get amendments(): { readonly count: number; readonly bytes: number } {
    return this.#amendments.pending;
  }

  /** A draft that the schema of messages refuses is a bug and is rejected: on disk it would be unreadable. */
  append(draft: Draft): Promise<Appended> {
    if (!isDraft(draft)) return Promise.reject(new TypeError('A draft of a message does not fit its schema.'));
    if (this.#refusal !== undefined) return Promise.reject(this.#refusal);
    const key = `${draft.user} ${draft.client_id}`;
    const first = this.#inFlight.get(key);
    if (first !== undefined) return first.then(({ message }) => ({ message, fresh: false }));
    const outcome = this.#isNew(draft) ? this.#commits.submit(draft) : this.#appendOnce(draft);
    const forget = () => void this.#inFlight.delete(key);
    outcome.then(forget, forget);
    this.#inFlight.set(key, outcome);
    return outcome;
  }

  /** The message with a `client_id`; of one in flight, once its fate is known. */
  async recall(user: string, clientId: string): Promise<ChatMessage | undefined> {
    const inFlight = this.#inFlight.get(`${user} ${clientId}`);
    if (inFlight === undefined) return await this.#find(user, clientId);
    return await inFlight.then(
      ({ message }) => message,
      () => undefined,
    );
  }

  async read(selection: Selection): Promise<Page> {
    return await this.#read((reader) => reader.page(selection));
  }

  async message(seq: number): Promise<ChatMessage | undefined> {
    const message = await this.#read((reader) => reader.message(seq));
    return message && shown(message);
  }

  amend<E>(seq: number, amend: Amend<E>): Promise<Result<Amended, E> | undefined> {
    if (this.#refusal !== undefined) return Promise.reject(this.#refusal);
    return this.#amendments.amend(seq, amend);
  }

  change(): Promise<number> {
    return this.#amendments.change();
  }

  changes(selection: ChangeSelection): Promise<ChangePage> {
    return this.#amendments.changes(selection);
  }

  pins(): Promise<readonly ChatMessage[]> {
    return this.#amendments.pins();
  }

  async reactors(seq: number, emoji: string): Promise<readonly string[]> {
    const message = await this.#read((reader) => reader.message(seq));
    return message?.reactions.find((reaction) => reaction.emoji === emoji)?.users ?? [];
  }

  /**
   * Writes what was amended so far into the messages' own lines and lets go of the amendments: a page then costs what its
   * messages cost, and what was deleted leaves the disk. The room is read and written meanwhile.
   *
   * @param isStopped asked between files; when it is, nothing is lost and the rest is done another time
   */
  fold(isStopped: () => boolean): Promise<void> {
    this.#folding ??= this.#fold(() => isStopped() || this.closed).finally(() => {
      this.#folding = undefined;
    });
    return this.#folding;
  }

  /** Frees the memory that amendments take. To be called when it is not busy. */
  free(): void {
    this.#amendments.leave();
  }

  /** Frees what only a busy room needs. To be called when it is not busy. */
  async rest(): Promise<void> {
    this.#known.rest();
    await this.#segments.rest();
    await this.#amendments.rest();
  }

  /** Resolves when all that is under way is settled and the handles are closed; what comes later is refused with `refusal`. */
  async close(refusal: StoreFault): Promise<void> {
    this.#refusal = refusal;
    while (this.busy) {
      await Promise.allSettled(this.#inFlight.values());
      await this.#commits.settled();
      await this.#amendments.settled();
      await Promise.allSettled([this.#folding]);
    }
    await this.rest();
  }

  /** Whether it is certain at once that a message is new, as nearly all are. None overtakes those that wait to hear. */
  #isNew({ user, client_id }: Draft): boolean {
    return this.#asking === 0 && this.#known.isNew(user, client_id, this.head);
  }

  async #appendOnce(draft: Draft): Promise<Appended> {
    const message = await this.#ask(draft);
    if (message !== undefined) return { message, fresh: false };
    return await this.#commits.submit(draft);
  }

  async #ask(draft: Draft): Promise<ChatMessage | undefined> {
    this.#asking += 1;
    try {
      return await this.#find(draft.user, draft.client_id);
    } catch (error) {
      throw errnoOf(error) === undefined ? error : storeFault("Messages can't be saved", error);
    } finally {
      this.#asking -= 1;
    }
  }

  async #find(user: string, clientId: string): Promise<ChatMessage | undefined> {
    const seq = await this.#known.find(user, clientId, () => this.head);
    if (seq === undefined) return undefined;
    const message = await this.message(seq);
    return message?.user === user && message.client_id === clientId ? message : undefined;
  }

  async #commit(batch: readonly Ticket<Draft, Appended>[]): Promise<void> {
    const messages = batch.map((ticket, index) => firstState(ticket.input, this.head + 1 + index));
    await this.#write(messages);
    this.#segments.announce(messages.length);
    for (const message of messages) this.#known.add(message);
    this.#amendments.note(messages);
    const announced = messages.map(shown);
    for (const message of announced) this.#options.publish(message);
    for (const [index, message] of announced.entries()) batch[index]?.resolve({ message, fresh: true });
  }

  async #write(messages: readonly StoredMessage[]): Promise<void> {
    const { room, saves } = this.#options;
    const endeavour = "Messages can't be saved";
    const saving = { part: 'log', place: room, records: messages.length, endeavour } as const;
    await saves.run(saving, () => this.#segments.write(messages));
  }

  async #fold(isStopped: () => boolean): Promise<void> {
    const sealed = await this.#amendments.seal();
    await this.#segments.clean();
    if (sealed === null) return;
    const stale = new Set<number>();
    const instead = await this.#amendments.rewriting(sealed, stale);
    for (const segment of this.#segments.holding(sealed.amended.map(({ seq }) => seq))) {
      if (isStopped()) return;
      await this.#segments.rewrite(segment, instead, (swap) => this.#swap(segment, swap));
    }
    if (!isStopped()) await this.#amendments.settle(sealed, stale);
  }

  /** Nobody reads meanwhile; and where messages are still added to a segment, nobody writes. Who sends waits for nobody else. */
  #swap(segment: Segment, swap: () => Promise<void>): Promise<void> {
    return this.#gate.alone(() => (this.#segments.isNewest(segment) ? this.#commits.between(swap) : swap()));
  }

  async #readIdentities(take: (identities: readonly Identity[]) => boolean): Promise<void> {
    await this.#gate.shared(async () => {
      for await (const identities of this.#reader(new Overlay()).identities()) if (take(identities)) return;
    });
  }

  async #read<T>(read: (reader: RoomReader) => Promise<T>): Promise<T> {
    const overlay = await this.#amendments.overlay();
    return await this.#gate.shared(() => read(this.#reader(overlay)));
  }

  /** Reads what is committed at this moment. */
  #reader(overlay: Overlay): RoomReader {
    return new RoomReader(this.#segments.readable, this.head, {
      asItStands: (message) => overlay.apply(message),
      spoiled: ({ path }, offset) => this.#reportSpoiled(path, offset),
      gone: ({ path }) => this.#reportGone(path),
    });
  }

  #reportSpoiled(path: string, offset: number): void {
    const { reports } = this.#options;
    reports.report(damagedMessage(path, offset));
    void reports.keepAsideOnce(path);
  }

  /** Of a room that is being deleted the files are to go. */
  #reportGone(path: string): void {
    if (this.#refusal === undefined) this.#options.reports.report(goneSegment(path));
  }
}
