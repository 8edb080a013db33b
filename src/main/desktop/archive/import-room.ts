import * as v from 'valibot';
import type { Problem } from '#shared/bridge/bridge';
import { Description } from '#shared/nouns/fields';
import { LIMITS } from '#shared/protocol/limits';
import type { SystemPushReply } from '#shared/protocol/system-channel';
import { SYSTEM_TOPIC } from '#shared/protocol/topics';
import { ok, type Result } from '#shared/result';
import type { Words } from '#shared/words/words';
import type { Peer } from '../../peer/peer';
import type { ArchivedFile, ArchivedMessage } from './archive-format';
import type { ArchiveJob } from './archive-jobs';
import { ArchivedFiles } from './archived-files';
import { type Carried, CarryFiles } from './carry-files';
import { type ImportBatch, ImportBatches, Positions, toImported } from './import-batches';
import { PacedPushes } from './paced-pushes';
import { messagesOf, type ReadArchive } from './read-archive';

/** People named in one push: with the longest names they fit into a frame. */
const PEOPLE_AT_ONCE = 100;

/** What an import stands on. */
export interface ImportParts {
  readonly peer: Pick<Peer, 'push'> & { readonly files: Pick<Peer['files'], 'send'> };
  readonly words: () => Words;
  readonly job: ArchiveJob;
}

/** What came of an import. */
export interface ImportedRoom {
  readonly room: string;
  /** Files that the export has, and those of them that were missing or are not what they were. */
  readonly files: number;
  readonly missing: number;
}

/**
 * Makes a room of an export. Broken off, it goes on where it was when the same export is imported again; cancelled, it
 * rejects, and nothing of it is left at the host.
 */
export async function importRoom(
  parts: ImportParts,
  host: string,
  archive: ReadArchive,
): Promise<Result<ImportedRoom, Problem>> {
  const begun = await begin(parts, host, archive);
  if (!begun.ok) return begun;
  const { chatroom, taken, held = 0 } = begun.value;
  try {
    return await new RoomImport(parts, host, archive, { room: chatroom.id, taken, held }).run();
  } catch (error) {
    // Nobody else waits for its answer: a host that is out of reach now gives the oldest import up by itself.
    if (parts.job.cancelled) await parts.peer.push(host, SYSTEM_TOPIC, 'import-cancel', { room: chatroom.id });
    throw error;
  }
}

/** Names everybody, a hundred at a time: the host knows by the source that it is one import. What was begun can be given up. */
async function begin(
  { peer }: ImportParts,
  host: string,
  { room, people, source }: ReadArchive,
): Promise<Result<SystemPushReply<'import-begin'>, Problem>> {
  const pushes = new PacedPushes(peer, host, new AbortController().signal);
  const name = [...room.name].slice(0, LIMITS.nameLength / 2).join('') || '?';
  const description = v.is(Description, room.description) ? room.description : '';
  let from = 0;
  for (;;) {
    const some = people.slice(from, from + PEOPLE_AT_ONCE).map(({ id, name: called }) => ({ id, name: called }));
    const begun = await pushes.push<SystemPushReply<'import-begin'>>(SYSTEM_TOPIC, 'import-begin', {
      ...{ name: room.name.length <= LIMITS.nameLength ? room.name : name, description, private: true, source },
      people: some,
    });
    from += PEOPLE_AT_ONCE;
    if (!begun.ok || from >= people.length) return begun;
  }
}

/** How far a host is with an import. */
interface Begun {
  readonly room: string;
  /** Messages that are there. */
  readonly taken: number;
  /** Messages that are there with their files, but may lack what became of them. */
  readonly held: number;
}

/** An import that was begun. */
class RoomImport {
  readonly #parts: ImportParts;
  readonly #archive: ReadArchive;
  readonly #begun: Begun;
  readonly #pushes: PacedPushes;
  readonly #archived: ArchivedFiles;
  readonly #carrier: CarryFiles;
  readonly #positions: Positions;
  readonly #batches: ImportBatches;
  /** Files of messages that are in no push yet. */
  #waiting: ArchivedFile[] = [];
  #missing = 0;

  constructor(parts: ImportParts, host: string, archive: ReadArchive, begun: Begun) {
    const { peer, job, words } = parts;
    const { files } = peer;
    const { room } = begun;
    this.#parts = parts;
    this.#archive = archive;
    this.#begun = begun;
    this.#pushes = new PacedPushes(peer, host, job.signal);
    this.#archived = new ArchivedFiles(archive.path);
    const carrying = { files, pushes: this.#pushes, archived: this.#archived, host, room, words, signal: job.signal };
    this.#carrier = new CarryFiles(carrying);
    this.#positions = new Positions(archive.seqs);
    this.#batches = new ImportBatches(begun.taken + 1);
  }

  async run(): Promise<Result<ImportedRoom, Problem>> {
    const { job, words } = this.#parts;
    let position = 0;
    for await (const read of messagesOf(this.#archive, words().archive.problems, job.signal)) {
      position += 1;
      const took = read.ok ? await this.#take(read.value, position) : read;
      if (!took.ok) return took;
    }
    const sent = await this.#send(this.#batches.flush());
    return sent.ok ? this.#end() : sent;
  }

  async #take(message: ArchivedMessage, position: number): Promise<Result<null, Problem>> {
    const { taken, held } = this.#begun;
    const { files } = message;
    const before = this.#mustWait(files) ? await this.#send(this.#batches.flush()) : ok(null);
    if (!before.ok) return before;
    const carried = await this.#carry(files, position > held);
    if (!carried.ok) return carried;
    this.#count(files, carried.value);
    if (position <= taken) return ok(null);
    const imported = toImported(message, this.#positions, carried.value, this.#parts.words());
    const sent = await this.#send(this.#batches.add(imported));
    if (!this.#batches.isEmpty) this.#waiting.push(...files);
    return sent;
  }

  /** Whether the messages before go first: a host knows a file by name and content until it is in one, and takes few at once. */
  #mustWait(files: readonly ArchivedFile[]): boolean {
    if (this.#waiting.length === 0) return false;
    const isSame = ({ sha256 }: ArchivedFile) => this.#waiting.some((waiting) => waiting.sha256 === sha256);
    return this.#waiting.length + files.length > LIMITS.filesPerMessage || files.some(isSame);
  }

  /** Files of a message that is there already are looked for only: to say at the end how many were missing. */
  async #carry(files: readonly ArchivedFile[], isNew: boolean): Promise<Result<Carried, Problem>> {
    if (isNew) return this.#carrier.carry(files);
    const missing: ArchivedFile[] = [];
    for (const file of files) if ((await this.#archived.look(file)) === null) missing.push(file);
    return ok({ ids: [], missing });
  }

  async #send(batches: readonly ImportBatch[]): Promise<Result<null, Problem>> {
    for (const batch of batches) {
      const answer = await this.#pushes.push(SYSTEM_TOPIC, 'import-messages', { room: this.#begun.room, ...batch });
      if (!answer.ok) return answer;
      this.#waiting = [];
    }
    return ok(null);
  }

  #count(files: readonly ArchivedFile[], { missing }: Carried): void {
    this.#missing += missing.length;
    this.#parts.job.did(files.length);
  }

  async #end(): Promise<Result<ImportedRoom, Problem>> {
    const { room } = this.#begun;
    const ended = await this.#pushes.push(SYSTEM_TOPIC, 'import-end', { room });
    if (!ended.ok) return ended;
    return ok({ room, files: this.#archive.files, missing: this.#missing });
  }
}
