import { memo } from 'react';
import type { ChatMessage } from '#shared/nouns/message';
import type { JoinedRoom } from '#shared/nouns/room';
import type { User } from '#shared/nouns/user';
import type { ThreadSummary } from '#shared/protocol/room-channel';
import { MessageRow } from './row/message-row';
import type { Author, RowActions } from './row/row-actions';
import { DaySeparator, RepliesSeparator, RoomStart, UnreadDivider } from './separators';
import type { TimelineRow, WrittenRow } from './timeline-rows';

/** What all lines of a timeline have in common. */
export interface LineContext {
  readonly host: string;
  /** Null before it is known. */
  readonly room: JoinedRoom | null;
  readonly me: Pick<User, 'id' | 'name' | 'role'>;
  readonly authorOf: (id: string) => Author;
  /** A message of the room that is at hand, shown or not. */
  readonly messageOf: (seq: number) => ChatMessage | null;
  /** In a thread, the message that began it: answers to it need no quote. */
  readonly answered: number | null;
  /** The thread that a message began; null for none, and where threads are not told. */
  readonly threadOf: (seq: number) => ThreadSummary | null;
  readonly isSaved: (seq: number) => boolean;
  readonly mentionsMe: (message: ChatMessage) => boolean;
  /** The row of one's own newest message. */
  readonly newestOwn: string | null;
  /** What waiting messages wait for: the host's name, or null while it is connected. */
  readonly waitsFor: string | null;
  readonly actions: RowActions;
}

interface LineState {
  readonly active: boolean;
  readonly unfolded: boolean;
  readonly washed: boolean;
  readonly held: boolean;
}

interface TimelineLineProps extends LineState {
  readonly row: TimelineRow;
  readonly context: LineContext;
}

/** Any line of the timeline. It renders again with its context; the row in it only when something about it changed. */
export const TimelineLine = memo(function TimelineLine({ row, context, ...state }: TimelineLineProps) {
  switch (row.kind) {
    case 'start':
      return <Start context={context} />;
    case 'replies':
      return <RepliesSeparator count={row.count} />;
    case 'day':
      return <DaySeparator day={row.day} />;
    case 'unread':
      return <UnreadDivider since={row.since} />;
    case 'message':
    case 'outbox':
      return <Written row={row} context={context} {...state} />;
  }
});

function Start({ context: { room, me, authorOf } }: { readonly context: LineContext }) {
  if (!room) return null;
  return <RoomStart room={room} maker={room.user === me.id ? null : authorOf(room.user).name} />;
}

function Written({ row, context, ...state }: LineState & { row: WrittenRow; context: LineContext }) {
  const { host, me, authorOf, messageOf, threadOf, waitsFor, actions } = context;
  const message = row.kind === 'message' ? row.message : null;
  const { reply_to } = message ?? (row.kind === 'outbox' ? row.entry : { reply_to: null });
  const quotes = reply_to === context.answered ? null : reply_to;
  const thread = message && threadOf(message.seq);
  return (
    <MessageRow
      row={row}
      host={host}
      me={me}
      author={authorOf(message?.user ?? me.id)}
      authorOf={authorOf}
      quotes={quotes}
      quoted={quotes === null ? null : messageOf(quotes)}
      thread={thread}
      threadLast={(thread && messageOf(thread.last)?.created) ?? null}
      saved={message !== null && context.isSaved(message.seq)}
      mentionsMe={message !== null && context.mentionsMe(message)}
      newestOwn={row.key === context.newestOwn}
      waitsFor={row.kind === 'outbox' ? waitsFor : null}
      actions={actions}
      {...state}
    />
  );
}
