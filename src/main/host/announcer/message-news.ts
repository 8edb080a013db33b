import type { ChatMessage } from '#shared/nouns/message';
import type { Amendment } from '../../store/log';
import type { View } from '../view';
import type { Publisher } from './publisher';

const EVENTS = {
  edit: 'chat-message-edit',
  delete: 'chat-message-delete',
  reaction: 'reaction',
  pin: 'pin',
} as const;

/**
 * Who hears of a message and of what is done to it: everybody in the room. One of a room that was deleted while it was
 * on its way to the disk is nobody's.
 */
export class MessageNews {
  readonly #view: View;
  readonly #publisher: Publisher;

  constructor({ view, publisher }: { view: View; publisher: Publisher }) {
    this.#view = view;
    this.#publisher = publisher;
  }

  announce(message: ChatMessage): void {
    if (!this.#view.get('rooms', message.room)) return;
    this.#view.noteSeq(message.room, message.seq);
    this.#publisher.toRoom(message.room, 'chat-message', message);
  }

  announceAmended(message: ChatMessage, { kind }: Amendment): void {
    if (!this.#view.get('rooms', message.room)) return;
    this.#view.noteChange(message.room, message.change);
    this.#publisher.toRoom(message.room, EVENTS[kind], { message });
  }
}
