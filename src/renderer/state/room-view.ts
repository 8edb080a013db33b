import type { RoomChannelEvent, RoomSnapshot } from '#shared/bridge/channels';
import type { ChatMessage } from '#shared/nouns/message';
import { applyRoomEvent, withOlderMessages } from '#shared/state/room-state';

/** Where the history of a room stands beyond what is loaded. */
export type OlderState =
  | { readonly state: 'idle' }
  | { readonly state: 'loading' }
  /** The last page did not come, and why; asking again may help. */
  | { readonly state: 'failed'; readonly message: string };

/** A room as a window sees it: what is in it, and whether it can be shown at all. */
export interface RoomView {
  /** Null until the first snapshot. */
  readonly snapshot: RoomSnapshot | null;
  /** Why the room is not live: gone for this person, or not to be had for now. Null while it is fine. */
  readonly trouble: { readonly kind: 'closed' | 'unavailable'; readonly message: string } | null;
  /** How many missed messages are still to be looked at, of how many; null when none are. */
  readonly catchingUp: { readonly remaining: number; readonly total: number } | null;
  readonly older: OlderState;
}

/** What can happen to the view of a room. */
export type RoomViewAction =
  | { readonly kind: 'event'; readonly event: RoomChannelEvent }
  | { readonly kind: 'older-asked' }
  | {
      readonly kind: 'older-came';
      /** The oldest message when the page was asked for. */
      readonly before: number;
      readonly page: { readonly messages: readonly ChatMessage[]; readonly more: boolean };
    }
  | { readonly kind: 'older-failed'; readonly message: string };

/** A room nothing is known of yet. */
export const EMPTY_ROOM_VIEW: RoomView = { snapshot: null, trouble: null, catchingUp: null, older: { state: 'idle' } };

/** The view of a room after one more thing happened. Pure. */
export function applyToRoomView(view: RoomView, action: RoomViewAction): RoomView {
  switch (action.kind) {
    case 'event':
      return applyEvent(view, action.event);
    case 'older-asked':
      return { ...view, older: { state: 'loading' } };
    case 'older-failed':
      return { ...view, older: { state: 'failed', message: action.message } };
    case 'older-came': {
      const idle = { ...view, older: { state: 'idle' } } as const;
      // A snapshot that came meanwhile starts elsewhere: the page would leave a gap before it.
      if (view.snapshot?.messages[0]?.seq !== action.before) return idle;
      return { ...idle, snapshot: withOlderMessages(view.snapshot, action.page) };
    }
  }
}

function applyEvent(view: RoomView, event: RoomChannelEvent): RoomView {
  switch (event.event) {
    case 'snapshot':
      return { snapshot: event.payload, trouble: null, catchingUp: null, older: { state: 'idle' } };
    case 'closed':
    case 'unavailable':
      return { ...view, trouble: { kind: event.event, message: event.payload.message } };
    case 'catching-up':
      return { ...view, catchingUp: event.payload.remaining > 0 ? event.payload : null };
    default:
      return view.snapshot ? { ...view, trouble: null, snapshot: applyRoomEvent(view.snapshot, event) } : view;
  }
}
