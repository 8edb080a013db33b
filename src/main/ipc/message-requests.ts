import { draftKey } from '#shared/bridge/state';
import { ok } from '#shared/result';
import type { Drafts } from '../desktop/drafts';
import type { RoomInView } from '../desktop/room-in-view';
import type { Peer } from '../peer/peer';
import type { Handlers } from './router';

/** What the requests about messages and rooms stand on. */
export interface MessageParts {
  readonly peer: Pick<Peer, 'send' | 'retrySend' | 'discard' | 'read' | 'unread' | 'follow'>;
  readonly view: Pick<RoomInView, 'show'>;
  readonly drafts: Pick<Drafts, 'set' | 'forget'>;
}

type Names =
  | 'message.send'
  | 'message.retry'
  | 'message.discard'
  | 'draft.set'
  | 'room.view'
  | 'room.read'
  | 'room.unread'
  | 'room.follow';

/** The requests about one's own messages, and about what the window shows and the person read. */
export function messageRequests({ peer, view, drafts }: MessageParts): Handlers<Names> {
  return {
    'message.send': ({ host, room, message, reply_to, files }) => peer.send(host, room, message, { reply_to, files }),
    'message.retry': ({ host, room, client_id }) => peer.retrySend(host, room, client_id),
    'message.discard': ({ host, room, client_id }) => peer.discard(host, room, client_id),
    'draft.set': ({ host, room, thread, text, reply_to }) => {
      drafts.set(host, draftKey(room, thread), { text, reply_to });
      return ok(null);
    },
    'room.view': ({ view: place }) => {
      view.show(place);
      return ok(null);
    },
    'room.read': ({ host, room, seq }) => peer.read(host, room, seq),
    'room.unread': ({ host, room, seq }) => peer.unread(host, room, seq),
    'room.follow': ({ host, room, follow }) => peer.follow(host, room, follow),
  };
}
