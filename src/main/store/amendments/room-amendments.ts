import type { ChatMessage } from '#shared/nouns/message';
import { ok, type Result } from '#shared/result';
import type { Instead } from '../disk/copy-lines';
import type { DamageReports } from '../disk/damage-reports';
import { GroupCommit, type Ticket } from '../disk/group-commit';
import type { ReadGate } from '../disk/read-gate';
import type { Saves } from '../disk/saves';
import type { Amend, Amended, Amendment, ChangePage, ChangeSelection } from '../log';
import { decodeLine, encodeMessages, identityOf } from '../room-log/log-record';
import type { RoomReader } from '../room-log/room-reader';
import type { SegmentCatalog } from '../room-log/segment-catalog';
import { type StoredMessage, shown } from '../room-log/stored-message';
import { type AmendRequest, decide } from './amend-request';
import { AmendmentFiles, type FoundChanges } from './amendment-files';
import { recordOf } from './amendment-record';
import { type Change, Overlay } from './overlay';
import { readChanges } from './read-changes';
import { RecentMessages } from './recent-messages';

/** What a room's amendments are given. */
export interface RoomAmendmentsOptions {
  /** The data folder. */
  readonly folder: string;
  /** The room's id. */
  readonly room: string;
  readonly catalog: SegmentCatalog;
  readonly reports: DamageReports;
  readonly saves: Saves;
  /** A segment that has reached so many bytes is sealed. */
  readonly segmentBytes: number;
  /** Who reads the room's messages goes through it; who replaces files stays alone. */
  readonly gate: ReadGate;
  /** Reads messages as an overlay says. */
  readonly reader: (overlay: Overlay) => RoomReader;
  /** Hears every amendment once it is on disk, before its amend resolves. */
  readonly publish: (message: ChatMessage, amendment: Amendment) => void;
}

interface Loaded {
  readonly files: AmendmentFiles;
  readonly overlay: Overlay;
}

/** What is complete up to a change of the room, and is to go into the messages' own lines. */
export interface Sealed {
  readonly change: number;
  /** Each message that was amended, with its last change up to there. */
  readonly amended: readonly Change[];
}

/** What came of one room's messages. It is looked at on first use. */
export class RoomAmendments {
  readonly #options: RoomAmendmentsOptions;
  readonly #commits: GroupCommit<AmendRequest, Amended | undefined>;
  readonly #recent = new RecentMessages();
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

  /** What is in memory of amendments, if anything. */
  get pending(): Pick<Overlay, 'count' | 'bytes'> {
    return this.#loaded?.overlay ?? { count: 0, bytes: 0 };
  }

  /** The next messages of the room are there. */
  note(messages: readonly StoredMessage[]): void {
    for (const message of messages) this.#recent.put(message);
  }

  /** What was done to messages and is not in their own lines. */
  overlay(): Overlay | Promise<Overlay> {
    return this.#loaded?.overlay ?? this.#load().then(({ overlay }) => overlay);
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

  async changes(selection: ChangeSelection): Promise<ChangePage> {
    const { files, overlay } = await this.#load();
    return await this.#options.gate.shared(() => {
      const reader = this.#options.reader(overlay);
      const messages = (seqs: readonly number[]) => reader.messages(seqs);
      const changes = changesAfter(files, overlay, selection.after);
      return readChanges({ changes, end: files.change, messages }, selection);
    });
  }

  async pins(): Promise<readonly ChatMessage[]> {
    const { files, overlay } = await this.#load();
    const seqs = overlay.pins(files.folded.pins);
    const found = await this.#options.gate.shared(() => this.#options.reader(overlay).messages(seqs));
    return [...found.values()].filter(({ pinned }) => pinned).map(shown);
  }

  /** Completes what is there so far; null where nothing is to go into the messages' own lines. */
  async seal(): Promise<Sealed | null> {
    const { files, overlay } = await this.#load();
    if (overlay.count === 0) {
      await files.clean();
      return null;
    }
    return await this.#commits.between(async () => {
      await files.seal();
      return { change: files.change, amended: overlay.upTo(files.change) };
    });
  }

  /** What is to stand instead of the lines of amended messages. The changes that their own lines had go to `stale`. */
  async rewriting({ change, amended }: Sealed, stale: Set<number>): Promise<Instead> {
    const { overlay } = await this.#load();
    const seqs = new Set(amended.map(({ seq }) => seq));
    return (line) => {
      const seq = identityOf(line)?.seq;
      if (seq === undefined || !seqs.has(seq)) return undefined;
      const record = decodeLine(line);
      if (record.kind !== 'message') return undefined;
      const state = overlay.applyUpTo(record.message, change);
      if (state === record.message) return undefined;
      if (record.message.change > 0) stale.add(record.message.change);
      return encodeMessages([state]);
    };
  }

  /** Forgets amendments that are in the messages' own lines now, and those lines on disk. */
  async settle({ change, amended }: Sealed, stale: ReadonlySet<number>): Promise<void> {
    const { files, overlay } = await this.#load();
    const folded = { change, pins: overlay.pins(files.folded.pins, change) };
    await files.settle(folded, { fresh: amended, stale }, (swap) =>
      this.#options.gate.alone(async () => {
        await swap();
        overlay.forget(change);
      }),
    );
  }

  /** Lets go of the handle, and of what only a busy room needs. */
  async rest(): Promise<void> {
    this.#recent.clear();
    await this.#loaded?.files.rest();
  }

  /** Frees all memory until somebody asks again. To be called when nothing is under way. */
  leave(): void {
    if (this.#loaded?.files.spoiled) return;
    // A handle that could not be closed is nobody's any more.
    this.rest().catch(() => undefined);
    this.#loaded = undefined;
    this.#loading = undefined;
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
    const search = (change: number) => this.#search(change);
    const files = await AmendmentFiles.open({ ...this.#options, search }, overlay);
    this.#loaded = { files, overlay };
    return this.#loaded;
  }

  /** Reads the whole room for what its lines say of changes. */
  async #search(upTo: number): Promise<FoundChanges> {
    const changes: Change[] = [];
    const pins: number[] = [];
    await this.#options.gate.shared(async () => {
      for await (const messages of this.#options.reader(new Overlay()).all()) {
        for (const { seq, change, pinned } of messages) {
          if (change > 0 && change <= upTo) changes.push({ seq, change });
          if (pinned) pins.push(seq);
        }
      }
    });
    return { changes: changes.sort((a, b) => a.change - b.change), pins };
  }

  /** Decides one after the other, each on what those before made of its message, and writes them all at once. */
  async #commit(batch: readonly Ticket<AmendRequest, Amended | undefined>[]): Promise<void> {
    const loaded = await this.#load();
    const { publish } = this.#options;
    const messages = await this.#messages(
      batch.map(({ input }) => input.seq),
      loaded.overlay,
    );
    let { change } = loaded.files;
    const outcomes = batch.map((ticket) => {
      const message = messages.get(ticket.input.seq);
      const decided = message && decide(ticket, message, change + 1);
      if (!decided?.amendment) return decided;
      change += 1;
      messages.set(decided.after.seq, decided.after);
      return decided;
    });
    const written = outcomes.flatMap((decided) => {
      const amendment = decided?.amendment;
      return decided && amendment ? [{ after: decided.after, amendment }] : [];
    });
    await this.#write(loaded, written);
    for (const { after } of written) this.#recent.put(after);
    for (const { after, amendment } of written) publish(shown(after), amendment);
    for (const [index, decided] of outcomes.entries()) {
      batch[index]?.resolve(decided && { message: shown(decided.after), amendment: decided.amendment });
    }
  }

  /** Messages as they stand, by seq. */
  async #messages(seqs: readonly number[], overlay: Overlay): Promise<Map<number, StoredMessage>> {
    const messages = new Map<number, StoredMessage>();
    const unknown: number[] = [];
    for (const seq of seqs) {
      const message = this.#recent.get(seq);
      if (message === undefined) unknown.push(seq);
      else messages.set(seq, message);
    }
    if (unknown.length === 0) return messages;
    const { gate, reader } = this.#options;
    const read = await gate.shared(() => reader(overlay).messages(unknown));
    for (const [seq, message] of read) messages.set(seq, message);
    return messages;
  }

  async #write(
    { files, overlay }: Loaded,
    written: readonly { readonly after: StoredMessage; readonly amendment: Amendment }[],
  ): Promise<void> {
    if (written.length === 0) return;
    const { room, saves } = this.#options;
    const records = written.map(({ after, amendment }) => recordOf(amendment, after.seq, after.change));
    const endeavour = "Changes can't be saved";
    const saving = { part: 'amendments', place: room, records: records.length, endeavour } as const;
    await saves.run(saving, () => files.write(records));
    for (const [index, record] of records.entries()) overlay.add(record, written[index]?.after);
  }
}

/** What the messages' own lines have, but for those that were amended since, and then what was done since. */
async function* changesAfter(
  files: AmendmentFiles,
  overlay: Overlay,
  after: number,
): AsyncGenerator<readonly Change[]> {
  const since = overlay.after(after);
  for await (const changes of files.foldedAfter(after)) yield changes.filter(({ seq }) => !overlay.has(seq));
  yield since;
}
