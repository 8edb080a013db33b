import { err, ok } from '#shared/result';
import type { Words } from '#shared/words/words';
import type { Drafts } from '../desktop/drafts';
import type { Hosting } from '../desktop/hosting';
import type { StorageWatch } from '../desktop/storage-watch';
import type { Handlers } from './router';

/** What the requests about this computer's host stand on. */
export interface HostingRequestParts {
  readonly hosting: Pick<Hosting, 'start' | 'stop' | 'delete' | 'setVisible' | 'folder'>;
  readonly drafts: Pick<Drafts, 'forget'>;
  readonly storage: Pick<StorageWatch, 'forget'>;
  readonly language: { readonly words: Words };
  /** Shows a folder in the system's file manager; what it answers is why it could not, or empty. */
  readonly openFolder: (path: string) => Promise<string>;
}

type Names = 'hosting.start' | 'hosting.stop' | 'hosting.delete' | 'hosting.set-visible' | 'hosting.show-folder';

/** The requests about this computer's own host. */
export function hostingRequests({
  hosting,
  drafts,
  storage,
  language,
  openFolder,
}: HostingRequestParts): Handlers<Names> {
  return {
    'hosting.start': (wish) => hosting.start(wish),
    'hosting.stop': () => hosting.stop(),
    'hosting.delete': async ({ name }) => {
      const deleted = await hosting.delete(name);
      if (!deleted.ok) return deleted;
      drafts.forget(deleted.value.host);
      await storage.forget();
      return deleted;
    },
    'hosting.set-visible': ({ visible }) => hosting.setVisible(visible),
    'hosting.show-folder': async () => {
      const failure = await openFolder(hosting.folder);
      if (failure) return err({ message: language.words.desktop.problems.folderNotOpened(hosting.folder) });
      return ok(null);
    },
  };
}
