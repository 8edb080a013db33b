import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Low } from 'lowdb';
import type { ChatMessage } from '#shared/nouns/message';
import type { DamageReports } from '../disk/damage-reports';
import { errnoOf } from '../disk/faults';
import { GroupCommit, type Ticket } from '../disk/group-commit';
import type { Saves } from '../disk/saves';
import { syncFolder } from '../disk/sync-folder';
import type { Appended, Draft, Page, Selection } from '../log';
import type { StoreFault } from '../store';
import { DedupeWindow } from './dedupe-window';
import { isDraft } from './log-record';
import { RoomReader } from './room-reader';
import { damagedMessage, SegmentAdapter } from './segment-adapter';
import { firstSeqs, segmentName } from './segment-name';
import type { Segment } from './segment-reader';

/** What a room's log is given. */
export interface RoomLogOptions {
  readonly folder: string;
  /** The room's id. */
  readonly room: string;
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
}

/** One room's messages: a folder of segments, of which the last one grows. */
export class RoomLog {
  readonly #options: RoomLogOptions;
  readonly #commits: GroupCommit<Draft, Appended>;
  readonly #inFlight = new Map<string, Promise<Appended>>();
  /** The first seqs of sealed segments. */
  readonly #sealed: number[];
  #newest: Newest | undefined;
  #head: number;
  /** How far the newest segment may be read. It changes with the head: what is not announced yet is not read either. */
  #readable: number;
  #window: Window | undefined;
  #refusal: StoreFault | undefined;

  private constructor(options: RoomLogOptions, sealed: number[], newest: Newest | undefined) {
    this.#options = options;
    this.#sealed = sealed;
    this.#newest = newest;
    this.#head = newest?.adapter.last ?? 0;
    this.#readable = newest?.adapter.size ?? 0;
    this.#commits = new GroupCommit((batch) => this.#commit(batch));
  }

  /** Looks at the names in the room's folder and at the end of the newest segment, at nothing else. */
  static async open(options: RoomLogOptions): Promise<RoomLog> {
    const firsts = firstSeqs(await namesIn(options.folder));
    const first = firsts.pop();
    if (first === undefined) return new RoomLog(options, [], undefined);
    const newest = newestAt(options, first, true);
    await newest.low.read();
    newest.low.data = [];
    return new RoomLog(options, firsts, newest);
  }

  get head(): number {
    return this.#head;
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
    const outcome = this.#appendOnce(draft).finally(() => this.#inFlight.delete(key));
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

  async #appendOnce(draft: Draft): Promise<Appended> {
    const message = await this.#known(draft.user, draft.client_id);
    if (message !== undefined) return { message, fresh: false };
    return await this.#commits.submit(draft);
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
    const window = { known, ready: this.#fill(known) };
    window.ready.catch(() => {
      if (this.#window === window) this.#window = undefined;
    });
    this.#window = window;
    return window;
  }

  async #fill(known: DedupeWindow): Promise<void> {
    const oldest = DedupeWindow.oldest(this.#head);
    for await (const message of this.#reader().newest()) {
      if (message.seq < oldest) break;
      known.fill(message);
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
    const { folder, segmentBytes } = this.#options;
    const full = this.#newest;
    if (full !== undefined && full.adapter.size < segmentBytes) return full;
    if (full === undefined) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await syncFolder(dirname(folder));
    } else {
      await full.adapter.rest();
      this.#sealed.push(full.adapter.first);
    }
    this.#newest = newestAt(this.#options, this.#head + 1, false);
    this.#readable = 0;
    return this.#newest;
  }

  /** Reads what is committed at this moment. */
  #reader(): RoomReader {
    const { folder, reports } = this.#options;
    const newest = this.#newest?.adapter;
    const afterSealed = newest?.first ?? this.#head + 1;
    const segments: Segment[] = this.#sealed.map((first, index) => ({
      path: join(folder, segmentName(first)),
      first,
      last: (this.#sealed[index + 1] ?? afterSealed) - 1,
    }));
    if (newest !== undefined && this.#readable > 0) {
      segments.push({ path: newest.path, first: newest.first, last: this.#head, size: this.#readable });
    }
    return new RoomReader(segments, this.#head, ({ path }, offset) => {
      reports.report(damagedMessage(path, offset));
      void reports.keepAsideOnce(path);
    });
  }
}

function newestAt({ folder, reports }: RoomLogOptions, first: number, exists: boolean): Newest {
  const adapter = new SegmentAdapter(join(folder, segmentName(first)), first, exists, reports);
  return { adapter, low: new Low<readonly ChatMessage[]>(adapter, []) };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw error;
  }
}
