import { join } from 'node:path';

/** Where this install keeps what, all in one folder of its own; `--user-data-dir` moves it. */
export interface AppPaths {
  readonly logs: string;
  readonly settings: string;
  readonly window: string;
  readonly hosting: string;
  /** What is being written. */
  readonly drafts: string;
  /** The words the person counts as right. */
  readonly dictionary: string;
  /** Identity, known hosts, read marks and outboxes. */
  readonly peer: string;
  /** What its host's disk went through, for its owner. */
  readonly storageNotes: string;
  /** The data folder of this install's own host. */
  readonly host: string;
}

/** The paths inside a user data folder. */
export const appPaths = (userData: string): AppPaths => ({
  logs: join(userData, 'logs'),
  settings: join(userData, 'settings.json'),
  window: join(userData, 'window.json'),
  hosting: join(userData, 'hosting.json'),
  drafts: join(userData, 'drafts.json'),
  dictionary: join(userData, 'dictionary.json'),
  storageNotes: join(userData, 'storage-notes.json'),
  peer: join(userData, 'peer'),
  host: join(userData, 'host'),
});
