import { AppendFile } from '../disk/append-file';
import type { DamageReports } from '../disk/damage-reports';
import { GroupCommit, type Ticket } from '../disk/group-commit';
import { encodeLine } from '../disk/record-line';
import type { Damage } from '../store';
import {
  applyEntry,
  type CatalogEntry,
  type CatalogFile,
  catalogPath,
  type KnownSegments,
  type LostSeqs,
  readCatalog,
  rebuildCatalog,
  writeCatalog,
} from './catalog-file';

/** Void lines kept at most before the file is made anew on opening. */
const LARGEST_STALE = 1_000;

/**
 * Which segments were ever begun, on disk before their first message is: so that one that is lost is missed, be it the
 * newest or a whole room. A line is added when a segment begins, every 4 MiB, and when a room is dropped; no other
 * message waits for it.
 */
export class SegmentCatalog {
  readonly #rooms: Map<string, KnownSegments>;
  readonly #file: AppendFile;
  readonly #commits: GroupCommit<CatalogEntry, void>;

  private constructor(path: string, { rooms, end }: CatalogFile) {
    this.#rooms = new Map(rooms);
    this.#file = new AppendFile(path, end);
    this.#commits = new GroupCommit((batch) => this.#commit(batch));
  }

  /** Opens the catalog of a folder that has one. A damaged one is kept aside and made anew of what is there. */
  static async open(folder: string, reports: DamageReports): Promise<SegmentCatalog> {
    const path = catalogPath(folder);
    const found = await putInOrder(folder, reports);
    const catalog = new SegmentCatalog(path, found);
    await catalog.#file.adopt(found.end, found.size);
    return catalog;
  }

  /** Every room with a segment. */
  get rooms(): Iterable<string> {
    return this.#rooms.keys();
  }

  /** The first seqs of the segments that a room should have. */
  firsts(room: string): ReadonlySet<number> {
    return this.#rooms.get(room)?.firsts ?? new Set();
  }

  /** The seqs of a room that were lost with their files. */
  lost(room: string): readonly LostSeqs[] {
    return this.#rooms.get(room)?.lost ?? [];
  }

  /** Every room with segments of amendments. */
  *amendedRooms(): Generator<string> {
    for (const [room, { amendments }] of this.#rooms) if (amendments.size > 0) yield room;
  }

  /** The first changes of the segments of amendments that a room should have. */
  amendments(room: string): ReadonlySet<number> {
    return this.#rooms.get(room)?.amendments ?? new Set();
  }

  /** Remembers a segment, whose name is on disk; nothing is to do where it is known already. */
  async begin(room: string, first: number): Promise<void> {
    if (!this.firsts(room).has(first)) await this.#commits.submit({ kind: 'begun', room, first });
  }

  /** Remembers that a segment is gone for good and that its seqs stay empty. */
  async lose(room: string, range: LostSeqs): Promise<void> {
    await this.#commits.submit({ kind: 'lost', room, ...range });
  }

  /** Remembers a segment of amendments, whose name is on disk. */
  async beginAmendments(room: string, first: number): Promise<void> {
    if (!this.amendments(room).has(first)) await this.#commits.submit({ kind: 'amending', room, first });
  }

  /** Remembers that the segments of amendments before one are not needed any more. */
  async foldAmendments(room: string, first: number): Promise<void> {
    const older = [...this.amendments(room)].some((known) => known < first);
    if (older) await this.#commits.submit({ kind: 'folded', room, first });
  }

  /** Remembers that a segment of amendments is gone for good. */
  async loseAmendments(room: string, first: number): Promise<void> {
    await this.#commits.submit({ kind: 'unamended', room, first });
  }

  /** Forgets a room, before its files go: what a crash leaves of them is found and not missed. */
  async drop(room: string): Promise<void> {
    if (this.#rooms.has(room)) await this.#commits.submit({ kind: 'dropped', room });
  }

  async close(): Promise<void> {
    await this.#commits.settled();
    await this.#file.rest();
  }

  async #commit(batch: readonly Ticket<CatalogEntry, void>[]): Promise<void> {
    await this.#file.append(Buffer.concat(batch.map((ticket) => encodeLine(ticket.input))));
    for (const ticket of batch) {
      applyEntry(this.#rooms, ticket.input);
      ticket.resolve();
    }
  }
}

/** The catalog as it is after what is damaged or mostly void has been replaced. */
async function putInOrder(folder: string, reports: DamageReports): Promise<CatalogFile> {
  const found = await existing(folder);
  if (found.bad.length > 0) {
    await reports.keepAside(catalogPath(folder));
    for (const offset of found.bad) reports.report(damagedCatalog(catalogPath(folder), offset));
    await rebuildCatalog(folder, found);
    return await existing(folder);
  }
  if (found.stale <= LARGEST_STALE) return found;
  await writeCatalog(folder, found.rooms);
  return await existing(folder);
}

async function existing(folder: string): Promise<CatalogFile> {
  const found = await readCatalog(folder);
  if (found === null) throw Object.assign(new Error(`${catalogPath(folder)} is gone.`), { code: 'ENOENT' });
  return found;
}

/** The report of a catalog that can no longer be read. */
const damagedCatalog = (file: string, offset: number): Damage => ({
  kind: 'message_files',
  file,
  offset,
  message:
    'The list of message files was damaged and was made anew of the files that are there. No message in them is touched, but a file that was lost before is not missed any more.',
});
