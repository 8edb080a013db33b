import type { ChatMessage } from '#shared/nouns/message';
import type { User } from '#shared/nouns/user';
import type { ThreadSummary } from '#shared/protocol/room-channel';
import type { WrittenRow } from '../timeline-rows';
import type { Author, RowActions } from './row-actions';

/** All that a row is drawn from. It is drawn anew only when one of these is another one. */
export interface MessageRowProps {
  readonly row: WrittenRow;
  readonly author: Author;
  readonly host: string;
  /** Who reads: their rights decide what can be done. */
  readonly me: Pick<User, 'id' | 'name' | 'role'>;
  /** Finds people by id. Changes only when people do. */
  readonly authorOf: (id: string) => Author;
  /** Has the focus, or would get it: its links and buttons are in the tab order. */
  readonly active: boolean;
  readonly unfolded: boolean;
  /** Just brought into sight. */
  readonly washed: boolean;
  /** Something stands open beside it. */
  readonly held: boolean;
  /** Means this person, by name or as one of everybody. */
  readonly mentionsMe: boolean;
  /** The message it answers, by seq; null where it answers none, or what everything around it answers. */
  readonly quotes: number | null;
  /** That message; null where it is not at hand yet. */
  readonly quoted: ChatMessage | null;
  /** The thread it began. */
  readonly thread: ThreadSummary | null;
  /** When that was answered last, where it is at hand. */
  readonly threadLast: string | null;
  readonly saved: boolean;
  /** One's own newest message, which shows how far it came without being asked. */
  readonly newestOwn: boolean;
  /** What waiting messages wait for: the host's name, or null while it is connected. */
  readonly waitsFor: string | null;
  readonly actions: RowActions;
}
