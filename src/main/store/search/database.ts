import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import sqlite from 'node-sqlite3-wasm';

/** A value of a column. */
export type Value = number | bigint | string | null;
type Row = Readonly<Record<string, unknown>>;

/** A column that holds a whole number. */
export const integer = (row: Row, column: string): number => Number(row[column]);
/** A column that holds a text. */
export const text = (row: Row, column: string): string => String(row[column]);

/** One SQLite file, whose statements are prepared once. All calls are synchronous: it belongs into a thread of its own. */
export class SqliteFile {
  readonly #database: sqlite.Database;
  readonly #statements = new Map<string, sqlite.Statement>();

  private constructor(database: sqlite.Database) {
    this.#database = database;
  }

  /**
   * Opens a file, making it and its folder where they are missing. The caller vouches that no other process has it open: a
   * lock is left over from one that was killed.
   */
  static open(path: string): SqliteFile {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    rmSync(`${path}.lock`, { recursive: true, force: true });
    return new SqliteFile(new sqlite.Database(path));
  }

  exec(sql: string): void {
    this.#database.exec(sql);
  }

  run(sql: string, ...values: readonly Value[]): void {
    this.#prepared(sql).run([...values]);
  }

  /** The first row, if any. */
  first(sql: string, ...values: readonly Value[]): Row | undefined {
    return this.all(sql, ...values)[0];
  }

  all(sql: string, ...values: readonly Value[]): Row[] {
    return this.#prepared(sql).all([...values]) as Row[];
  }

  /** Rows one by one, so that who has enough can stop. */
  *stream(sql: string, ...values: readonly Value[]): Generator<Row, void> {
    const statement = this.#database.prepare(sql);
    try {
      for (const row of statement.iterate([...values])) yield row as Row;
    } finally {
      statement.finalize();
    }
  }

  /** All of it, or nothing. */
  transaction(work: () => void): void {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.#database.exec('COMMIT');
    } catch (error) {
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    for (const statement of this.#statements.values()) finalize(statement);
    this.#statements.clear();
    this.#database.close();
  }

  #prepared(sql: string): sqlite.Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/** A statement that failed says so again when it goes (https://sqlite.org/c3ref/finalize.html), and is gone all the same. */
function finalize(statement: sqlite.Statement): void {
  try {
    statement.finalize();
  } catch {
    // It was heard when the statement ran.
  }
}
