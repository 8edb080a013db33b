import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Low } from 'lowdb';
import type { ChatMessage } from '#shared/nouns/message';
import type { DamageReports } from '../disk/damage-reports';
import { errnoOf, storeFault } from '../disk/faults';
import { GroupCommit, type Ticket } from '../disk/group-commit';
import type { Saves } from '../disk/saves';
import { syncFolder } from '../disk/sync-folder';
import type { Appended, Draft, Page, Selection } from '../log';
import type { StoreFault } from '../store';
import { DedupeWindow } from './dedupe-window';
import { isDraft } from './log-record';
import { RoomReader } from './room-reader';
import { roomPath, roomsPath, segmentsIn } from './rooms-folder';
import { damagedMessage, goneSegment, SegmentAdapter } from './segment-adapter';
import type { SegmentCatalog } from './segment-catalog';
import { segmentName } from './segment-name';
import type { Segment } from './segment-reader';

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
}

/** The newest segment: a lowdb database whose data are the messages of one write. */
interface Newest {
  readonly adapter: SegmentAdapter;
  readonly low: Low<readonly ChatMessage[]>;
}

/** What of a room is in memory only while people write in it. */
interface Window {
  readonly known: DedupeWindow;
  readonly ready: Promise<void>;
  filled: boolean;
}

/** One room's messages: a folder of segments, of which the last one grows. */
export class RoomLog {
  readonly #options: RoomLogOptions;
  readonly #commits: GroupCommit<Draft, Appended>;
  readonly #inFlight = new Map<string, Promise<Appended>>();
  /** Appends that wait to hear whether their message is known. */
  #asking = 0;
  /** The sealed segments, oldest first. */
  readonly #sealed: Segment[];
  #newest: Newest | undefined;
  #head: number;
  /** How far the newest segment may be read. It changes with the head: what is not announced yet is not read either. */
  #readable: number;
  #window: Window | undefined;
  #refusal: StoreFault | undefined;

  private constructor(options: RoomLogOptions, sealed: Segment[], newest: Newest | undefined, head: number) {
    this.#options = options;
    this.#sealed = sealed;
    this.#newest = newest;
    this.#head = head;
    this.#readable = newest?.adapter.size ?? 0;
    this.#commits = new GroupCommit((batch) => this.#commit(batch));
  }

  /** Looks at the names in the room's folder and at the end of the newest segment, at nothing else. */
  static async open(options: RoomLogOptions): Promise<RoomLog> {
    const { folder, room, catalog } = options;
    // One that vanished since the store was opened stays among them: reading it reports that it is gone.
    const known = new Set([...(await segmentsIn(folder, room)), ...catalog.firsts(room)]);
    const firsts = [...known].sort((a, b) => a - b);
    // Sealed ones that the list lost are named again; where that fails now, the next opening does it.
    for (const first of firsts.slice(0, -1)) await catalog.begin(room, first).catch(() => undefined);
    const lostHead = catalog.lost(room).reduce((head, { last }) => Math.max(head, last), 0);
    const first = firsts.at(-1);
    if (first === undefined) return new RoomLog(options, [], undefined, lostHead);
    const newest = newestAt(options, first, true);
    await newest.low.read();
    newest.low.data = [];
    const { last } = newest.adapter;
    // What was lost came after it: the next message begins a segment beyond that.
    if (lostHead > last) return new RoomLog(options, sealedAt(options, firsts, lostHead + 1), undefined, lostHead);
    return new RoomLog(options, sealedAt(options, firsts.slice(0, -1), first), newest, last);
  }

  get head(): number {
    return this.#head;
  }

  /** Whether appends are refused. */
  get closed(): boolean {
    return this.#refusal !== undefined;
  }

  /** Whether an append is under way. */
  get busy(): boolean {
    return this.#inFlight.size > 0 || this.#commits.busy;
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
    if (inFlight === undefined) return await this.#known(user, clientId);
    return await inFlight.then(
      ({ message }) => message,
      () => undefined,
    );
  }

  async read(selection: Selection): Promise<Page> {
    return await this.#reader().page(selection);
  }

  /** Frees what only a busy room needs. To be called when it is not busy. */
  async rest(): Promise<void> {
    this.#window = undefined;
    await this.#newest?.adapter.rest();
  }

  /** Resolves when everything appended is settled and the handle is closed; later appends are refused with `refusal`. */
  async close(refusal: StoreFault): Promise<void> {
    this.#refusal = refusal;
    while (this.busy) {
      await Promise.allSettled(this.#inFlight.values());
      await this.#commits.settled();
    }
    await this.rest();
  }

  /** Whether it is certain at once that a message is new, as nearly all are. None overtakes those that wait to hear. */
  #isNew({ user, client_id }: Draft): boolean {
    if (this.#asking > 0 || this.#window?.filled !== true) return false;
    return this.#window.known.find(user, client_id, this.#head) === undefined;
  }

  async #appendOnce(draft: Draft): Promise<Appended> {
    const message = await this.#ask(draft);
    if (message !== undefined) return { message, fresh: false };
    return await this.#commits.submit(draft);
  }

  async #ask(draft: Draft): Promise<ChatMessage | undefined> {
    this.#asking += 1;
    try {
      return await this.#known(draft.user, draft.client_id);
    } catch (error) {
      throw errnoOf(error) === undefined ? error : storeFault("Messages can't be saved", error);
    } finally {
      this.#asking -= 1;
    }
  }

  async #known(user: string, clientId: string): Promise<ChatMessage | undefined> {
    const { known, ready } = this.#openWindow();
    await ready;
    const seq = known.find(user, clientId, this.#head);
    if (seq === undefined) return undefined;
    const message = await this.#reader().message(seq);
    return message?.user === user && message.client_id === clientId ? message : undefined;
  }

  /** The window is filled from disk on first use; what is committed meanwhile is added to it as well. */
  #openWindow(): Window {
    if (this.#window !== undefined) return this.#window;
    const known = new DedupeWindow();
    const window = { known, ready: this.#fill(known), filled: false };
    window.ready.then(
      () => {
        window.filled = true;
      },
      () => {
        if (this.#window === window) this.#window = undefined;
      },
    );
    this.#window = window;
    return window;
  }

  async #fill(known: DedupeWindow): Promise<void> {
    const oldest = DedupeWindow.oldest(this.#head);
    for await (const identities of this.#reader().identities()) {
      for (const identity of identities) if (identity.seq >= oldest) known.fill(identity);
      if ((identities.at(-1)?.seq ?? oldest) < oldest) break;
    }
  }

  async #commit(batch: readonly Ticket<Draft, Appended>[]): Promise<void> {
    const messages = batch.map((ticket, index) => ({ ...ticket.input, seq: this.#head + 1 + index }));
    await this.#write(messages);
    this.#head += messages.length;
    this.#readable = this.#newest?.adapter.size ?? 0;
    for (const message of messages) this.#window?.known.add(message);
    for (const message of messages) this.#options.publish(message);
    for (const [index, message] of messages.entries()) batch[index]?.resolve({ message, fresh: true });
  }

  async #write(messages: readonly ChatMessage[]): Promise<void> {
    const { room, saves } = this.#options;
    const saving = {
      part: 'log',
      place: room,
      records: messages.length,
      endeavour: "Messages can't be saved",
    } as const;
    await saves.run(saving, async () => {
      const { low } = await this.#newestWithRoom();
      low.data = messages;
      try {
        await low.write();
      } finally {
        // lowdb would write again, with the next batch, what is left here.
        low.data = [];
      }
    });
  }

  /** The newest segment, after sealing one that is full. */
  async #newestWithRoom(): Promise<Newest> {
    const full = this.#newest;
    if (full !== undefined && full.adapter.size < this.#options.segmentBytes) return full;
    if (full === undefined) {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    } else {
      await full.adapter.rest();
      this.#sealed.push({ path: full.adapter.path, first: full.adapter.first, last: this.#head });
    }
    this.#newest = newestAt(this.#options, this.#head + 1, false);
    this.#readable = 0;
    return this.#newest;
  }

  get #folder(): string {
    return roomPath(this.#options.folder, this.#options.room);
  }

  /** Reads what is committed at this moment. */
  #reader(): RoomReader {
    const newest = this.#newest?.adapter;
    const segments = [...this.#sealed];
    if (newest !== undefined && this.#readable > 0) {
      segments.push({ path: newest.path, first: newest.first, last: this.#head, size: this.#readable });
    }
    return new RoomReader(segments, this.#head, {
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

/** Sealed segments, each up to the next one, or to what was lost after it; the last one up to `end`. */
function sealedAt({ folder, room, catalog }: RoomLogOptions, firsts: readonly number[], end: number): Segment[] {
  const lost = catalog.lost(room).map((range) => range.first);
  const ends = [...firsts, end, ...lost].sort((a, b) => a - b);
  return firsts.map((first) => {
    const next = ends[ends.indexOf(first) + 1] ?? end;
    return { path: join(roomPath(folder, room), segmentName(first)), first, last: next - 1 };
  });
}

function newestAt({ folder, room, reports, catalog }: RoomLogOptions, first: number, exists: boolean): Newest {
  const path = join(roomPath(folder, room), segmentName(first));
  // A file that a crash left here may not have its name on disk yet, nor its folder.
  const begun = async () => {
    if (catalog.firsts(room).has(first)) return;
    await syncFolder(dirname(path));
    await syncFolder(roomsPath(folder));
    await catalog.begin(room, first);
  };
  const adapter = new SegmentAdapter({ path, first, exists, reports, begun });
  return { adapter, low: new Low<readonly ChatMessage[]>(adapter, []) };
}
