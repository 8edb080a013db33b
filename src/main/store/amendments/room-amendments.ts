import type { ChatMessage } from '#shared/nouns/message';
import { ok, type Result } from '#shared/result';
import type { DamageReports } from '../disk/damage-reports';
import { GroupCommit, type Ticket } from '../disk/group-commit';
import type { Saves } from '../disk/saves';
import type { Amend, Amended, Amendment, ChangePage, ChangeSelection } from '../log';
import { amended, type StoredMessage, shown } from '../room-log/stored-message';
import { AmendmentFiles } from './amendment-files';
import { type AmendmentRecord, isAmendment, recordOf } from './amendment-record';
import { Overlay } from './overlay';

/** What a room's amendments are given. */
export interface RoomAmendmentsOptions {
  /** The data folder. */
  readonly folder: string;
  /** The room's id. */
  readonly room: string;
  readonly reports: DamageReports;
  readonly saves: Saves;
  /** A segment that has reached so many bytes is sealed. */
  readonly segmentBytes: number;
  /** A message as it stands, once the amendments are ready. */
  readonly stored: (seq: number) => Promise<StoredMessage | undefined>;
  /** Hears every amendment once it is on disk, before its amend resolves. */
  readonly publish: (message: ChatMessage, amendment: Amendment) => void;
}

/** What is to be done to one message. */
interface Request {
  readonly seq: number;
  /** Null for nothing. */
  readonly decide: (message: ChatMessage) => Amendment | null;
}

/** What a request came to, when it is written. */
interface Decided {
  readonly after: StoredMessage;
  readonly amendment: Amendment | null;
}

interface Loaded {
  readonly files: AmendmentFiles;
  readonly overlay: Overlay;
}

/** What came of one room's messages. It is looked at on first use. */
export class RoomAmendments {
  readonly #options: RoomAmendmentsOptions;
  readonly #commits: GroupCommit<Request, Amended | undefined>;
  #loading: Promise<Loaded> | undefined;
  #loaded: Loaded | undefined;

  constructor(options: RoomAmendmentsOptions) {
    this.#options = options;
    this.#commits = new GroupCommit((batch) => this.#commit(batch));
  }

  /** Whether an amendment is under way. */
  get busy(): boolean {
    return this.#commits.busy;
  }

  /** Resolves when {@link apply} may be used. */
  async ready(): Promise<void> {
    if (this.#loaded === undefined) await this.#load();
  }

  /** A message as it stands. */
  apply(message: StoredMessage): StoredMessage {
    return this.#loaded?.overlay.apply(message) ?? message;
  }

  async amend<E>(seq: number, amend: Amend<E>): Promise<Result<Amended, E> | undefined> {
    let refusal: Result<never, E> | undefined;
    const decide = (message: ChatMessage) => {
      const decided = amend(message);
      if (decided.ok) return decided.value;
      refusal = decided;
      return null;
    };
    const outcome = await this.#commits.submit({ seq, decide });
    return refusal ?? (outcome && ok(outcome));
  }

  async change(): Promise<number> {
    return (await this.#load()).files.change;
  }

  async changes({ after, upTo, limit, bytes }: ChangeSelection): Promise<ChangePage> {
    const { files, overlay } = await this.#load();
    const end = files.change;
    const messages: ChatMessage[] = [];
    let left = bytes;
    let change = after;
    for (const entry of [...overlay.after(after)]) {
      if (entry.seq > upTo) continue;
      if (messages.length === limit) return { messages, change, more: true };
      const stored = await this.#options.stored(entry.seq);
      if (stored === undefined) continue;
      const message = shown(stored);
      left -= Buffer.byteLength(JSON.stringify(message));
      if (left < 0 && messages.length > 0) return { messages, change, more: true };
      // It was changed again meanwhile: then it comes under its newest change, which is on no earlier page.
      if (message.change !== entry.change) continue;
      messages.push(message);
      change = entry.change;
    }
    return { messages, change: end, more: false };
  }

  async pins(): Promise<readonly ChatMessage[]> {
    const { overlay } = await this.#load();
    const pinned = await Promise.all(overlay.pins([]).map((seq) => this.#options.stored(seq)));
    return pinned.flatMap((message) => (message?.pinned ? [shown(message)] : []));
  }

  /** Lets go of the handle. */
  async rest(): Promise<void> {
    await this.#loaded?.files.rest();
  }

  /** Resolves when everything under way is settled. */
  async settled(): Promise<void> {
    await this.#commits.settled();
  }

  #load(): Promise<Loaded> {
    this.#loading ??= this.#read().catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  async #read(): Promise<Loaded> {
    const overlay = new Overlay();
    const files = await AmendmentFiles.open(this.#options, (record) => overlay.add(record));
    this.#loaded = { files, overlay };
    return this.#loaded;
  }

  /** Decides one after the other, each on what those before made of its message, and writes them all at once. */
  async #commit(batch: readonly Ticket<Request, Amended | undefined>[]): Promise<void> {
    const { files, overlay } = await this.#load();
    const before = await this.#messages(batch.map(({ input }) => input.seq));
    const records: AmendmentRecord[] = [];
    const outcomes = batch.map((ticket) => {
      const message = before.get(ticket.input.seq);
      if (message === undefined) return undefined;
      const decided = decide(ticket, message, files.change + records.length + 1);
      if (decided === undefined) return undefined;
      before.set(message.seq, decided.after);
      if (decided.amendment !== null) records.push(recordOf(decided.amendment, message.seq, decided.after.change));
      return decided;
    });
    if (records.length > 0) await this.#write(files, records);
    for (const decided of outcomes) {
      if (!decided?.amendment) continue;
      const { after, amendment } = decided;
      overlay.add(recordOf(amendment, after.seq, after.change), after);
      this.#options.publish(shown(after), amendment);
    }
    for (const [index, decided] of outcomes.entries()) {
      batch[index]?.resolve(decided && { message: shown(decided.after), amendment: decided.amendment });
    }
  }

  async #messages(seqs: readonly number[]): Promise<Map<number, StoredMessage>> {
    const found = new Map<number, StoredMessage>();
    for (const seq of new Set(seqs)) {
      const message = await this.#options.stored(seq);
      if (message !== undefined) found.set(seq, message);
    }
    return found;
  }

  async #write(files: AmendmentFiles, records: readonly AmendmentRecord[]): Promise<void> {
    const { room, saves } = this.#options;
    const endeavour = "Changes can't be saved";
    const saving = { part: 'amendments', place: room, records: records.length, endeavour } as const;
    await saves.run(saving, () => files.write(records));
  }
}

/** What a request comes to; undefined where it is refused because asking it failed. */
function decide(
  { input, reject }: Ticket<Request, Amended | undefined>,
  before: StoredMessage,
  change: number,
): Decided | undefined {
  try {
    const amendment = input.decide(shown(before));
    const after = amendment && amended(before, amendment, change);
    if (amendment === null || after === null) return { after: before, amendment: null };
    if (!isAmendment(recordOf(amendment, before.seq, change))) {
      throw new TypeError('An amendment does not fit its schema.');
    }
    return { after, amendment };
  } catch (error) {
    reject(error);
    return undefined;
  }
}
