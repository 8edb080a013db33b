import { createHash, randomUUID } from 'node:crypto';
import { err, ok, type Result } from '#shared/result';
import type {
  Announcement,
  ContentKind,
  ContentReader,
  Files,
  FilesKept,
  StoredFile,
  Upload,
} from '../../src/main/store/files';

interface Growing extends Upload {
  readonly bytes: Buffer;
}

/** What files are, with nothing of how a disk keeps them: the model that adapters are compared with. */
export class MemoryFiles implements Files {
  readonly #uploads = new Map<string, Growing>();
  /** By room and id. */
  readonly #files = new Map<string, StoredFile>();
  readonly #contents = new Map<string, Buffer>();

  async begin(announcement: Announcement, same?: StoredFile): Promise<Upload> {
    const id = randomUUID();
    const { name, room, user, size } = announcement;
    const file = same ? { ...same, id, name, room, user, size } : null;
    return this.#put({ ...announcement, id, offset: file ? size : 0, file, message: null, bytes: Buffer.alloc(0) });
  }

  upload(id: string): Upload | undefined {
    return this.#uploads.get(id);
  }

  uploadsOf(user: string): readonly Upload[] {
    return [...this.#uploads.values()].filter((upload) => upload.user === user);
  }

  async receive(id: string, offset: number, bytes: AsyncIterable<Uint8Array>): Promise<number> {
    const upload = this.#find(id);
    if (upload.offset !== offset) throw new RangeError('An upload goes on where it stands.');
    const pieces: Uint8Array[] = [upload.bytes];
    try {
      for await (const piece of bytes) pieces.push(piece);
    } catch {
      // What came counts.
    }
    const whole = Buffer.concat(pieces).subarray(0, upload.size);
    return this.#put({ ...upload, bytes: whole, offset: whole.length }).offset;
  }

  async finish(
    id: string,
    look: (head: Uint8Array) => Promise<ContentKind>,
  ): Promise<Result<StoredFile, 'wrong_content'>> {
    const upload = this.#find(id);
    if (upload.file) return ok(upload.file);
    const { bytes, room, user, name, size, sha256, width, height } = upload;
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
      this.#uploads.delete(id);
      return err('wrong_content');
    }
    const kind = await look(bytes);
    const extent = kind.width === undefined ? { width, height } : { width: kind.width, height: kind.height };
    const measured = extent.width === undefined || extent.height === undefined ? {} : extent;
    const file = { id, room, user, name, size, sha256, type: kind.type, ...measured } as StoredFile;
    this.#contents.set(sha256, bytes);
    this.#put({ ...upload, file });
    return ok(file);
  }

  async cancel(id: string): Promise<void> {
    if (this.#uploads.get(id)?.message === null) this.#uploads.delete(id);
    this.#tidy();
  }

  async cancelBefore(time: string): Promise<void> {
    for (const { id, created } of [...this.#uploads.values()]) if (created < time) await this.cancel(id);
  }

  async attach(ids: readonly string[], clientId: string): Promise<void> {
    for (const upload of ids.map((id) => this.#find(id))) {
      if (!upload.file) throw new TypeError('Only whole files are put into messages.');
      this.#files.set(keyOf(upload.room, upload.id), upload.file);
      this.#put({ ...upload, message: clientId });
    }
  }

  async settle(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const upload = this.#uploads.get(id);
      if (upload?.file) this.#files.set(keyOf(upload.room, id), upload.file);
      this.#uploads.delete(id);
    }
  }

  async detach(room: string, ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      this.#files.delete(keyOf(room, id));
      const upload = this.#uploads.get(id);
      if (upload) this.#put({ ...upload, message: null });
    }
    this.#tidy();
  }

  async file(room: string, id: string): Promise<StoredFile | undefined> {
    return this.#files.get(keyOf(room, id));
  }

  async same(sha256: string, mayEnter: (room: string) => boolean): Promise<StoredFile | undefined> {
    return [...this.#files.values()].find((file) => file.sha256 === sha256 && mayEnter(file.room));
  }

  async open({ sha256 }: StoredFile): Promise<ContentReader | undefined> {
    const bytes = this.#contents.get(sha256);
    if (!bytes) return undefined;
    return {
      size: bytes.length,
      read: async (position, length) => bytes.subarray(position, position + length),
      close: async () => {},
    };
  }

  async release<T extends { readonly ok: boolean }>(
    room: string,
    _seq: number,
    ids: readonly string[],
    act: () => Promise<T>,
  ): Promise<T> {
    const outcome = await act();
    if (outcome.ok) for (const id of ids) this.#files.delete(keyOf(room, id));
    this.#tidy();
    return outcome;
  }

  async drop(room: string): Promise<void> {
    for (const { id } of [...this.#uploads.values()].filter((upload) => upload.room === room)) this.#uploads.delete(id);
    for (const [key, file] of this.#files) if (file.room === room) this.#files.delete(key);
    this.#tidy();
  }

  async free(): Promise<number> {
    return Number.MAX_SAFE_INTEGER;
  }

  async kept(): Promise<FilesKept> {
    const bytes = [...this.#contents.values()].reduce((sum, { length }) => sum + length, 0);
    return { files: this.#contents.size, bytes };
  }

  #find(id: string): Growing {
    const upload = this.#uploads.get(id);
    if (!upload) throw new TypeError('There is no such upload.');
    return upload;
  }

  #put(upload: Growing): Growing {
    this.#uploads.set(upload.id, upload);
    return upload;
  }

  /** Contents that nobody has go. */
  #tidy(): void {
    const needed = new Set([...this.#files.values(), ...this.#uploads.values()].map(({ sha256 }) => sha256));
    for (const sha256 of this.#contents.keys()) if (!needed.has(sha256)) this.#contents.delete(sha256);
  }
}

const keyOf = (room: string, id: string): string => `${room} ${id}`;
