import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '#shared/bridge/bridge';
import type { Attachment, Download } from '#shared/bridge/files';
import { err, ok, type Result } from '#shared/result';
import type { Words } from '#shared/words/words';
import type { Logger } from '../../logger';
import { Attachments } from './attachments';
import { ContentCache } from './content-cache';
import { Downloads, type SavedPlace } from './downloads';
import type { Fetcher, FetchFailure, FileNews } from './fetch-content';
import type { FileLine } from './file-line';
import { type Sending, type Sent, sendBytes } from './send-bytes';
import { describeShown, type ShownContent, ShownFiles } from './shown-files';
import { type StoredAttachment, toAttachment } from './stored-attachment';
import type { Uploads } from './uploads';

/** What files need of the session with a host. */
export interface FileSession {
  readonly fetcher: Fetcher;
  readonly uploads: Uploads;
  readonly line: FileLine;
  /** Whether this person may enter a room, as far as is known. */
  mayEnter(room: string): boolean;
  /** The attachments of its messages that wait or failed. */
  attachments(): readonly StoredAttachment[];
}

/** The sessions with all hosts. */
export interface FileSessions {
  get(host: string): FileSession | null;
  all(): readonly FileSession[];
}

/** What the files of a peer stand on. */
export interface PeerFilesOptions {
  /** The folder of the peer. */
  readonly folder: string;
  readonly words: () => Words;
  readonly logger: Logger;
}

/** Contents that were shown lately are kept up to so many bytes. */
const CACHE_BYTES = 1024 * 1024 * 1024;

/** The files of this person: what they chose to send, what they save, and what their windows show. */
export class PeerFiles {
  readonly #attachments: Attachments;
  readonly #downloads: Downloads;
  readonly #shown: ShownFiles;
  readonly #words: () => Words;
  readonly #logger: Logger;
  readonly #listeners = new Set<() => void>();
  #tidying: Promise<void> = Promise.resolve();
  #sessions: FileSessions = { get: () => null, all: () => [] };

  private constructor({ folder, words, logger }: PeerFilesOptions, cache: ContentCache) {
    this.#words = words;
    this.#logger = logger;
    this.#attachments = new Attachments(join(folder, 'attachments'), words);
    this.#shown = new ShownFiles(cache);
    const changed = () => {
      for (const listener of [...this.#listeners]) listener();
    };
    this.#downloads = new Downloads({ words, changed, logger });
  }

  static async open(options: PeerFilesOptions): Promise<PeerFiles> {
    return new PeerFiles(options, await ContentCache.open(join(options.folder, 'contents'), CACHE_BYTES));
  }

  /** Says where the sessions are, once there are any; what no message waits with is removed. */
  async follow(sessions: FileSessions): Promise<void> {
    this.#sessions = sessions;
    await this.#attachments.tidy(this.#waiting());
  }

  /** Files that have a place on this computer, for a message that is being written. */
  async attach(paths: readonly string[]): Promise<Result<readonly Attachment[], Problem>> {
    const chosen = await this.#attachments.choose(paths);
    return chosen.ok ? ok(chosen.value.map((attachment) => toAttachment(attachment, null))) : chosen;
  }

  /** A content that has no place. */
  async paste(name: string, bytes: Uint8Array): Promise<Result<Attachment, Problem>> {
    const pasted = await this.#attachments.paste(name, bytes);
    return pasted.ok ? ok(toAttachment(pasted.value, null)) : pasted;
  }

  /** Notes how large a video is, in pixels: the place that is kept for it where it is shown. */
  measure(attachment: string, extent: { readonly width: number; readonly height: number }): void {
    this.#attachments.measure(attachment, extent);
  }

  discard(attachment: string): Promise<void> {
    return this.#attachments.discard(attachment);
  }

  /** The attachments that go with a message which `send` puts into an outbox. */
  async handOver<T>(
    ids: readonly string[],
    send: (attachments: readonly StoredAttachment[]) => Promise<T>,
  ): Promise<Result<T, Problem>> {
    const attachments = this.#attachments.forMessage(ids);
    if (!attachments.ok) return attachments;
    const sent = await send(attachments.value);
    this.#attachments.handedOver(ids);
    return ok(sent);
  }

  /** The messages that these came with are gone from the outbox. */
  released(attachments: readonly StoredAttachment[]): void {
    this.#tidying = this.#tidying
      .then(() => this.#attachments.forget(attachments))
      .catch((error: unknown) => this.#logger.error('attachments_not_removed', error));
  }

  /** Takes a file out of a message on its way. */
  async cancel(host: string, room: string, clientId: string, attachment: string): Promise<Result<null, Problem>> {
    const taken = await this.#sessions.get(host)?.uploads.cancel(room, clientId, attachment);
    return taken ? ok(null) : err({ message: this.#words().files.problems.attachmentGone });
  }

  /** What the host says of a file of a message: its name and size, before it is saved. */
  async look({ host, room, file }: SavedPlace): Promise<Result<FileNews, Problem>> {
    const { problems } = this.#words().files;
    const news = await this.#sessions.get(host)?.fetcher.ask({ room, file });
    if (news?.ok) return news;
    return err({ message: news?.error === 'gone' ? problems.gone : problems.outOfReach });
  }

  /** Fetches a file into an empty one, now or not at all, and tells nobody: for what is saved along with other things. */
  async fetchInto(
    { host, room, file }: SavedPlace,
    into: FileHandle,
    signal: AbortSignal,
  ): Promise<Result<FileNews, FetchFailure>> {
    const session = this.#sessions.get(host);
    if (!session) return err('out_of_reach');
    return session.fetcher.fetch({ room, file, into, signal, patient: false, progress: () => {} });
  }

  /** Sends a content the way that a host gave for it, once: for what comes in no message of this person. Rejects when the line breaks. */
  async send(host: string, sending: Sending): Promise<Sent> {
    const session = this.#sessions.get(host);
    if (!session) throw new Error('There is no such host.');
    return sendBytes(session.line, sending);
  }

  /** Begins to save a file at a place that the person chose. */
  save(place: SavedPlace, size: number, path: string): Result<null, Problem> {
    const session = this.#sessions.get(place.host);
    if (!session) return err({ message: this.#words().files.problems.outOfReach });
    this.#downloads.save(place, size, path, session.fetcher);
    return ok(null);
  }

  stop(place: SavedPlace): void {
    this.#downloads.stop(place);
  }

  savedAt(place: SavedPlace): Promise<string | null> {
    return this.#downloads.savedAt(place);
  }

  downloads(): readonly Download[] {
    return this.#downloads.all();
  }

  /** A file of a message that a window shows; null where it is nothing to show, or nothing for this person. */
  async shown({ host, room, file }: SavedPlace): Promise<ShownContent | null> {
    const session = this.#sessions.get(host);
    return session?.mayEnter(room) ? this.#shown.open(host, session.fetcher, { room, file }) : null;
  }

  /** An attachment that a window shows. */
  async shownAttachment(id: string): Promise<ShownContent | null> {
    const found = this.#attachments.get(id) ?? this.#waiting().find((attachment) => attachment.id === id);
    return found ? describeShown(found.path).catch(() => null) : null;
  }

  /** Messages of a host were deleted, or are not this person's to see any more. */
  forget(host: string): void {
    this.#shown.forget(host);
  }

  /** Hears when downloads change. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    await this.#downloads.close();
    await this.#shown.close();
    await this.#tidying;
  }

  /** The attachments of all messages that wait or failed. */
  #waiting(): readonly StoredAttachment[] {
    return this.#sessions.all().flatMap((session) => session.attachments());
  }
}
