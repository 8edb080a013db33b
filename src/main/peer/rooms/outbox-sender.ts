import type { Refusal } from '#shared/protocol/reasons';
import type { Result } from '#shared/result';
import type { Words } from '#shared/words/words';
import type { Logger } from '../../logger';
import type { PushFailure } from '../wire/host-channel';
import type { Outbox, StoredEntry } from './outbox';
import { RoomPump } from './room-pump';

/** What sending stands on. */
export interface OutboxSenderOptions {
  readonly outbox: Outbox;
  /** Pushes on a room's channel; `lost` at once when it is not joined. */
  push(room: string, event: string, payload: object): Promise<Result<unknown, PushFailure>>;
  /** Whether the room is joined and what waits may go. */
  isReady(room: string): boolean;
  /** Files of a message of this room are to be sent again. */
  filesMissing(room: string): void;
  readonly words: () => Words;
  /** Milliseconds before a message is tried again whose answer did not come. */
  readonly resend: number;
  readonly logger: Logger;
}

/**
 * Sends what waits in the outbox: one message of a room at a time, so that order holds whatever breaks in between. A
 * message whose answer did not come is sent again with the same client_id, and the host recognises it.
 */
export class OutboxSender {
  readonly #pump: RoomPump<StoredEntry>;
  /** Messages whose files were sent a second time; not a third time. */
  readonly #resent = new Set<string>();

  constructor(private readonly options: OutboxSenderOptions) {
    this.#pump = new RoomPump({
      next: (room) => options.outbox.next(room),
      send: (entry) => this.#send(entry),
      isReady: (room) => options.isReady(room),
      resend: options.resend,
      logger: options.logger,
    });
  }

  /** Sends what waits in a room, if the room is ready and nothing of it is being sent already. */
  pump(room: string): void {
    this.#pump.pump(room);
  }

  /** The room's line is fresh: what waited for a time can go now. */
  resume(room: string): void {
    this.#pump.resume(room);
  }

  close(): Promise<void> {
    return this.#pump.close();
  }

  /** Sends one message; resolves with null when the next one may go. */
  async #send({ room, client_id, message, reply_to, files }: StoredEntry): Promise<number | null> {
    const ids = files.flatMap(({ upload }) => upload ?? []);
    const result = await this.options.push(room, 'chat-message', { message, client_id, reply_to, files: ids });
    if (result.ok) {
      await this.options.outbox.remove(room, client_id);
      return null;
    }
    const failure = result.error;
    if (failure.kind !== 'refused') return this.options.resend;
    const { refusal } = failure;
    if (refusal.reason === 'rate_limited') return refusal.retry_after ?? this.options.resend;
    if (refusal.reason === 'not_joined') return this.options.resend;
    if (refusal.field === 'files' && !this.#resent.has(client_id)) {
      // The host forgot them: they waited for too long, or it was put back from a backup.
      this.#resent.add(client_id);
      await this.options.outbox.resendFiles(room, client_id);
      this.options.filesMissing(room);
      return null;
    }
    this.options.logger.info('peer_message_refused', { room, reason: refusal.reason });
    await this.options.outbox.fail(room, client_id, notSent(refusal, this.options.words()));
    return null;
  }
}

/** Why a message was refused, under the message. */
function notSent(refusal: Refusal, words: Words): string {
  const { notSent: said } = words.refusals;
  if (refusal.reason === 'too_large') return said.tooLong;
  if (refusal.reason === 'not_found') return said.noRoom;
  return said.because(refusal.message);
}
