import type { ChatMessage } from '#shared/nouns/message';
import { type Refusal, refusal } from '#shared/protocol/reasons';
import { err, ok, type Result } from '#shared/result';
import type { HistoryPage } from '#shared/state/room-state';
import type { Words } from '#shared/words/words';
import type { Logger } from '../../logger';
import type { PushFailure } from '../wire/host-channel';
import type { Amendments, StoredAmendment } from './amendments';
import type { Amendment } from './foresee';
import type { RoomMirror } from './room-mirror';
import { RoomPump } from './room-pump';

/** What amending stands on, and whom it tells. */
export interface AmendingOptions {
  readonly amendments: Amendments;
  mirror(room: string): RoomMirror | undefined;
  /** Milliseconds before an unanswered one is sent again. */
  readonly resend: number;
  readonly words: () => Words;
  readonly logger: Logger;
  /** The host refused what was done while it could not be asked: the message is as it was. */
  refused(room: string, amendment: Amendment, refusal: Refusal): void;
}

/**
 * What a person does to messages that are there. With a line it is asked of the host, and refused at once. Without one
 * it is shown as done, kept on this disk, and sent in order when the host is back; doing it twice does no harm.
 */
export class Amending {
  readonly #pump: RoomPump<StoredAmendment>;

  constructor(private readonly options: AmendingOptions) {
    this.#pump = new RoomPump({
      next: (room) => options.amendments.next(room),
      send: (entry) => this.#send(entry),
      isReady: (room) => options.mirror(room)?.joined ?? false,
      resend: options.resend,
      logger: options.logger,
    });
  }

  /** Resolves with the message as it is now; where the host cannot be asked, as it will be. */
  async amend(room: string, amendment: Amendment): Promise<Result<{ message: ChatMessage }, PushFailure>> {
    const mirror = this.options.mirror(room);
    if (!mirror) return err({ kind: 'lost' });
    if (this.options.amendments.next(room) === null) {
      const asked = await push(mirror, amendment);
      if (asked.ok || asked.error.kind === 'refused') return asked;
    }
    // Of a message that is not at hand nobody could say how it will be.
    if (!mirror.changes.message(amendment.payload.seq)) return err({ kind: 'lost' });
    if (this.options.amendments.full)
      return err({ kind: 'refused', refusal: refusal('unavailable', this.options.words().refusals.amendment.tooMany) });
    await this.options.amendments.add(room, amendment);
    const message = mirror.changes.foresee(amendment);
    this.#pump.pump(room);
    return message ? ok({ message }) : err({ kind: 'lost' });
  }

  /** The room's line is fresh. */
  resume(room: string): void {
    this.#pump.resume(room);
  }

  /** The room is gone: nothing can be done in it any more. */
  giveUp(room: string): void {
    const gone = refusal('not_found', this.options.words().refusals.amendment.noRoom);
    for (const entry of this.options.amendments.of(room)) {
      this.#refuse(entry, gone).catch((error: unknown) =>
        this.options.logger.error('peer_outbox_failed', error, { room }),
      );
    }
  }

  close(): Promise<void> {
    return this.#pump.close();
  }

  async #send(entry: StoredAmendment): Promise<number | null> {
    const mirror = this.options.mirror(entry.room);
    if (!mirror) return this.options.resend;
    const result = await push(mirror, entry.amendment);
    if (result.ok) {
      await this.options.amendments.remove(entry.id);
      mirror.changes.settle(result.value.message);
      return null;
    }
    const failure = result.error;
    if (failure.kind !== 'refused') return this.options.resend;
    const { reason, retry_after } = failure.refusal;
    if (reason === 'rate_limited') return retry_after ?? this.options.resend;
    if (reason === 'not_joined') return this.options.resend;
    await this.#refuse(entry, failure.refusal);
    return null;
  }

  async #refuse({ id, room, amendment }: StoredAmendment, why: Refusal): Promise<void> {
    this.options.logger.info('peer_amendment_refused', { room, reason: why.reason });
    await this.options.amendments.remove(id);
    this.options.refused(room, amendment, why);
    const mirror = this.options.mirror(room);
    if (mirror) await showAsItIs(mirror, amendment.payload.seq);
  }
}

/** The channel checked the reply against the push's schema. */
const push = (mirror: RoomMirror, { event, payload }: Amendment) =>
  mirror.push(event, payload) as Promise<Result<{ message: ChatMessage }, PushFailure>>;

/** Shows what the host has of a message that is not as it was foreseen. */
async function showAsItIs(mirror: RoomMirror, seq: number): Promise<void> {
  const page = await mirror.push('history', { around: seq, limit: 1 });
  const message = page.ok && (page.value as HistoryPage).messages.find((found) => found.seq === seq);
  if (message) mirror.changes.settle(message);
}
