import type { StrandedMessage } from '#shared/bridge/state';
import type { ChatRoom } from '#shared/nouns/room';
import type { Outbox } from './outbox';

/** What waits for rooms that are not there any more, of all that is not sent. No list of messages shows it. */
export function strandedMessages(outbox: Pick<Outbox, 'entries'>, rooms: readonly ChatRoom[]): StrandedMessage[] {
  const entries = outbox.entries();
  if (entries.length === 0) return [];
  const there = new Set(rooms.map(({ id }) => id));
  return entries
    .filter(({ room }) => !there.has(room))
    .map(({ client_id, room, room_name, message, files }) => ({
      ...{ client_id, room, room_name, message },
      files: files.map(({ name }) => name),
    }));
}
