import { mkdir, readdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { Id } from '#shared/nouns/fields';
import { LIMITS } from '#shared/protocol/limits';
import { err, ok, type Result } from '#shared/result';
import type { Logger } from '../../logger';
import type { DamageReports } from '../disk/damage-reports';
import { DocumentAdapter } from '../disk/document-adapter';
import { closedFault, type Endeavour, isDiskFull } from '../disk/faults';
import type { Saves } from '../disk/saves';
import type { Announcement, ContentKind, ContentReader, Files, FilesKept, StoredFile, Upload } from '../files';
import type { Log } from '../log';
import { Contents, unlinkIfThere } from './contents';
import { DiskTurns } from './disk-turns';
import { type ReferenceRecord, ReleaseRecord, type UploadRecord } from './file-record';
import { filesPath, newFileId, PART, releasesPath, uploadsPath } from './files-folder';
import { UploadFile } from './upload-file';

/** What the files of a data folder stand on. */
export interface DiskFilesOptions {
  readonly reports: DamageReports;
  readonly logger: Logger;
  readonly saves: Saves;
  /** Says what became of messages that were being written or deleted when the process died. */
  readonly log: Pick<Log, 'head' | 'message' | 'recall'>;
}

/** A message that is found no more by its `client_id` may still be there: its files are kept then. */
const RECALLED = LIMITS.dedupeWindow - 1_000;

const ENDEAVOUR: Endeavour = "Files can't be saved";

/** Files of messages in a data folder. Nothing of them is in memory but the uploads that are in no message yet. */
export class DiskFiles implements Files {
  readonly #files: string;
  readonly #options: DiskFilesOptions;
  readonly #turns = new DiskTurns();
  readonly #contents: Contents;
  readonly #uploads = new Map<string, UploadFile>();
  #sweep: Promise<void> = Promise.resolve();
  #closed = false;

  private constructor(files: string, options: DiskFilesOptions) {
    this.#files = files;
    this.#options = options;
    const isAwaited = (sha256: string) => [...this.#uploads.values()].some(({ value }) => value.sha256 === sha256);
    this.#contents = new Contents({ files, turns: this.#turns, reports: options.reports, isAwaited });
  }

  /** Opens them, and ends what a crash left undone. Contents that nobody has are looked for in the background. */
  static async open(folder: string, options: DiskFilesOptions): Promise<DiskFiles> {
    const files = new DiskFiles(filesPath(folder), options);
    await mkdir(uploadsPath(files.#files), { recursive: true, mode: 0o700 });
    await mkdir(releasesPath(files.#files), { recursive: true, mode: 0o700 });
    await files.#reopenUploads();
    await files.#finishReleases();
    files.#sweep = files.#contents
      .sweep(() => files.#closed)
      .catch((error: unknown) => options.logger.error('files_not_swept', error));
    return files;
  }

  upload(id: string): Upload | undefined {
    return this.#uploads.get(id)?.value;
  }

  uploadsOf(user: string): readonly Upload[] {
    return this.#values().filter((upload) => upload.user === user);
  }

  begin(announcement: Announcement, same?: StoredFile): Promise<Upload> {
    const id = newFileId(announcement.sha256);
    const record: UploadRecord = { ...announcement, id, file: null };
    return this.#save(async () => {
      const upload = await UploadFile.create(uploadsPath(this.#files), this.#turns, record);
      // From here on the content is awaited: it stays, if it is still there.
      this.#uploads.set(id, upload);
      if (same && (await this.#contents.has(same.sha256))) {
        const { room, user, name } = announcement;
        await upload.finished({ ...same, id, room, user, name });
      }
      return upload.value;
    });
  }

  async receive(id: string, offset: number, bytes: AsyncIterable<Uint8Array>): Promise<number> {
    const upload = this.#find(id);
    if (upload.value.offset !== offset) throw new RangeError('An upload goes on where it stands.');
    if (this.#closed) throw closedFault();
    try {
      return await upload.receive(bytes);
    } catch (error) {
      if (isDiskFull(error)) await this.cancel(id).catch(() => undefined);
      // It failed for whoever watches over the disk, too.
      return await this.#save(() => Promise.reject(error));
    }
  }

  async finish(
    id: string,
    look: (head: Uint8Array) => Promise<ContentKind>,
  ): Promise<Result<StoredFile, 'wrong_content'>> {
    const upload = this.#find(id);
    const { room, user, name, size, sha256, file, width, height } = upload.value;
    if (file) return ok(file);
    if ((await upload.digest()) !== sha256) {
      await this.cancel(id);
      return err('wrong_content');
    }
    const kind = await look(await upload.head());
    // What the sender says counts where the content was not measured.
    const extent = kind.width === undefined ? { width, height } : kind;
    const stored = { ...{ id, room, user, name, size, sha256, type: kind.type }, ...known(extent) };
    await this.#save(async () => {
      await this.#contents.take(upload.path, sha256);
      await upload.finished(stored);
    });
    return ok(stored);
  }

  async cancel(id: string): Promise<void> {
    const upload = this.#uploads.get(id);
    if (upload === undefined || upload.message !== null) return;
    this.#uploads.delete(id);
    await upload.remove();
    await this.#contents.abandon(upload.value.sha256);
  }

  async cancelBefore(time: string): Promise<void> {
    for (const { id, created } of this.#values()) if (created < time) await this.cancel(id);
  }

  async attach(ids: readonly string[], clientId: string, author?: string): Promise<void> {
    const uploads = ids.map((id) => this.#find(id));
    for (const upload of uploads) upload.message = clientId;
    try {
      await this.#save(async () => {
        for (const upload of uploads) await this.#refer(upload, clientId, author);
      });
    } catch (error) {
      for (const upload of uploads) await this.detach(upload.value.room, [upload.value.id]).catch(() => undefined);
      throw error;
    }
  }

  async settle(ids: readonly string[], clientId: string): Promise<void> {
    for (const id of ids) {
      const upload = this.#uploads.get(id);
      if (upload === undefined) continue;
      // An attempt to write the same message may have failed meanwhile, and given it back.
      if (upload.message === null) await this.#refer(upload, clientId);
      this.#uploads.delete(id);
      await upload.remove();
    }
  }

  async detach(room: string, ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      await this.#contents.unrefer(room, id);
      const upload = this.#uploads.get(id);
      if (upload) upload.message = null;
    }
  }

  async file(room: string, id: string): Promise<StoredFile | undefined> {
    const reference = await this.#contents.reference(room, id);
    return reference && fileOf(reference);
  }

  async same(sha256: string, mayEnter: (room: string) => boolean): Promise<StoredFile | undefined> {
    const reference = await this.#contents.same(sha256, mayEnter);
    return reference && fileOf(reference);
  }

  open(file: StoredFile): Promise<ContentReader | undefined> {
    return this.#contents.open(file);
  }

  async release<T extends { readonly ok: boolean }>(
    room: string,
    seq: number,
    ids: readonly string[],
    act: () => Promise<T>,
  ): Promise<T> {
    const intent = join(releasesPath(this.#files), `${room}.${seq}`);
    const files = [...ids];
    await this.#save(() => new DocumentAdapter(intent, ReleaseRecord).write({ room, seq, files }));
    const outcome = await act();
    try {
      if (outcome.ok) for (const id of ids) await this.#contents.unrefer(room, id);
      await unlinkIfThere(intent);
    } catch (error) {
      // The message is deleted all the same; the next start does the rest.
      this.#options.logger.error('files_not_released', error, { room });
    }
    return outcome;
  }

  async drop(room: string): Promise<void> {
    for (const upload of this.#values()) {
      if (upload.room !== room) continue;
      await this.detach(room, [upload.id]);
      await this.cancel(upload.id);
    }
    await this.#contents.drop(room);
  }

  async free(): Promise<number> {
    const { bavail, bsize } = await statfs(this.#files);
    const promised = this.#values().reduce((sum, { size, offset }) => sum + size - offset, 0);
    return Math.max(0, bavail * bsize - promised);
  }

  kept(): Promise<FilesKept> {
    return this.#contents.kept();
  }

  /** Resolves when nothing is looked for any more. Transfers are to be over by then. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#sweep;
  }

  #values(): readonly Upload[] {
    return [...this.#uploads.values()].map(({ value }) => value);
  }

  #find(id: string): UploadFile {
    const upload = this.#uploads.get(id);
    if (upload === undefined) throw new TypeError('There is no such upload.');
    return upload;
  }

  async #refer({ value }: UploadFile, clientId: string, author?: string): Promise<void> {
    if (value.file === null) throw new TypeError('Only whole files are put into messages.');
    const after = await this.#options.log.head(value.room);
    await this.#contents.refer({ ...value.file, client_id: clientId, after, ...(author !== undefined && { author }) });
  }

  async #save<T>(write: () => Promise<T>): Promise<T> {
    if (this.#closed) throw closedFault();
    let value: { readonly written: T } | undefined;
    await this.#options.saves.run({ part: 'files', records: 1, endeavour: ENDEAVOUR }, async () => {
      value = { written: await write() };
    });
    if (value === undefined) throw new Error('A save that did not fail has a value.');
    return value.written;
  }

  /** A record without its upload's bytes begins anew; bytes without a record are nobody's. */
  async #reopenUploads(): Promise<void> {
    const folder = uploadsPath(this.#files);
    const names = await readdir(folder);
    for (const name of names.filter((found) => v.is(Id, found))) {
      const upload = await UploadFile.reopen(folder, this.#turns, name);
      if (upload === undefined) await unlinkIfThere(join(folder, name));
      else this.#uploads.set(name, upload);
    }
    for (const name of names) {
      if (name.endsWith(PART) && !this.#uploads.has(name.slice(0, -PART.length)))
        await unlinkIfThere(join(folder, name));
    }
    for (const { id, file } of this.#values()) if (file !== null) await this.#learnFate(id, file);
  }

  /** What became of the message that a file was attached for. */
  async #learnFate(id: string, { room, user }: StoredFile): Promise<void> {
    const reference = await this.#contents.reference(room, id);
    if (reference === undefined) return;
    const { log } = this.#options;
    const upload = this.#find(id);
    upload.message = reference.client_id;
    const message = await log.recall(room, reference.author ?? user, reference.client_id);
    const isOutOfSight = message === undefined && (await log.head(room)) - reference.after >= RECALLED;
    if (isOutOfSight || message?.files.some((file) => file.id === id)) await this.settle([id], reference.client_id);
    else await this.detach(room, [id]);
  }

  async #finishReleases(): Promise<void> {
    const folder = releasesPath(this.#files);
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      const record = await new DocumentAdapter(path, ReleaseRecord).read().catch(() => null);
      if (record && (await this.#isDeleted(record.room, record.seq))) {
        for (const id of record.files) await this.#contents.unrefer(record.room, id);
      }
      await unlinkIfThere(path);
    }
  }

  async #isDeleted(room: string, seq: number): Promise<boolean> {
    const message = await this.#options.log.message(room, seq);
    return message !== undefined && message.deleted !== null;
  }
}

const fileOf = ({ client_id: _, after: __, author: ___, ...file }: ReferenceRecord): StoredFile => file;

const known = ({ width, height }: Omit<ContentKind, 'type'>): { width?: number; height?: number } =>
  width === undefined || height === undefined ? {} : { width, height };
