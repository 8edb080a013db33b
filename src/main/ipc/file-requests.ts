import { LIMITS } from '#shared/protocol/limits';
import { err, ok } from '#shared/result';
import type { Words } from '#shared/words/words';
import type { FileDialogs } from '../desktop/files/file-dialogs';
import type { PeerFiles } from '../peer/files/peer-files';
import type { Handlers } from './router';

/** What the requests about files stand on. */
export interface FileRequestParts {
  readonly peer: { readonly files: PeerFiles };
  readonly dialogs: Pick<FileDialogs, 'choose' | 'place'>;
  readonly language: { readonly words: Words };
  /** Shows a file, selected, in the system's file manager. */
  readonly showFile: (path: string) => void;
}

type Names =
  | 'files.pick'
  | 'files.attach'
  | 'files.paste'
  | 'files.measure'
  | 'files.discard'
  | 'files.cancel'
  | 'files.save'
  | 'files.stop'
  | 'files.show';

/** The requests about files: what is chosen for messages, and what is saved of them. Nothing is ever opened. */
export function fileRequests({ peer, dialogs, language, showFile }: FileRequestParts): Handlers<Names> {
  const { files } = peer;
  return {
    'files.pick': async () => {
      const paths = await dialogs.choose();
      if (paths.length <= LIMITS.filesPerMessage) return files.attach(paths);
      return err({ message: language.words.files.problems.tooMany(LIMITS.filesPerMessage) });
    },
    'files.attach': ({ paths }) => files.attach(paths),
    'files.paste': ({ name, bytes }) => files.paste(name, new Uint8Array(bytes)),
    'files.measure': ({ attachment, ...extent }) => {
      files.measure(attachment, extent);
      return ok(null);
    },
    'files.discard': async ({ attachment }) => {
      await files.discard(attachment);
      return ok(null);
    },
    'files.cancel': ({ host, room, client_id, attachment }) => files.cancel(host, room, client_id, attachment),
    'files.save': async (place) => {
      const news = await files.look(place);
      if (!news.ok) return news;
      const path = await dialogs.place(news.value.name);
      return path === null ? ok(null) : files.save(place, news.value.size, path);
    },
    'files.stop': (place) => {
      files.stop(place);
      return ok(null);
    },
    // Only what this app saved: a page may not point at any other file.
    'files.show': async (place) => {
      const path = await files.savedAt(place);
      if (path === null) return err({ message: language.words.files.problems.notHere });
      showFile(path);
      return ok(null);
    },
  };
}
