import { ok } from '#shared/result';
import type { Archive } from '../desktop/archive/archive';
import type { Handlers } from './router';

/** What the requests about exported rooms stand on. */
export interface ArchiveRequestParts {
  readonly archive: Pick<Archive, 'export' | 'import' | 'cancel'>;
}

/** The requests that write a room to a file, and make one of such a file. */
export function archiveRequests({
  archive,
}: ArchiveRequestParts): Handlers<'room.export' | 'room.import' | 'archive.cancel'> {
  return {
    'room.export': ({ host, room, format }) => archive.export(host, room, format),
    'room.import': ({ host }) => archive.import(host),
    'archive.cancel': async () => {
      archive.cancel();
      return ok(null);
    },
  };
}
