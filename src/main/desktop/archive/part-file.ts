import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { writeFully } from '../../store/disk/write-fully';

/** Bytes gathered before they are written. */
const CHUNK = 256 * 1024;

/** A file that is written piece by piece and stands under its name only once it is whole. */
export class PartFile {
  readonly #path: string;
  readonly #part: string;
  readonly #file: FileHandle;
  #pieces: string[] = [];
  #length = 0;
  #written = 0;

  private constructor(path: string, part: string, file: FileHandle) {
    this.#path = path;
    this.#part = part;
    this.#file = file;
  }

  static async create(path: string): Promise<PartFile> {
    const part = `${path}.part`;
    return new PartFile(path, part, await open(part, 'w'));
  }

  async write(text: string): Promise<void> {
    this.#pieces.push(text);
    this.#length += text.length;
    if (this.#length >= CHUNK) await this.#flush();
  }

  /** Gives it its name; what was there under it before is replaced. */
  async finish(): Promise<void> {
    await this.#flush();
    await this.#file.sync();
    await this.#file.close();
    await rename(this.#part, this.#path);
  }

  /** Removes what was written. */
  async discard(): Promise<void> {
    await this.#file.close().catch(() => undefined);
    await rm(this.#part, { force: true });
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.from(this.#pieces.join(''));
    this.#pieces = [];
    this.#length = 0;
    await writeFully(this.#file, bytes, this.#written);
    this.#written += bytes.length;
  }
}
