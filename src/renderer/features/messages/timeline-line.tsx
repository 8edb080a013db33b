import type { JoinedRoom } from '#shared/nouns/room';
import { type Author, MessageRow, type RowActions } from './message-row';
import { DaySeparator, RoomStart, UnreadDivider } from './separators';
import type { TimelineRow } from './timeline-rows';

/** What all lines of a timeline have in common. */
export interface LineContext {
  readonly room: JoinedRoom;
  readonly me: string;
  readonly authorOf: (id: string) => Author;
  /** What waiting messages wait for: the host's name, or null while it is connected. */
  readonly waitsFor: string | null;
  readonly actions: RowActions;
}

interface TimelineLineProps {
  readonly row: TimelineRow;
  readonly context: LineContext;
  readonly active: boolean;
  readonly unfolded: boolean;
  readonly washed: boolean;
}

/** Any line of the timeline. */
export function TimelineLine({ row, context, ...state }: TimelineLineProps) {
  const { room, me, authorOf, waitsFor, actions } = context;
  switch (row.kind) {
    case 'start':
      return <RoomStart room={room} maker={room.user === me ? 'You' : authorOf(room.user).name} />;
    case 'day':
      return <DaySeparator day={row.day} />;
    case 'unread':
      return <UnreadDivider since={row.since} />;
    case 'message':
    case 'outbox': {
      const author = authorOf(row.kind === 'message' ? row.message.user : me);
      return <MessageRow row={row} author={author} waitsFor={waitsFor} actions={actions} {...state} />;
    }
  }
}
