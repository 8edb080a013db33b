import type { OutboxEntry, RoomSnapshot } from '#shared/bridge/channels';
import type { ChatMessage } from '#shared/nouns/message';
import { aRoom } from './nouns';

/** A time of this computer's calendar, as the wire carries it. */
export const at = (hours: number, minutes = 0, seconds = 0, day = 3): string =>
  new Date(2026, 2, day, hours, minutes, seconds).toISOString();

export const aMessage = (
  seq: number,
  user: string,
  created: string,
  message = `message ${seq}`,
  more: Partial<ChatMessage> = {},
): ChatMessage => ({
  id: `m${seq}`,
  seq,
  message,
  room: 'cad',
  user,
  created,
  client_id: `c${seq}`,
  change: 0,
  edited: null,
  deleted: null,
  reply_to: null,
  thread: null,
  reactions: [],
  pinned: false,
  files: [],
  ...more,
});

export const anEntry = (client_id: string, created: string, change: Partial<OutboxEntry> = {}): OutboxEntry => ({
  client_id,
  message: client_id,
  reply_to: null,
  files: [],
  created,
  state: 'waiting',
  error: null,
  ...change,
});

/** A room whose messages are numbered from `from`; older ones exist when that is not 1. */
export function aSnapshot(messages: readonly ChatMessage[], change: Partial<RoomSnapshot> = {}): RoomSnapshot {
  return {
    room: { ...aRoom('cad'), participants: [] },
    participants: [],
    messages,
    seq: messages.at(-1)?.seq ?? 0,
    change: 0,
    reads: [],
    typing: [],
    threads: [],
    more: (messages[0]?.seq ?? 1) > 1,
    read: 0,
    outbox: [],
    ...change,
  };
}
