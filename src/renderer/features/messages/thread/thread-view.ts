import type { RoomChannelEvent } from '#shared/bridge/channels';
import type { ChatMessage } from '#shared/nouns/message';
import type { RoomPushReply } from '#shared/protocol/room-channel';
import { withVersions } from '#shared/state/room-state';
import { versionsOf } from '../../../state/message-window';
import type { PageState } from '../../../state/room-view';

/** A thread as its panel sees it. */
export interface ThreadView {
  /** The message that began it; null until the thread is loaded. */
  readonly root: ChatMessage | null;
  /** Its newest replies, ascending. */
  readonly messages: readonly ChatMessage[];
  /** There are older ones. */
  readonly more: boolean;
  /** How many there are in all. */
  readonly replies: number;
  /** How far this person had read it when it was opened. */
  readonly read: number;
  readonly older: PageState;
  /** Why the thread did not open. */
  readonly problem: string | null;
}

export type ThreadAction =
  | { readonly kind: 'came'; readonly reply: RoomPushReply<'thread'> }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'older-asked' }
  | { readonly kind: 'older-came'; readonly before: number; readonly reply: RoomPushReply<'thread'> }
  | { readonly kind: 'older-failed'; readonly message: string }
  | { readonly kind: 'event'; readonly event: RoomChannelEvent };

const IDLE: PageState = { state: 'idle' };

/** A thread nothing is known of yet. */
export const EMPTY_THREAD: ThreadView = {
  root: null,
  messages: [],
  more: false,
  replies: 0,
  read: 0,
  older: IDLE,
  problem: null,
};

/** A thread after one more thing happened. Pure. */
export function applyToThread(view: ThreadView, action: ThreadAction): ThreadView {
  switch (action.kind) {
    case 'came':
      // Asked for anew after a break, it keeps the divider where it stood.
      return { ...action.reply, read: view.root ? view.read : action.reply.read, older: IDLE, problem: null };
    case 'failed':
      return { ...view, problem: action.message };
    case 'older-asked':
      return { ...view, older: { state: 'loading' } };
    case 'older-failed':
      return { ...view, older: { state: 'failed', message: action.message } };
    case 'older-came': {
      const idle = { ...view, older: IDLE };
      if (view.messages[0]?.seq !== action.before) return idle;
      return { ...idle, messages: [...action.reply.messages, ...view.messages], more: action.reply.more };
    }
    case 'event':
      return view.root ? followed(view, view.root, action.event) : view;
  }
}

function followed(view: ThreadView, root: ChatMessage, event: RoomChannelEvent): ThreadView {
  if (event.event === 'chat-message') return withReply(view, root, event.payload);
  const versions = versionsOf(event);
  if (versions.length === 0) return view;
  const messages = withVersions(view.messages, versions);
  const [begun = root] = withVersions([root], versions);
  return messages === view.messages && begun === root ? view : { ...view, root: begun, messages };
}

function withReply(view: ThreadView, root: ChatMessage, reply: ChatMessage): ThreadView {
  const last = view.messages.at(-1)?.seq ?? root.seq;
  if (reply.thread !== root.seq || reply.seq <= last) return view;
  return { ...view, messages: [...view.messages, reply], replies: view.replies + 1 };
}
