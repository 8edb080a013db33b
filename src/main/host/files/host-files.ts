import type { ChatFile } from '#shared/nouns/file';
import { LIMITS } from '#shared/protocol/limits';
import { type Refusal, refusal } from '#shared/protocol/reasons';
import type { RoomPushReply } from '#shared/protocol/room-channel';
import { err, ok, type Result } from '#shared/result';
import type { Logger } from '../../logger';
import type { Files, StoredFile, Upload } from '../../store/files';
import type { Appended } from '../../store/log';
import type { Registry } from '../../store/registry';
import type { View } from '../view';
import { FilePages, filePath } from './file-pages';
import { mayPass, type Passage, Tickets } from './tickets';
import { type TransferLimits, Transfers } from './transfers';
import { type NewFile, refuseUpload } from './upload-rules';

/** How long a ticket lives, how long a transfer may be silent, and how many there may be. */
export interface FileLimits extends TransferLimits {
  readonly ticketMs: number;
  readonly transferSilenceMs: number;
}

/** What the files of a host stand on. */
export interface HostFilesOptions {
  readonly files: Files;
  readonly registry: Pick<Registry, 'watch'>;
  readonly view: View;
  readonly clock: () => Date;
  readonly monotonic: () => number;
  readonly limits: FileLimits;
  readonly logger: Logger;
}

/** Where somebody is. */
interface Place {
  readonly userId: string;
  readonly roomId: string;
}

/** How often uploads that nobody came back for are looked for, in milliseconds. */
const LOOK_MS = 60 * 60_000;

/** The files of a host: who may send and receive what, the tickets for it, and the pages they open. */
export class HostFiles {
  readonly pages: FilePages;
  readonly #options: HostFilesOptions;
  readonly #tickets: Tickets;
  readonly #transfers: Transfers;
  readonly #unwatch: () => void;
  readonly #looking: NodeJS.Timeout;

  constructor(options: HostFilesOptions) {
    const { files, registry, view, monotonic, limits, logger } = options;
    this.#options = options;
    this.#tickets = new Tickets(limits.ticketMs, monotonic);
    this.#transfers = new Transfers(limits);
    const parts = { files, view, tickets: this.#tickets, transfers: this.#transfers, logger };
    this.pages = new FilePages({ ...parts, idleMs: limits.transferSilenceMs });
    // The view follows the same changes: it is asked when all who watch have heard of them.
    this.#unwatch = registry.watch(() => queueMicrotask(() => void this.#cutLost()));
    this.#looking = setInterval(() => void this.#forgetOld(), LOOK_MS);
    this.#looking.unref();
    void this.#forgetOld();
  }

  /** Announces a file; a content that this person could have from a room of theirs need not be sent again. */
  async announce({ userId, roomId }: Place, file: NewFile): Promise<Result<RoomPushReply<'file-upload'>, Refusal>> {
    const { files, view, clock } = this.#options;
    const limit = view.get('settings', 'host')?.file_bytes ?? LIMITS.fileBytes;
    const refused = await refuseUpload(file, { limit, uploads: files.uploadsOf(userId), free: () => files.free() });
    if (refused) return err(refused);
    const same = await files.same(file.sha256, (room) => view.mayFill(userId, room));
    if (!view.mayFill(userId, roomId)) return err(refusal('not_found', 'There is no such room.'));
    const announcement = { ...file, room: roomId, user: userId, created: clock().toISOString() };
    return ok(this.#way(await files.begin(announcement, same?.size === file.size ? same : undefined)));
  }

  /** Announces a file of an imported message; one that was announced before goes on where it stands. */
  async import(place: Place, file: NewFile): Promise<Result<RoomPushReply<'file-upload'>, Refusal>> {
    const begun = this.#options.files.uploadsOf(place.userId).find((upload) => isSame(upload, place, file));
    return begun ? this.resume(place, begun.id) : this.announce(place, file);
  }

  /** Opens an upload of this person again. A transfer that is still under way is one whose line is dead. */
  async resume(place: Place, id: string): Promise<Result<RoomPushReply<'file-resume'>, Refusal>> {
    if (!this.#ownUpload(place, id)) return err(NO_UPLOAD);
    await this.#transfers.cut(({ file, direction }) => file === id && direction === 'up');
    const upload = this.#ownUpload(place, id);
    return upload ? ok(this.#way(upload)) : err(NO_UPLOAD);
  }

  /** Gives an upload of this person up. */
  async cancel(place: Place, id: string): Promise<Result<object, Refusal>> {
    const upload = this.#ownUpload(place, id);
    if (!upload) return err(NO_UPLOAD);
    if (upload.message !== null) return err(refusal('conflict', 'This file is in a message already.'));
    await this.#transfers.cut(({ file, direction }) => file === id && direction === 'up');
    await this.#options.files.cancel(id);
    return ok({});
  }

  /** Where the bytes of a file of this room are. */
  async download({ userId, roomId }: Place, id: string): Promise<Result<RoomPushReply<'file-download'>, Refusal>> {
    const file = await this.#options.files.file(roomId, id);
    if (!file || !this.#options.view.roomFor(userId, roomId)) {
      return err(refusal('not_found', 'There is no such file in this room.'));
    }
    const ticket = this.#tickets.issue({ user: userId, room: roomId, file: id, direction: 'down' });
    const { name, size, sha256, type } = file;
    return ok({ id, name, path: filePath(id), ticket, size, sha256, type });
  }

  /** The files that this person sent for a message in this room, each once and in no message yet; null for any other. */
  #sentFor(place: Place, ids: readonly string[], clientId: string): readonly StoredFile[] | null {
    if (new Set(ids).size < ids.length) return null;
    const files = ids.flatMap((id) => {
      const upload = this.#ownUpload(place, id);
      // The same message may be on its way already: its repetition has the same files.
      const isFree = upload?.message === null || upload?.message === clientId;
      return upload?.file && isFree ? [upload.file] : [];
    });
    return files.length === ids.length ? files : null;
  }

  /**
   * Puts files into the message that this person is about to write, for themself or, where they import it, for its
   * `author`; null where one of them cannot be.
   */
  async attach(
    place: Place,
    ids: readonly string[],
    clientId: string,
    author?: string,
  ): Promise<readonly ChatFile[] | null> {
    const files = this.#sentFor(place, ids, clientId);
    if (files === null) return null;
    await this.#options.files.attach(ids, clientId, author);
    return files.map(toChatFile);
  }

  /** Writes a message by `append`: its files are in it then, or if it could not be written, as they were. */
  async write(room: string, attached: readonly ChatFile[], append: () => Promise<Appended>): Promise<Appended> {
    if (attached.length === 0) return append();
    try {
      const appended = await append();
      const { files, client_id } = appended.message;
      const written = new Set(files.map(({ id }) => id));
      const idsOf = (isWritten: boolean) => attached.flatMap(({ id }) => (written.has(id) === isWritten ? [id] : []));
      await this.#options.files.settle(idsOf(true), client_id);
      await this.detach(room, idsOf(false));
      return appended;
    } catch (error) {
      await this.detach(
        room,
        attached.map(({ id }) => id),
      );
      throw error;
    }
  }

  /** Gives files back that were put into a message which was not written. */
  async detach(room: string, ids: readonly string[]): Promise<void> {
    try {
      await this.#options.files.detach(room, ids);
    } catch (error) {
      // The next start finds no such message, and gives them back.
      this.#options.logger.error('files_not_detached', error, { room });
    }
  }

  /** Deletes a message by `act`, and if that is ok its files with it. */
  async release<T extends { readonly ok: boolean }>(
    room: string,
    seq: number,
    ids: readonly string[],
    act: () => Promise<T>,
  ): Promise<T> {
    const gone = new Set(ids);
    return this.#options.files.release(room, seq, ids, async () => {
      const outcome = await act();
      if (outcome.ok) void this.#transfers.cut((passage) => passage.room === room && gone.has(passage.file));
      return outcome;
    });
  }

  /** Ends all transfers, and what looks for old uploads. */
  async dispose(): Promise<void> {
    clearInterval(this.#looking);
    this.#unwatch();
    await this.pages.stop();
  }

  #ownUpload({ userId, roomId }: Place, id: string): Upload | undefined {
    const upload = this.#options.files.upload(id);
    return upload?.user === userId && upload.room === roomId ? upload : undefined;
  }

  #way({ id, user, room, offset, file }: Upload): RoomPushReply<'file-upload'> {
    const ticket = this.#tickets.issue({ user, room, file: id, direction: 'up' });
    return { id, path: filePath(id), ticket, offset, done: file !== null };
  }

  #cutLost(): Promise<void> {
    const { view } = this.#options;
    return this.#transfers.cut((passage: Passage) => !mayPass(view, passage));
  }

  async #forgetOld(): Promise<void> {
    const { files, clock, logger } = this.#options;
    try {
      await files.cancelBefore(new Date(clock().getTime() - LIMITS.uploadKeptMs).toISOString());
    } catch (error) {
      logger.error('old_uploads_not_removed', error);
    }
  }
}

const isSame = (upload: Upload, { roomId }: Place, { name, size, sha256 }: NewFile): boolean =>
  upload.room === roomId &&
  upload.message === null &&
  upload.name === name &&
  upload.size === size &&
  upload.sha256 === sha256;

/** What everybody in the room is told of a file. */
const toChatFile = ({ room: _, user: __, sha256: ___, ...file }: StoredFile): ChatFile => file;

const NO_UPLOAD = refusal('not_found', 'There is no such upload. Send the file again.');
