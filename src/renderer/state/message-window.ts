import type { RoomChannelEvent, RoomSnapshot } from '#shared/bridge/channels';
import type { ChatMessage } from '#shared/nouns/message';
import type { ThreadSummary } from '#shared/protocol/room-channel';
import { type HistoryPage, withReply, withThreads, withVersions } from '#shared/state/room-state';

/**
 * A run of messages of a room, as a page holds it: never more than some thousand, however long the room is and however
 * long it stands open.
 */
export interface MessageWindow {
  /** Ascending by seq, without gaps. */
  readonly messages: readonly ChatMessage[];
  /** Older ones exist. */
  readonly more: boolean;
  /** The threads that these messages began. */
  readonly threads: readonly ThreadSummary[];
}

/** With more messages than this, those far from what is in sight are let go. */
export const KEPT_AT_MOST = 1_500;

/** How many are left on either side of what is in sight: some screens, so that letting go is rare. */
export const KEPT_BESIDE = 400;

/** The newest messages that are kept while others are shown. */
const KEPT_UNSEEN = 200;

/** The window that a page around a message opens. */
export const aroundPage = ({ messages, more, threads }: HistoryPage): MessageWindow => ({
  messages,
  more,
  threads: threads ?? [],
});

/** The window with an older page before it. */
export function withOlderPage(window: MessageWindow, page: HistoryPage): MessageWindow {
  const first = window.messages[0]?.seq ?? Number.POSITIVE_INFINITY;
  const older = page.messages.filter(({ seq }) => seq < first);
  return {
    messages: [...older, ...window.messages],
    more: page.more,
    threads: withThreads(window.threads, page.threads ?? []),
  };
}

/** The window with a newer page after it. */
export function withNewerPage(window: MessageWindow, page: HistoryPage): MessageWindow {
  const last = window.messages.at(-1)?.seq ?? 0;
  const newer = page.messages.filter(({ seq }) => seq > last);
  return {
    messages: [...window.messages, ...newer],
    more: window.more,
    threads: withThreads(window.threads, page.threads ?? []),
  };
}

/** Whether nothing lies between a window and the newest messages. */
export const joinsLive = (window: MessageWindow, live: RoomSnapshot): boolean =>
  (window.messages.at(-1)?.seq ?? 0) >= (live.messages[0]?.seq ?? 1) - 1;

/** What a window holds before the newest messages, as the page of history before them. */
export function endsBefore({ messages, more, threads }: MessageWindow, live: RoomSnapshot): HistoryPage {
  const first = live.messages[0]?.seq ?? Number.POSITIVE_INFINITY;
  // A window that begins no earlier than the newest messages adds nothing before them.
  if ((messages[0]?.seq ?? 0) >= first) return { messages: [], more: live.more, threads };
  return { messages: messages.filter(({ seq }) => seq < first), more, threads };
}

/** A window after an event of its room. New messages are beyond its end; they count in their threads all the same. */
export function followWindow(window: MessageWindow, event: RoomChannelEvent): MessageWindow {
  const messages = withVersions(window.messages, versionsOf(event));
  const threads = threadsAfter(window.threads, event);
  return messages === window.messages && threads === window.threads ? window : { ...window, messages, threads };
}

/** The messages that an event tells anew. */
export function versionsOf(event: RoomChannelEvent): readonly ChatMessage[] {
  switch (event.event) {
    case 'chat-message-edit':
    case 'chat-message-delete':
    case 'reaction':
    case 'pin':
      return [event.payload.message];
    case 'changed':
      return event.payload.messages;
    default:
      return [];
  }
}

function threadsAfter(threads: readonly ThreadSummary[], event: RoomChannelEvent): readonly ThreadSummary[] {
  if (event.event === 'threads') return withThreads(threads, event.payload.threads);
  return event.event === 'chat-message' ? withReply(threads, event.payload) : threads;
}

/**
 * The window without what is far from the messages in sight (`first` to `last`, by seq); null while it is small enough
 * to be kept whole.
 */
export function withoutFarMessages(window: MessageWindow, first: number, last: number): MessageWindow | null {
  const { messages, more } = window;
  if (messages.length <= KEPT_AT_MOST) return null;
  const from = Math.max(0, indexFrom(messages, first) - KEPT_BESIDE);
  const to = Math.min(messages.length, indexFrom(messages, last) + 1 + KEPT_BESIDE);
  if (to - from >= messages.length) return null;
  return cut(messages, window.threads, from, to, more);
}

/** A room whose newest messages alone are kept, once there are many. */
export function newestOf(live: RoomSnapshot): RoomSnapshot {
  const { messages, threads, more } = live;
  if (messages.length <= KEPT_AT_MOST) return live;
  return { ...live, ...cut(messages, threads, messages.length - KEPT_UNSEEN, messages.length, more) };
}

function cut(
  messages: readonly ChatMessage[],
  threads: readonly ThreadSummary[],
  from: number,
  to: number,
  more: boolean,
): MessageWindow {
  const kept = messages.slice(from, to);
  const [first, last] = [kept[0]?.seq ?? 0, kept.at(-1)?.seq ?? 0];
  return {
    messages: kept,
    more: more || from > 0,
    threads: threads.filter(({ thread }) => thread >= first && thread <= last),
  };
}

/** The message with a seq; null where it is not among them. */
export function messageAt(messages: readonly ChatMessage[], seq: number): ChatMessage | null {
  const found = messages[indexFrom(messages, seq)];
  return found?.seq === seq ? found : null;
}

/** The first message at or after a seq; the last one where there is none. */
function indexFrom(messages: readonly ChatMessage[], seq: number): number {
  let [low, high] = [0, messages.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((messages[middle]?.seq ?? 0) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}
