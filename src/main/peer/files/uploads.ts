import { type Refusal, refusal } from '#shared/protocol/reasons';
import type { RoomPushReply } from '#shared/protocol/room-channel';
import { err, ok, type Result } from '#shared/result';
import { problemWords } from '#shared/words/problem-words';
import type { Words } from '#shared/words/words';
import type { Logger } from '../../logger';
import type { Outbox, StoredEntry } from '../rooms/outbox';
import { RoomPump } from '../rooms/room-pump';
import type { PushFailure } from '../wire/host-channel';
import type { FileLine } from './file-line';
import { hashFile, isUnchanged } from './read-source';
import { type Sent, sendBytes } from './send-bytes';
import type { StoredAttachment } from './stored-attachment';

/** What sending files stands on. */
export interface UploadsOptions {
  readonly outbox: Outbox;
  readonly line: FileLine;
  push(room: string, event: string, payload: object): Promise<Result<unknown, PushFailure>>;
  /** Whether the room is joined. */
  isReady(room: string): boolean;
  /** All files of a message are at the host. */
  ready(room: string): void;
  /** Milliseconds before what broke is tried again. */
  readonly resend: number;
  readonly words: () => Words;
  readonly logger: Logger;
}

type Way = RoomPushReply<'file-upload'>;

/** What an attempt came to: it is there, it is to be tried again in a while, or it cannot be. */
type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'again'; readonly ms: number }
  | { readonly kind: 'failed'; readonly message: string };

/** More bytes than were announced, or than the host takes. */
const TOO_LARGE = { reason: 'too_large', field: 'size' } as const;

const DONE: Outcome = { kind: 'done' };

/** Windows hear of progress so often, in milliseconds. */
const TELL_MS = 200;

/**
 * Sends the files of waiting messages: one of a room at a time, and meanwhile messages without files go past. What broke
 * goes on from where the host is with it.
 */
export class Uploads {
  readonly #pump: RoomPump<StoredEntry>;
  /** What is being sent now, by attachment. */
  readonly #running = new Map<string, AbortController>();

  constructor(private readonly options: UploadsOptions) {
    this.#pump = new RoomPump({
      next: (room) => options.outbox.nextWithFiles(room),
      send: (entry) => this.#bring(entry),
      isReady: options.isReady,
      resend: options.resend,
      logger: options.logger,
    });
  }

  pump(room: string): void {
    this.#pump.pump(room);
  }

  resume(room: string): void {
    this.#pump.resume(room);
  }

  /** Takes a file out of a message that waits; false when it is not there. The message goes without it, or not at all. */
  async cancel(room: string, clientId: string, attachment: string): Promise<boolean> {
    const taken = await this.options.outbox.takeFile(room, clientId, attachment);
    this.stop([attachment]);
    if (taken?.upload) void this.options.push(room, 'file-cancel', { id: taken.upload });
    if (taken) this.options.ready(room);
    return taken !== null;
  }

  /** Gives up a message that was not sent, and tells the host of its files; false when there is none. */
  async discard(room: string, clientId: string): Promise<boolean> {
    const files = this.options.outbox.filesOf(room, clientId);
    const removed = await this.options.outbox.remove(room, clientId);
    this.stop(files.map(({ id }) => id));
    for (const { upload } of files) if (upload) void this.options.push(room, 'file-cancel', { id: upload });
    return removed;
  }

  /** Ends what is being sent of these attachments: they are not wanted any more. */
  stop(attachments: readonly string[]): void {
    for (const id of attachments) this.#running.get(id)?.abort();
  }

  async close(): Promise<void> {
    this.stop([...this.#running.keys()]);
    await this.#pump.close();
  }

  /** Sends one file of a message; resolves with null when the next one may go. */
  async #bring({ room, client_id, files }: StoredEntry): Promise<number | null> {
    const file = files.find(({ state }) => state === 'waiting');
    if (!file) return this.options.resend;
    const { outbox } = this.options;
    const abort = new AbortController();
    this.#running.set(file.id, abort);
    outbox.setSent(room, file.id, 0);
    try {
      const outcome = await this.#upload(room, client_id, file, abort.signal);
      if (abort.signal.aborted) return null;
      if (outcome.kind === 'again') return outcome.ms;
      if (outcome.kind === 'done') await outbox.changeFile(room, client_id, file.id, { state: 'done' });
      else await outbox.failFile(room, client_id, file.id, outcome.message);
      this.options.ready(room);
      return null;
    } finally {
      this.#running.delete(file.id);
      outbox.setSent(room, file.id, null);
    }
  }

  async #upload(room: string, clientId: string, file: StoredAttachment, signal: AbortSignal): Promise<Outcome> {
    const words = this.options.words().files.problems;
    if (!(await isUnchanged(file))) return { kind: 'failed', message: words.sourceChanged(file.name) };
    const sha256 = file.sha256 ?? (await hashFile(file.path, signal).catch(() => null));
    if (sha256 === null) return { kind: 'failed', message: words.sourceUnreadable(file.name) };
    await this.options.outbox.changeFile(room, clientId, file.id, { sha256 });
    const way = await this.#announce(room, clientId, { ...file, sha256 });
    if (!way.ok) return this.#refused(way.error);
    if (way.value.done) return DONE;
    return this.#send(room, way.value, file, signal);
  }

  /** Announces a file, or opens the upload that was begun before. */
  async #announce(room: string, clientId: string, file: StoredAttachment): Promise<Result<Way, PushFailure>> {
    const { outbox } = this.options;
    if (file.upload) {
      const resumed = await this.#push(room, 'file-resume', { id: file.upload });
      if (resumed.ok || resumed.error.kind !== 'refused' || resumed.error.refusal.reason !== 'not_found')
        return resumed;
    }
    const { name, size, sha256, width, height } = file;
    const way = await this.#push(room, 'file-upload', { name, size, sha256, width, height });
    if (!way.ok) return way;
    const upload = way.value.id;
    await outbox.changeFile(room, clientId, file.id, { upload });
    // Taken back while the host answered: whoever took it could not name it.
    const wanted = outbox.filesOf(room, clientId).some(({ id }) => id === file.id);
    if (!wanted) void this.options.push(room, 'file-cancel', { id: upload });
    return way;
  }

  async #push(room: string, event: 'file-upload' | 'file-resume', payload: object): Promise<Result<Way, PushFailure>> {
    const answer = await this.options.push(room, event, payload);
    // The channel checked the reply against the push's schema.
    return answer.ok ? ok(answer.value as Way) : err(answer.error);
  }

  async #send(
    room: string,
    { path, ticket, offset }: Way,
    file: StoredAttachment,
    signal: AbortSignal,
  ): Promise<Outcome> {
    let told = 0;
    const progress = (sent: number) => {
      const now = performance.now();
      if (now - told < TELL_MS) return;
      told = now;
      this.options.outbox.setSent(room, file.id, sent);
    };
    this.options.outbox.setSent(room, file.id, offset);
    try {
      const sending = { path, ticket, offset, source: file.path, size: file.size, signal, progress };
      return await this.#judge(await sendBytes(this.options.line, sending), file);
    } catch (error) {
      if (!signal.aborted) this.options.logger.info('peer_upload_broken', { detail: String(error) });
      return { kind: 'again', ms: this.options.resend };
    }
  }

  async #judge({ status, message, retryAfter }: Sent, file: StoredAttachment): Promise<Outcome> {
    const words = this.options.words().files.problems;
    if (status === 204) return DONE;
    if (status === 460) return { kind: 'failed', message: words.sourceChanged(file.name) };
    if (status === 507 || status === 413) {
      const told = status === 507 ? ({ reason: 'unavailable', fault: 'disk_full' } as const) : TOO_LARGE;
      const why = problemWords({ ...told, message }, this.options.words());
      return { kind: 'failed', message: words.refused(file.name, why.message) };
    }
    this.options.logger.info('peer_upload_refused', { status });
    return { kind: 'again', ms: retryAfter ?? this.options.resend };
  }

  #refused(failure: PushFailure): Outcome {
    const words = this.options.words().files.problems;
    const why: Refusal = failure.kind === 'refused' ? failure.refusal : refusal('not_joined', '');
    if (why.reason === 'rate_limited') return { kind: 'again', ms: why.retry_after ?? this.options.resend };
    if (why.reason === 'not_joined') return { kind: 'again', ms: this.options.resend };
    return { kind: 'failed', message: words.notTaken(why.message) };
  }
}
