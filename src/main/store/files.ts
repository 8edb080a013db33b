import type { ChatFile } from '#shared/nouns/file';
import type { Result } from '#shared/result';

/** What somebody says of a file before its first byte. */
export interface Announcement {
  readonly room: string;
  readonly user: string;
  readonly name: string;
  readonly size: number;
  /** Of the whole content, lower-case hex. */
  readonly sha256: string;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** ISO 8601. */
  readonly created: string;
}

/** What a content was found to be. */
export interface ContentKind {
  /** The media type. */
  readonly type: string;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** A whole file, of a message or for one. */
export interface StoredFile extends ChatFile {
  readonly room: string;
  readonly user: string;
  readonly sha256: string;
}

/** A file on its way: being sent, or whole and waiting for its message. */
export interface Upload extends Announcement {
  readonly id: string;
  /** Bytes that are here; those that `receive` was answered are on disk. */
  readonly offset: number;
  /** Once all of it was sent and its hash agreed. */
  readonly file: StoredFile | null;
  /** The `client_id` of the message that is being written with it. */
  readonly message: string | null;
}

/** Reads a content piece by piece; close it. */
export interface ContentReader {
  readonly size: number;
  /** Up to `length` bytes from `position` on; empty at the end. */
  read(position: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** How much is kept. A content that is in many messages counts once. */
export interface FilesKept {
  readonly files: number;
  readonly bytes: number;
}

/**
 * The port for the files of messages. Contents are kept once, however many messages have them, and as long as one has.
 *
 * - What changes something resolves once it is on disk, and rejects with {@link StoreFault} when it cannot be kept. An
 *   upload for which there is no room leaves nothing behind.
 * - An upload survives the death of the process, with the bytes that were there; so does a finished one that waits.
 * - A file belongs to the message that it was attached for, from `attach` on. If the process dies in between, the next
 *   start looks whether there is such a message.
 * - No message ever waits for a file that is not in it: at most two reads or writes are under way at once.
 */
export interface Files {
  /**
   * Begins an upload.
   *
   * @param same a file with the same content, which makes the upload whole at once
   */
  begin(announcement: Announcement, same?: StoredFile): Promise<Upload>;
  /** An upload as it stands; undefined once it is in a message, or was given up. */
  upload(id: string): Upload | undefined;
  /** Those of one person, the oldest first. */
  uploadsOf(user: string): readonly Upload[];
  /**
   * Takes bytes from `offset` on, which is where the upload stands, one caller at a time. Resolves with where it stands
   * then, on disk; also where the bytes break off, which the caller knows.
   */
  receive(id: string, offset: number, bytes: AsyncIterable<Uint8Array>): Promise<number>;
  /** Checks what was sent against its hash. A content that is another one is thrown away, and the upload with it. */
  finish(id: string, look: (head: Uint8Array) => Promise<ContentKind>): Promise<Result<StoredFile, 'wrong_content'>>;
  /** Gives an upload up; it may be gone already. */
  cancel(id: string): Promise<void>;
  /** Gives up those that were begun before a time (ISO 8601) and are in no message. */
  cancelBefore(time: string): Promise<void>;
  /**
   * Puts whole uploads into the message that is about to be written under this `client_id`.
   *
   * @param author whose message it is, where that is not who sent the files
   */
  attach(ids: readonly string[], clientId: string, author?: string): Promise<void>;
  /** The message with these files is on disk. */
  settle(ids: readonly string[], clientId: string): Promise<void>;
  /** The message could not be written in this room: the uploads are as they were. */
  detach(room: string, ids: readonly string[]): Promise<void>;
  /** A file of a message of this room. */
  file(room: string, id: string): Promise<StoredFile | undefined>;
  /** A file of a message with this content, in one of the rooms that `mayEnter` says. */
  same(sha256: string, mayEnter: (room: string) => boolean): Promise<StoredFile | undefined>;
  /** Opens a content; undefined when it is not there any more. */
  open(file: StoredFile): Promise<ContentReader | undefined>;
  /** Deletes a message by `act`; if that is ok its files go with it, also if the process dies in between. */
  release<T extends { readonly ok: boolean }>(
    room: string,
    seq: number,
    ids: readonly string[],
    act: () => Promise<T>,
  ): Promise<T>;
  /** Deletes all files of a room. */
  drop(room: string): Promise<void>;
  /** What is free on the disk, in bytes, beside what uploads under way still need. */
  free(): Promise<number>;
  /** Counted anew each time. */
  kept(): Promise<FilesKept>;
}
