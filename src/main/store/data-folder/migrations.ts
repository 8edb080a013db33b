/**
 * One step from a schema version of the data folder to the next. It may be cut short by a crash and is then run again
 * from its start, so it replaces files as wholes and does nothing where its work is done already.
 */
export interface Migration {
  /** What it changes, for the log. */
  readonly name: string;
  run(folder: string): Promise<void>;
}

/**
 * All steps, oldest first: the first one leads from version 1 to version 2. Append to this list and never edit what has
 * been released.
 */
export const MIGRATIONS: readonly Migration[] = [];

/** The schema version that a list of steps leads to. */
export const versionAfter = (migrations: readonly Migration[]): number => migrations.length + 1;
