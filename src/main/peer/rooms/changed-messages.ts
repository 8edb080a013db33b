import type { RoomChannelEvent } from '#shared/bridge/channels';
import type { ChatMessage } from '#shared/nouns/message';
import type { RoomJoinReply } from '#shared/protocol/room-channel';
import { ok, type Result } from '#shared/result';
import { type Amendment, foresee, nextVersion } from './foresee';
import { NewerVersions } from './newer-versions';
import type { RoomAudience } from './room-audience';
import { changedUpTo, changeTold, noteDeleted, type RoomMark } from './room-mark';
import { noteMeaning, type Reader } from './room-meaning';

/** Pages of changes taken one by one after a break; where there are more, the room is fetched anew instead. */
const MOST_PAGES = 10;

/** What changes stand on, and whom they tell. */
export interface ChangedMessagesOptions {
  readonly audience: RoomAudience;
  reader(): Reader;
  mark(): RoomMark;
  updateMark(change: (mark: RoomMark) => RoomMark): void;
  /** Messages are known to be otherwise than before. */
  amended(versions: readonly ChatMessage[]): void;
}

/**
 * What became of messages that were there: edits, deletions, reactions and pins, as the host tells them, as it told them
 * with a join, or as this person made them while it could not be asked. Of each message the newest version stays.
 */
export class ChangedMessages {
  readonly #newer = new NewerVersions();
  /** Pages of changes taken one after another. */
  #pages = 0;
  /** The present join asks for changes. */
  #asked = false;

  constructor(private readonly options: ChangedMessagesOptions) {}

  /** The host tells of a change; `whole` when every earlier one is known. */
  heard(message: ChatMessage, event: RoomChannelEvent, whole: boolean): void {
    this.#amended([message], event);
    if (whole) this.options.updateMark((mark) => changedUpTo(mark, message.change));
  }

  /** What a join has to say of changes: nothing where none is known, or where too many were missed. */
  joinParams(): { readonly since_change?: number } {
    const { change } = this.options.mark();
    this.#asked = change !== null && this.#pages < MOST_PAGES;
    return this.#asked && change !== null ? { since_change: change } : {};
  }

  /**
   * Takes the changes that came with a join: all of them; or a page, and the next comes with another join; or none, and
   * what is at hand cannot be brought up to date.
   */
  takePage({ changed, change, changed_more }: RoomJoinReply): 'whole' | 'more' | 'stale' {
    const { audience, mark, updateMark } = this.options;
    const known = mark().change;
    const isAny = (audience.state?.messages.length ?? 0) > 0;
    // A lower number is that of a host which was put back to an earlier state.
    const isStale = isAny && (!this.#asked || change < (known ?? 0));
    if (changed.length > 0 || change !== audience.state?.change)
      this.#amended(changed, { event: 'changed', payload: { messages: changed, change } });
    updateMark((before) => changeTold(before, change));
    const more = changed_more && this.#asked;
    this.#pages = more ? this.#pages + 1 : 0;
    if (more) return 'more';
    return isStale ? 'stale' : 'whole';
  }

  /** Asks the host; messages in its answer are as they are known to be by then. */
  during<E>(ask: () => Promise<Result<unknown, E>>): Promise<Result<unknown, E>> {
    return this.#newer.during(async () => {
      const result = await ask();
      return result.ok ? ok(this.#brought(result.value)) : result;
    });
  }

  /** These messages, as far as changes that were told since they were asked for. */
  upToDate(messages: readonly ChatMessage[]): readonly ChatMessage[] {
    return this.#newer.of(messages);
  }

  /** A message at hand. */
  message(seq: number): ChatMessage | undefined {
    return this.options.audience.state?.messages.find((message) => message.seq === seq);
  }

  /** Shows what the host does not know yet. Null where the message is not at hand. */
  foresee(amendment: Amendment): ChatMessage | null {
    const known = this.message(amendment.payload.seq);
    if (!known) return null;
    const version = foresee(known, amendment, this.options.reader().id);
    this.#show(version);
    return version;
  }

  /** Shows what the host has, in the place of what was foreseen. */
  settle(message: ChatMessage): void {
    const known = this.message(message.seq);
    if (!known || Number.isInteger(known.change)) return;
    this.#show(message.change > known.change ? message : { ...message, change: nextVersion(known) });
  }

  #amended(versions: readonly ChatMessage[], event: RoomChannelEvent): void {
    this.#newer.note(versions);
    this.options.audience.emit(event);
    const reader = this.options.reader();
    this.options.updateMark((mark) => noteDeleted(noteMeaning(mark, versions, reader), versions, reader));
    this.options.amended(versions);
  }

  #brought(reply: unknown): unknown {
    if (typeof reply !== 'object' || reply === null || !('messages' in reply)) return reply;
    // The channel checked the reply: what is called so is messages.
    const messages = this.upToDate(reply.messages as readonly ChatMessage[]);
    // Of those that were counted, some may have been deleted in changes that were too many to be told.
    this.options.updateMark((mark) => noteDeleted(mark, messages, this.options.reader()));
    return { ...reply, messages };
  }

  #show(version: ChatMessage): void {
    const change = this.options.audience.state?.change ?? 0;
    this.options.audience.emit({ event: 'changed', payload: { messages: [version], change } });
  }
}
