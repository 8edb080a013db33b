import type { StorageFigures } from '#shared/bridge/state';
import { err, ok } from '#shared/result';
import type { Words } from '#shared/words/words';
import type { Hosting } from '../desktop/hosting';
import { storageFigures } from '../desktop/storage-figures';
import type { StorageWatch } from '../desktop/storage-watch';
import type { Handlers } from './router';

/** What the requests about the disk of this computer's host stand on. */
export interface StorageRequestParts {
  readonly hosting: Pick<Hosting, 'host' | 'folder'>;
  readonly storage: Pick<StorageWatch, 'putAway' | 'whereabouts'>;
  readonly language: { readonly words: Words };
  /** What people run as `hearth` in a terminal: a program and its first arguments. */
  readonly program: readonly string[];
  /** Shows a file, selected, in the system's file manager. */
  readonly showFile: (path: string) => void;
}

type Names = 'storage.figures' | 'storage.show-file' | 'storage.put-away';

/** The requests about what this computer's host keeps. */
export function storageRequests({
  hosting,
  storage,
  language,
  program,
  showFile,
}: StorageRequestParts): Handlers<Names> {
  return {
    'storage.figures': async () => {
      if (!hosting.host) return err({ message: language.words.desktop.problems.notHosting });
      return ok<StorageFigures>(await storageFigures({ folder: hosting.folder, host: hosting.host, program }));
    },
    // Only what damage is told of: a page may not point at any other file.
    'storage.show-file': ({ file }) => {
      const path = storage.whereabouts(file);
      if (path === null) return err({ message: language.words.desktop.problems.nothingDamaged });
      showFile(path);
      return ok(null);
    },
    'storage.put-away': async ({ file }) => {
      await storage.putAway(file);
      return ok(null);
    },
  };
}
