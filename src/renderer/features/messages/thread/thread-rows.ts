import type { OutboxEntry } from '#shared/bridge/channels';
import type { ChatMessage } from '#shared/nouns/message';
import { keyOf, type TimelineRow, timelineRows } from '../timeline-rows';
import type { ThreadView } from './thread-view';

/** The rows of a thread: the message that began it, how many answered, and the replies. */
export function threadRows(
  { messages, more, read, replies }: Pick<ThreadView, 'messages' | 'more' | 'read' | 'replies'>,
  root: ChatMessage,
  outbox: readonly OutboxEntry[],
  me: string,
): TimelineRow[] {
  const inThread = new Set([root.seq, ...messages.map(({ seq }) => seq)]);
  // The thread may hear of a reply a moment before the room does, whose outbox this is.
  const sent = new Set(messages.map(({ client_id }) => client_id));
  const waits = ({ reply_to, client_id }: OutboxEntry) =>
    reply_to !== null && inThread.has(reply_to) && !sent.has(client_id);
  const rows = timelineRows({
    messages,
    outbox: outbox.filter(waits),
    more,
    me,
    // Of a thread that was never read everything is new, and the reader knows.
    readUpTo: read > 0 ? read : null,
    answered: root.seq,
  });
  return [
    { kind: 'message', key: keyOf(root, me), message: root, continues: false },
    { kind: 'replies', key: 'replies', count: replies },
    ...rows.filter(({ kind }) => kind !== 'start'),
  ];
}
