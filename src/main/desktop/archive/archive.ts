import { basename } from 'node:path';
import type { Problem } from '#shared/bridge/bridge';
import { err, ok, type Result } from '#shared/result';
import type { Logger } from '../../logger';
import type { Peer } from '../../peer/peer';
import type { ArchiveDialogs } from './archive-dialogs';
import type { ArchiveJob, ArchiveJobs } from './archive-jobs';
import { type Export, type ExportParts, exportRoom } from './export-room';
import { roomOf } from './first-snapshot';
import { type ImportedRoom, importRoom } from './import-room';
import { readArchive } from './read-archive';

/** What exporting and importing stand on. */
export interface ArchiveParts extends Omit<ExportParts, 'job'> {
  readonly peer: ExportParts['peer'] & { readonly files: Pick<Peer['files'], 'send'> };
  readonly jobs: Pick<ArchiveJobs, 'run' | 'cancel'>;
  readonly dialogs: Pick<ArchiveDialogs, 'place' | 'choose'>;
  readonly logger: Logger;
}

/** Rooms that are written to files, and files that become rooms. */
export class Archive {
  constructor(private readonly parts: ArchiveParts) {}

  /** Asks for a place and writes a room there. The path is null when the person thought better of it. */
  async export(host: string, room: string, format: 'json' | 'html'): Promise<Result<{ path: string | null }, Problem>> {
    const { peer, dialogs, jobs } = this.parts;
    const snapshot = await roomOf(peer, host, room);
    if (!snapshot.ok) return snapshot;
    const { name } = snapshot.value.room;
    const path = await dialogs.place(name, format);
    if (path === null) return ok({ path });
    const counts = { messages: { done: 0, of: snapshot.value.seq }, files: { done: 0, of: null } };
    const outcome = await jobs.run({ kind: 'export', host, room: name, ...counts }, (job) =>
      this.#write(job, { host, room, format, path }),
    );
    return this.#told(outcome, { path: null });
  }

  /** Asks for an export and makes a room of it. The room is null when the person thought better of it. */
  async import(host: string): Promise<Result<ImportedRoom | NothingImported, Problem>> {
    const { dialogs, language, jobs } = this.parts;
    const path = await dialogs.choose();
    if (path === null) return ok(NOTHING);
    const problems = () => language.words.archive.problems;
    const unknown = { messages: { done: 0, of: null }, files: { done: 0, of: null } };
    const outcome = await jobs.run({ kind: 'import', host, room: basename(path), ...unknown }, async (job) => {
      const read = await readArchive(path, problems(), job.signal);
      if (!read.ok) return read;
      const { room, seqs, files } = read.value;
      job.expect({ room: room.name, messages: seqs.length, files });
      return importRoom({ ...this.parts, words: () => language.words, job }, host, read.value);
    });
    return this.#told(outcome, NOTHING);
  }

  /** Cancels what is being exported or imported: nothing of it stays. */
  cancel(): void {
    this.parts.jobs.cancel();
  }

  async #write(job: ArchiveJob, asked: Export): Promise<Result<{ path: string }, Problem>> {
    try {
      const written = await exportRoom({ ...this.parts, job }, asked);
      return written.ok ? ok({ path: asked.path }) : written;
    } catch (error) {
      job.signal.throwIfAborted();
      this.parts.logger.error('export_not_written', error);
      const { disk, diskFull } = this.parts.language.words.archive.problems;
      const isFull = error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
      return err({ message: isFull ? diskFull : disk });
    }
  }

  #told<T, N>(outcome: Result<T, Problem> | 'busy' | 'cancelled', nothing: N): Result<T | N, Problem> {
    if (outcome === 'busy') return err({ message: this.parts.language.words.archive.problems.busy });
    return outcome === 'cancelled' ? ok(nothing) : outcome;
  }
}

/** What comes of an import that the person thought better of. */
export interface NothingImported {
  readonly room: null;
  readonly files: 0;
  readonly missing: 0;
}

const NOTHING: NothingImported = { room: null, files: 0, missing: 0 };
