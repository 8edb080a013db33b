import type { Problem } from '#shared/bridge/bridge';
import { err, ok, type Result } from '#shared/result';
import type { Logger } from '../../logger';
import type { Peer } from '../../peer/peer';
import type { ArchiveDialogs } from './archive-dialogs';
import { type ExportParts, exportRoom } from './export-room';
import { roomOf } from './first-snapshot';
import { importRoom } from './import-room';
import { readArchive } from './read-archive';

/** What exporting and importing stand on. */
export interface ArchiveParts extends ExportParts {
  readonly peer: ExportParts['peer'] & Pick<Peer, 'push'>;
  readonly dialogs: Pick<ArchiveDialogs, 'place' | 'choose'>;
  readonly logger: Logger;
}

/** Rooms that are written to files, and files that become rooms. */
export class Archive {
  constructor(private readonly parts: ArchiveParts) {}

  /** Asks for a place and writes a room there. The path is null when the person thought better of it. */
  async export(host: string, room: string, format: 'json' | 'html'): Promise<Result<{ path: string | null }, Problem>> {
    const snapshot = await roomOf(this.parts.peer, host, room);
    if (!snapshot.ok) return snapshot;
    const path = await this.parts.dialogs.place(snapshot.value.room.name, format);
    if (path === null) return ok({ path });
    try {
      const written = await exportRoom(this.parts, { host, room, format, path });
      return written.ok ? ok({ path }) : written;
    } catch (error) {
      this.parts.logger.error('export_not_written', error);
      const { disk, diskFull } = this.parts.language.words.archive.problems;
      const isFull = error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
      return err({ message: isFull ? diskFull : disk });
    }
  }

  /** Asks for an export and makes a room of it. The room is null when the person thought better of it. */
  async import(host: string): Promise<Result<{ room: string | null }, Problem>> {
    const { dialogs, language, peer } = this.parts;
    const path = await dialogs.choose();
    if (path === null) return ok({ room: null });
    const read = await readArchive(path, language.words.archive.problems);
    return read.ok ? importRoom(peer, host, read.value, language.words) : read;
  }
}
