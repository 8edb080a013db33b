import * as v from 'valibot';
import type { AppPaths } from '../desktop/app-paths';
import { DraftsFile } from '../desktop/drafts';
import { HostingChoice } from '../desktop/hosting-choice';
import { KeptSettings } from '../desktop/kept-settings';
import type { Lifetime } from '../desktop/lifetime';
import { PersonalWords } from '../desktop/spelling/personal-dictionary';
import { StorageNotes } from '../desktop/storage-notes';
import { WindowState } from '../desktop/window-state';
import type { Logger } from '../logger';
import type { Document } from '../store/document';
import { openDocument } from '../store/open-document';

/** What {@link openDocuments} opened. */
export type Documents = Awaited<ReturnType<typeof openDocuments>>;

/** What this install remembers beside its person and its hosts. */
export async function openDocuments(paths: AppPaths, logger: Logger, lifetime: Lifetime) {
  const open = async <T extends object>(path: string, schema: v.GenericSchema<unknown, T>): Promise<Document<T>> => {
    const document = await openDocument(path, schema, v.parse(schema, {}), { logger });
    return lifetime.own('document', document, (part) => part.close());
  };
  return {
    settings: await open(paths.settings, KeptSettings),
    hosting: await open(paths.hosting, HostingChoice),
    window: await open(paths.window, WindowState),
    storage: await open(paths.storageNotes, StorageNotes),
    drafts: await open(paths.drafts, DraftsFile),
    dictionary: await open(paths.dictionary, PersonalWords),
  };
}
