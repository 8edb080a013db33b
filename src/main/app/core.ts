import { app, safeStorage } from 'electron';
import type { AppPaths } from '../desktop/app-paths';
import { AppStateSource } from '../desktop/app-state';
import { ArchiveJobs } from '../desktop/archive/archive-jobs';
import { CountedHosts } from '../desktop/counted-hosts';
import { Drafts } from '../desktop/drafts';
import { Hosting } from '../desktop/hosting';
import type { Lifetime } from '../desktop/lifetime';
import { RoomInView } from '../desktop/room-in-view';
import { createSecretBox } from '../desktop/secret-box';
import { Settings } from '../desktop/settings';
import { SpokenLanguage } from '../desktop/spoken-language';
import { StorageWatch } from '../desktop/storage-watch';
import { createHost } from '../host/create-host';
import type { HostOptions } from '../host/host';
import type { Logger } from '../logger';
import { createPeer } from '../peer/create-peer';
import { searchWorkerPath } from '../worker-paths';
import type { Documents } from './documents';
import { openSpelling } from './spelling';

/** What {@link startCore} started. */
export type Core = Awaited<ReturnType<typeof startCore>>;

/** What the app is without a window: a person, the hosts they joined, the host they run, and what they chose. */
export async function startCore(documents: Documents, paths: AppPaths, logger: Logger, lifetime: Lifetime) {
  const secretBox = createSecretBox(safeStorage, process.platform);
  const settings = new Settings(documents.settings);
  const spoken = new SpokenLanguage(settings, () => app.getPreferredSystemLanguages());
  const language = lifetime.own('language', spoken, (part) => part.close());
  const tellsRead = () => settings.value.tell_read;
  const opened = await createPeer({ folder: paths.peer, secretBox, words: () => language.words, tellsRead, logger });
  if (!opened.ok) throw new Error(opened.error.message);
  const peer = lifetime.own('peer', opened.value, (part) => part.close());
  const startHost = (options: HostOptions) => createHost({ ...options, searchWorker: searchWorkerPath(__dirname) });
  const parts = {
    folder: paths.host,
    choice: documents.hosting,
    peer,
    createHost: startHost,
    words: () => language.words.desktop,
    logger,
  };
  const hosting = lifetime.own('hosting', new Hosting(parts), (part) => part.close());
  const words = () => language.words.desktop.problems;
  const watched = { notes: documents.storage, host: () => hosting.host, words, logger };
  const storage = lifetime.own('storage', new StorageWatch(watched), (part) => part.close());
  const view = lifetime.own('view', new RoomInView(peer), (part) => part.close());
  const platform = process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';
  const drafts = lifetime.own('drafts', new Drafts(documents.drafts, logger), (part) => part.close());
  const spelling = openSpelling({ settings, peer, words: documents.dictionary }, logger, lifetime);
  const jobs = lifetime.own('archive', new ArchiveJobs(), (part) => part.close());
  const of = { version: app.getVersion(), platform, archiving: jobs } as const;
  const hosts = lifetime.own('counted hosts', new CountedHosts(peer, view), (part) => part.close());
  const state = new AppStateSource({ ...of, peer, hosts, hosting, storage, settings, language, spelling, drafts });
  lifetime.own('state', state, (part) => part.close());
  return { settings, peer, hosts, hosting, storage, view, state, drafts, language, spelling, jobs };
}
