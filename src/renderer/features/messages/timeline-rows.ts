import { isAction } from '#shared/action-text';
import type { OutboxEntry } from '#shared/bridge/channels';
import type { ChatMessage } from '#shared/nouns/message';

/** Messages of one author this close together stand under one name. */
const GROUP_WITHIN_MS = 5 * 60_000;

/** A line of the timeline. `key` stays the same for as long as the line stands for the same thing. */
export type TimelineRow =
  /** Where the room begins: only once there is nothing older to load. */
  | { readonly kind: 'start'; readonly key: string }
  /** In a thread, below the message that began it: how many replies there are. */
  | { readonly kind: 'replies'; readonly key: string; readonly count: number }
  | { readonly kind: 'day'; readonly key: string; readonly day: Date }
  /** The unread divider; `since` is when the last message read before was written, null when it is not at hand. */
  | { readonly kind: 'unread'; readonly key: string; readonly since: string | null }
  | { readonly kind: 'message'; readonly key: string; readonly message: ChatMessage; readonly continues: boolean }
  | {
      readonly kind: 'outbox';
      readonly key: string;
      readonly entry: OutboxEntry;
      readonly continues: boolean;
      /** How many messages wait, on the newest waiting one, which carries the words for all; otherwise 0. */
      readonly waiting: number;
    };

/** A row that stands for something written, which keys move between. */
export type WrittenRow = Extract<TimelineRow, { kind: 'message' | 'outbox' }>;

/** What the rows of a timeline are made of. */
export interface TimelineContent {
  readonly messages: readonly ChatMessage[];
  readonly outbox: readonly OutboxEntry[];
  /** Older messages exist on the host. */
  readonly more: boolean;
  /** This person: their messages keep their row from outbox to log. */
  readonly me: string;
  /** The divider stands before the first message of others after this seq; null for no divider. */
  readonly readUpTo: number | null;
  /** The message that everything here answers, in its thread: answers to it need no quote. */
  readonly answered?: number | undefined;
}

/** The message before, as far as grouping asks about it. */
interface Previous {
  readonly user: string;
  readonly time: Date;
  /** It told of something done: what follows stands under a name again. */
  readonly action?: boolean;
}

/** What grouping asks of a message, sent or not. */
interface Groupable {
  readonly user: string;
  readonly message: string;
  readonly reply_to: number | null;
}

/**
 * The rows of a timeline, oldest first.
 *
 * While older messages exist, the oldest one at hand is held back: whether a row begins a day or a group depends on the
 * message before it, and so on nothing that a page of history can change later. What is on screen keeps its height when
 * a page arrives above it.
 */
export function timelineRows(content: TimelineContent): TimelineRow[] {
  const rows: TimelineRow[] = content.more ? [] : [{ kind: 'start', key: 'start' }];
  const [first] = content.messages;
  let previous: Previous | null = content.more && first ? { user: first.user, time: new Date(first.created) } : null;
  const dividerAt = unreadFrom(content);
  for (const message of content.more ? content.messages.slice(1) : content.messages) {
    const time = new Date(message.created);
    const newDay = !previous || !isSameDay(previous.time, time);
    if (newDay) rows.push({ kind: 'day', key: `day-${message.seq}`, day: time });
    const divided = message.seq === dividerAt;
    if (divided) rows.push({ kind: 'unread', key: 'unread', since: lastRead(content)?.created ?? null });
    const continues = !newDay && !divided && isGrouped(previous, unquoted(message, content), time);
    rows.push({ kind: 'message', key: keyOf(message, content.me), message, continues });
    previous = { user: message.user, time, action: isAction(message.message) };
  }
  appendOutbox(rows, content, previous);
  return rows;
}

/** The seq of the first message that is new to this person, or null when there is none or the divider is not wanted. */
function unreadFrom({ messages, readUpTo, me }: TimelineContent): number | null {
  if (readUpTo === null) return null;
  // From the end: the divider is among the newest messages, however many are loaded.
  let found: number | null = null;
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index];
    if (!message || message.seq <= readUpTo) break;
    if (message.user !== me) found = message.seq;
  }
  return found;
}

// On dates at hand: thousands of rows are built anew with every message.
const isSameDay = (a: Date, b: Date): boolean =>
  a.getDate() === b.getDate() && a.getMonth() === b.getMonth() && a.getFullYear() === b.getFullYear();

/** Whether the row is something written. */
export const isWritten = (row: TimelineRow): row is WrittenRow => row.kind === 'message' || row.kind === 'outbox';

function appendOutbox(rows: TimelineRow[], { outbox, me, answered }: TimelineContent, last: Previous | null): void {
  const waiting = outbox.filter((entry) => entry.state === 'waiting').length;
  const newestWaiting = outbox.findLast((entry) => entry.state === 'waiting');
  let previous = last;
  for (const entry of outbox) {
    const time = new Date(entry.created);
    const newDay = !previous || !isSameDay(previous.time, time);
    if (newDay) rows.push({ kind: 'day', key: `day-${entry.client_id}`, day: time });
    rows.push({
      kind: 'outbox',
      key: `own-${entry.client_id}`,
      entry,
      continues: !newDay && isGrouped(previous, unquoted({ ...entry, user: me }, { answered }), time),
      waiting: entry === newestWaiting ? waiting : 0,
    });
    previous = { user: me, time, action: isAction(entry.message) };
  }
}

/** An answer shows what it answers, and something done has the name in it: both stand alone. */
const isGrouped = (previous: Previous | null, { user, message, reply_to }: Groupable, time: Date): boolean =>
  previous !== null &&
  previous.user === user &&
  !previous.action &&
  reply_to === null &&
  !isAction(message) &&
  Math.abs(time.getTime() - previous.time.getTime()) <= GROUP_WITHIN_MS;

/** A message as grouping sees it: an answer to what everything here answers is none. */
const unquoted = (
  { user, message, reply_to }: Groupable,
  { answered }: Pick<TimelineContent, 'answered'>,
): Groupable => ({ user, message, reply_to: reply_to === answered ? null : reply_to });

/**
 * `next`, with every row that stands for the same as before taken from there: what did not change keeps its identity,
 * and is not drawn anew. One reaction is one row.
 */
export function shareRows(before: readonly TimelineRow[], next: readonly TimelineRow[]): readonly TimelineRow[] {
  const known = new Map(before.map((row) => [row.key, row]));
  return next.map((row) => {
    const same = known.get(row.key);
    return same && isSameRow(same, row) ? same : row;
  });
}

function isSameRow(one: TimelineRow, other: TimelineRow): boolean {
  if (one.kind === 'message')
    return other.kind === 'message' && one.message === other.message && one.continues === other.continues;
  if (one.kind === 'outbox') {
    const same = other.kind === 'outbox' && one.entry === other.entry;
    return same && one.continues === other.continues && one.waiting === other.waiting;
  }
  if (one.kind === 'replies') return other.kind === 'replies' && one.count === other.count;
  if (one.kind === 'unread') return other.kind === 'unread' && one.since === other.since;
  if (one.kind === 'day') return other.kind === 'day' && one.day.getTime() === other.day.getTime();
  return one.kind === other.kind;
}

const lastRead = ({ messages, readUpTo }: TimelineContent): ChatMessage | undefined =>
  messages.findLast((message) => message.seq <= (readUpTo ?? 0));

/** The key of a message's row: one's own keep theirs from outbox to log. */
export const keyOf = (message: ChatMessage, me: string): string =>
  message.user === me ? `own-${message.client_id}` : `seq-${message.seq}`;
