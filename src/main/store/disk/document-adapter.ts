import { readFile } from 'node:fs/promises';
import type { Adapter } from 'lowdb';
import * as v from 'valibot';
import { encodeLine, jsonOf, scanLines } from './record-line';
import { replaceFile } from './replace-file';

/** A file that is there but is not what was written. */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile';
  constructor(readonly file: string) {
    super(`${file} is damaged.`);
  }
}

/** For the file's owner alone. */
const MODE = 0o600;

/** lowdb's adapter for one value in one file: a single line with a checksum, replaced as a whole. */
export class DocumentAdapter<T extends object> implements Adapter<T> {
  readonly #path: string;
  readonly #schema: v.GenericSchema<unknown, T>;

  constructor(path: string, schema: v.GenericSchema<unknown, T>) {
    this.#path = path;
    this.#schema = schema;
  }

  /** The value; null when there is no file. Rejects with {@link DamagedFile} when it is not what was written. */
  async read(): Promise<T | null> {
    const bytes = await readIfThere(this.#path);
    if (bytes === null) return null;
    const { lines, bad, rest } = scanLines(bytes, 0);
    const [line] = lines;
    if (line === undefined || lines.length > 1 || bad.length > 0 || rest < bytes.length)
      throw new DamagedFile(this.#path);
    const parsed = v.safeParse(this.#schema, jsonOf(line));
    if (!parsed.success) throw new DamagedFile(this.#path);
    return parsed.output;
  }

  async write(value: T): Promise<void> {
    await replaceFile(this.#path, encodeLine(value), MODE);
  }
}

/** The bytes of a file; null when there is none. */
export async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
