import type { ReadMark } from '#shared/protocol/room-channel';
import type { SavedMessage } from '../../store/marks';
import type { Publisher } from './publisher';

/** Who hears of what people mark, once that is on disk, and of what is kept nowhere. */
export class MarkNews {
  readonly #publisher: Publisher;

  constructor(publisher: Publisher) {
    this.#publisher = publisher;
  }

  /** How far somebody has read, to everybody in the room: their other sockets count on it, too. */
  read(roomId: string, mark: ReadMark): void {
    this.#publisher.toRoom(roomId, 'read', mark);
  }

  /** That somebody is writing, to the others. */
  typing(roomId: string, userId: string, on: boolean): void {
    this.#publisher.toOthersIn(roomId, userId, 'typing', { user: userId, on });
  }

  /** That somebody keeps a message, to their own sockets. */
  saved(userId: string, { room, seq }: Pick<SavedMessage, 'room' | 'seq'>, on: boolean): void {
    this.#publisher.toSystem([userId], 'save', { room, seq, on });
  }
}
