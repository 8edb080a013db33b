import { rebuildCatalog } from '../room-log/catalog-file';
import { createUsedTokens, readUsedTokens } from '../used-tokens';

/**
 * One step from a schema version of the data folder to the next. It may be cut short by a crash and is then run again
 * from its start, so it replaces files as wholes and does nothing where its work is done already.
 */
export interface Migration {
  /** What it changes, for the log. */
  readonly name: string;
  run(folder: string): Promise<void>;
}

/** Version 2 misses files that are gone: what has to be there is written down, and nothing comes only with its first use. */
const missWhatIsLost: Migration = {
  name: 'a list of message files',
  run: async (folder) => {
    if ((await readUsedTokens(folder)) === 'missing') await createUsedTokens(folder);
    await rebuildCatalog(folder, null);
  },
};

/**
 * Version 3 amends messages beside them. There is nothing to bring along; an older Hearth would show what was deleted, and
 * is kept out by the number.
 */
const amendMessages: Migration = { name: 'amendments beside the messages', run: async () => undefined };

/**
 * All steps, oldest first: the first one leads from version 1 to version 2. Append to this list and never edit what has
 * been released.
 */
export const MIGRATIONS: readonly Migration[] = [missWhatIsLost, amendMessages];

/** The schema version that a list of steps leads to. */
export const versionAfter = (migrations: readonly Migration[]): number => migrations.length + 1;
