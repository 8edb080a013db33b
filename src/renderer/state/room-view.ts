import type { RoomChannelEvent, RoomSnapshot } from '#shared/bridge/channels';
import type { ChatMessage } from '#shared/nouns/message';
import type { ThreadSummary } from '#shared/protocol/room-channel';
import { applyRoomEvent, type HistoryPage, withOlderMessages, withVersions } from '#shared/state/room-state';
import {
  aroundPage,
  endsBefore,
  followWindow,
  joinsLive,
  type MessageWindow,
  newestOf,
  versionsOf,
  withNewerPage,
  withOlderPage,
  withoutFarMessages,
} from './message-window';

/** Where the history of a room stands beyond what is loaded. */
export type PageState =
  | { readonly state: 'idle' }
  | { readonly state: 'loading' }
  /** The last page did not come, and why; asking again may help. */
  | { readonly state: 'failed'; readonly message: string };

/** Where a page of history comes from: before or after what is shown, or around a message far from it. */
export type PageEdge = 'older' | 'newer' | 'around';

/** A room as a window sees it: what is in it, and whether it can be shown at all. */
export interface RoomView {
  /** The room with its newest messages. Null until the first snapshot. */
  readonly snapshot: RoomSnapshot | null;
  /** Messages far from the newest, shown in their place after a jump; null while the newest are shown. */
  readonly detached: MessageWindow | null;
  /** Messages outside of both that replies quote, each as it is known now. */
  readonly originals: readonly ChatMessage[];
  /** Why the room is not live: gone for this person, or not to be had for now. Null while it is fine. */
  readonly trouble: { readonly kind: 'closed' | 'unavailable'; readonly message: string } | null;
  /** How many missed messages are still to be looked at, of how many; null when none are. */
  readonly catchingUp: { readonly remaining: number; readonly total: number } | null;
  readonly older: PageState;
  readonly newer: PageState;
  readonly around: PageState;
}

/** What can happen to the view of a room. */
export type RoomViewAction =
  | { readonly kind: 'event'; readonly event: RoomChannelEvent }
  | { readonly kind: 'page-asked'; readonly edge: PageEdge }
  /** `from` is the message the page lies before, after or around. */
  | { readonly kind: 'page-came'; readonly edge: PageEdge; readonly from: number; readonly page: HistoryPage }
  | { readonly kind: 'page-failed'; readonly edge: PageEdge; readonly message: string }
  /** The person goes back to the newest messages. */
  | { readonly kind: 'newest-shown' }
  /** What is in sight, by seq: what is far from it may go. */
  | { readonly kind: 'looked-at'; readonly first: number; readonly last: number }
  | { readonly kind: 'originals-came'; readonly messages: readonly ChatMessage[] };

/** What the timeline shows of a room. */
export interface ShownMessages extends MessageWindow {
  /** There are newer messages than these: the end of the room is elsewhere. */
  readonly newer: boolean;
}

/** Originals of quotes kept beyond the windows: some screens of replies. */
const ORIGINALS_KEPT = 200;

const IDLE: PageState = { state: 'idle' };

/** A room nothing is known of yet. */
export const EMPTY_ROOM_VIEW: RoomView = {
  snapshot: null,
  detached: null,
  originals: [],
  trouble: null,
  catchingUp: null,
  older: IDLE,
  newer: IDLE,
  around: IDLE,
};

const NOTHING: readonly ThreadSummary[] = [];

/** The messages to show: those around a far one after a jump, the newest otherwise. */
export function shownMessages({ snapshot, detached }: Pick<RoomView, 'snapshot' | 'detached'>): ShownMessages {
  if (detached) return { ...detached, newer: true };
  if (!snapshot) return { messages: [], more: false, threads: NOTHING, newer: false };
  return { messages: snapshot.messages, more: snapshot.more, threads: snapshot.threads, newer: false };
}

/** The view of a room after one more thing happened. Pure. */
export function applyToRoomView(view: RoomView, action: RoomViewAction): RoomView {
  switch (action.kind) {
    case 'event':
      return applyEvent(view, action.event);
    case 'page-asked':
      return { ...view, [action.edge]: { state: 'loading' } };
    case 'page-failed':
      return { ...view, [action.edge]: { state: 'failed', message: action.message } };
    case 'page-came':
      return withPage({ ...view, [action.edge]: IDLE }, action);
    case 'newest-shown':
      return { ...view, detached: null, newer: IDLE, around: IDLE };
    case 'looked-at':
      return withoutFar(view, action.first, action.last);
    case 'originals-came':
      return { ...view, originals: [...view.originals, ...action.messages].slice(-ORIGINALS_KEPT) };
  }
}

function applyEvent(view: RoomView, event: RoomChannelEvent): RoomView {
  switch (event.event) {
    case 'snapshot':
      return { ...view, snapshot: event.payload, trouble: null, catchingUp: null, older: IDLE };
    case 'closed':
    case 'unavailable':
      return { ...view, trouble: { kind: event.event, message: event.payload.message } };
    case 'catching-up':
      return { ...view, catchingUp: event.payload.remaining > 0 ? event.payload : null };
    default:
      return view.snapshot ? followed({ ...view, snapshot: view.snapshot }, event) : view;
  }
}

function followed(view: RoomView & { readonly snapshot: RoomSnapshot }, event: RoomChannelEvent): RoomView {
  const snapshot = applyRoomEvent(view.snapshot, event);
  return {
    ...view,
    trouble: null,
    // While others are shown nobody looks at the newest: they need not pile up.
    snapshot: view.detached ? newestOf(snapshot) : snapshot,
    detached: view.detached && followWindow(view.detached, event),
    originals: withVersions(view.originals, versionsOf(event)),
  };
}

/** A page that came. One that leaves a gap, because what it was asked for has gone meanwhile, is left out. */
function withPage(view: RoomView, { edge, from, page }: Extract<RoomViewAction, { kind: 'page-came' }>): RoomView {
  const { snapshot, detached } = view;
  if (!snapshot) return view;
  switch (edge) {
    case 'older':
      if (shownMessages(view).messages[0]?.seq !== from) return view;
      return detached
        ? { ...view, detached: withOlderPage(detached, page) }
        : { ...view, snapshot: withOlderMessages(snapshot, page) };
    case 'newer':
      if (detached?.messages.at(-1)?.seq !== from) return view;
      return joined(view, snapshot, withNewerPage(detached, page), !page.more);
    case 'around':
      if (page.messages.length === 0) return view;
      return joined({ ...view, older: IDLE, newer: IDLE }, snapshot, aroundPage(page), false);
  }
}

/** A window that reaches the newest messages is one with them. */
function joined(view: RoomView, live: RoomSnapshot, window: MessageWindow, whole: boolean): RoomView {
  if (!whole && !joinsLive(window, live)) return { ...view, detached: window };
  return { ...view, detached: null, snapshot: withOlderMessages(live, endsBefore(window, live)) };
}

function withoutFar(view: RoomView, first: number, last: number): RoomView {
  const { snapshot } = view;
  if (!snapshot) return view;
  const shown = shownMessages(view);
  const near = withoutFarMessages(shown, first, last);
  if (near === null) return view;
  if (view.detached) return { ...view, detached: near };
  const reachesEnd = near.messages.at(-1)?.seq === snapshot.messages.at(-1)?.seq;
  return reachesEnd
    ? { ...view, snapshot: { ...snapshot, ...near } }
    : { ...view, detached: near, snapshot: newestOf(snapshot) };
}
