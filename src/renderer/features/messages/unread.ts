import type { RoomSnapshot } from '#shared/bridge/channels';
import type { ShownMessages } from '../../state/room-view';
import type { Target } from './use-reveal';

/** With more unread messages than this, a room opens at its end and offers the way back to the first one. */
const OPEN_AT_DIVIDER = 300;

/** Where a room opens: at its unread divider, or null for its end. */
export function openingPlace({ seq, read }: RoomSnapshot): Target | null {
  // Nothing was ever read: a room just entered opens with its newest messages, as a conversation one walks into.
  if (read === 0 || read >= seq) return null;
  return seq - read <= OPEN_AT_DIVIDER ? { seq: read + 1, as: 'divider' } : null;
}

/** How many unread messages lie before the ones that are shown, so that the divider is not among them; 0 for none. */
export function unreadBeyond(
  { seq }: Pick<RoomSnapshot, 'seq'>,
  { messages, more }: Pick<ShownMessages, 'messages' | 'more'>,
  dividerAfter: number | null,
): number {
  const first = messages[0]?.seq ?? 0;
  // The oldest message at hand is not shown while there are older ones.
  if (dividerAfter === null || !more || first <= dividerAfter) return 0;
  return seq - dividerAfter;
}

/** How many messages of others came after `seen`, deleted ones left out. What is not at hand any more counts as written by others. */
export function newMessages(
  { messages, seq }: Pick<RoomSnapshot, 'messages' | 'seq'>,
  seen: number,
  me: string,
): number {
  let count = 0;
  let first = seq + 1;
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index];
    if (!message || message.seq <= seen) return count;
    if (message.user !== me && message.deleted === null) count += 1;
    first = message.seq;
  }
  return count + Math.max(0, first - 1 - seen);
}
