import { uptime } from 'node:os';
import { integer, type SqliteFile } from './database';
import { BEGINNINGS } from './match';

/** Changes whenever what stands in an index changes: one of another version is made anew. */
const VERSION = 2;

/** Two looks at the computer's clock and its uptime may disagree by so much, in milliseconds. */
const SAME_START_MS = 120_000;

const TABLES = `
CREATE TABLE state (id INTEGER PRIMARY KEY CHECK (id = 1), open INTEGER NOT NULL, started INTEGER NOT NULL);
CREATE TABLE room (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
  top INTEGER NOT NULL, floor INTEGER NOT NULL, change INTEGER NOT NULL
);
CREATE TABLE person (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
CREATE TABLE message (
  id INTEGER PRIMARY KEY, room INTEGER NOT NULL, seq INTEGER NOT NULL, person INTEGER NOT NULL,
  thread INTEGER, change INTEGER NOT NULL, deleted INTEGER NOT NULL
);
CREATE UNIQUE INDEX message_place ON message (room, seq);
CREATE INDEX message_thread ON message (room, thread, seq) WHERE thread IS NOT NULL;
CREATE TABLE thread (
  room INTEGER NOT NULL, thread INTEGER NOT NULL, replies INTEGER NOT NULL,
  last INTEGER NOT NULL, newest INTEGER NOT NULL, PRIMARY KEY (room, thread)
) WITHOUT ROWID;
CREATE TABLE part (
  person INTEGER NOT NULL, room INTEGER NOT NULL, thread INTEGER NOT NULL, PRIMARY KEY (person, room, thread)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(
  terms, detail = none, columnsize = 0, prefix = '${BEGINNINGS.join(' ')}', tokenize = 'ascii'
);
INSERT INTO words (words, rank) VALUES ('secure-delete', 1);
INSERT INTO state VALUES (1, 0, 0);
PRAGMA user_version = ${VERSION};
`;

/**
 * Makes a file ready: its tables, if it has none, and the mark that it is open.
 *
 * Nothing is synced while it is open, because all of it can be made anew. The journal makes it survive the end of the
 * process at any instant. It does not survive that of the computer: a file that was open when the computer stopped is
 * refused.
 *
 * @throws where the file is no such index, or must not be trusted
 */
export function prepare(file: SqliteFile, now: number): void {
  // Nobody else has the file open: the lock and the journal are kept, and no transaction opens another file.
  file.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = TRUNCATE;');
  file.exec('PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;');
  file.exec('PRAGMA cache_size = -16000; PRAGMA foreign_keys = OFF;');
  const { user_version: version } = file.first('PRAGMA user_version') ?? {};
  if (version === 0) file.transaction(() => file.exec(TABLES));
  else if (version !== VERSION) throw new Error('The search index is of another version.');
  const state = file.first('SELECT open, started FROM state');
  const started = Math.round(now - uptime() * 1_000);
  const interrupted = state !== undefined && integer(state, 'open') === 1;
  if (!state || (interrupted && Math.abs(integer(state, 'started') - started) > SAME_START_MS)) {
    throw new Error('The search index was open when the computer stopped.');
  }
  mark(file, 1, started);
}

/** Everything so far is on disk, and the file may be trusted whatever happens to the computer. */
export function settle(file: SqliteFile): void {
  mark(file, 0, 0);
}

function mark(file: SqliteFile, open: 0 | 1, started: number): void {
  file.exec('PRAGMA synchronous = FULL');
  // Both columns change each time, so that there is something to write, and with it all else is synced.
  file.run('UPDATE state SET open = ?, started = ?', open, started);
  file.exec('PRAGMA synchronous = OFF');
}
