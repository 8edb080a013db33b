import type { ChatMessage } from '#shared/nouns/message';
import type { ChangedMessages } from './changed-messages';
import type { RoomAudience } from './room-audience';
import { countMessage, type RoomMark, takenUpTo } from './room-mark';
import { type Meaning, meaningOf, type Reader } from './room-meaning';

/** What taking messages stands on, and whom it tells. */
export interface RoomIntakeOptions {
  readonly audience: RoomAudience;
  readonly changes: Pick<ChangedMessages, 'upToDate'>;
  reader(): Reader;
  mark(): RoomMark;
  updateMark(change: (mark: RoomMark) => RoomMark): void;
  /** Somebody sent what they typed. */
  wrote(user: string): void;
  /** A message arrived; `caughtUp` when it was missed. */
  arrived(message: ChatMessage, caughtUp: boolean, meaning: Meaning | null): void;
  /** The host has this message of this person. */
  sent(clientId: string): void;
}

/** Takes the messages of a room in order, none twice: they are shown and counted, and new ones are told of. */
export class RoomIntake {
  /** The last message taken: at first the last one taken before this start. */
  #last: number;

  constructor(private readonly options: RoomIntakeOptions) {
    this.#last = takenUpTo(options.mark());
  }

  get last(): number {
    return this.#last;
  }

  /** Goes on after this message, whatever lies between or was there before. */
  goOnAfter(seq: number): void {
    this.#last = seq;
  }

  /** Takes messages that come after the last one. `silently`: a new snapshot follows. */
  take(messages: readonly ChatMessage[], caughtUp: boolean, how: 'aloud' | 'silently' = 'aloud'): void {
    const { audience, changes, mark, updateMark, wrote, arrived, sent } = this.options;
    const reader = this.options.reader();
    for (const message of changes.upToDate(messages)) {
      if (message.seq <= this.#last) continue;
      this.#last = message.seq;
      wrote(message.user);
      if (how === 'aloud') audience.emit({ event: 'chat-message', payload: message });
      else audience.apply({ event: 'chat-message', payload: message });
      if (message.user === reader.id) sent(message.client_id);
      const isNew = message.seq > takenUpTo(mark());
      const meaning = meaningOf(message, reader, mark().own);
      updateMark((before) => countMessage(before, message, reader));
      if (isNew && message.deleted === null) arrived(message, caughtUp, meaning);
    }
  }
}
