import { ok } from '#shared/result';
import type { RoomInView } from '../desktop/room-in-view';
import type { Peer } from '../peer/peer';
import type { Handlers } from './router';

/** What the requests about messages and rooms stand on. */
export interface MessageParts {
  readonly peer: Pick<Peer, 'send' | 'retrySend' | 'discard' | 'read' | 'follow'>;
  readonly view: Pick<RoomInView, 'show'>;
}

type Names = 'message.send' | 'message.retry' | 'message.discard' | 'room.view' | 'room.read' | 'room.follow';

/** The requests about one's own messages, and about what the window shows and the person read. */
export function messageRequests({ peer, view }: MessageParts): Handlers<Names> {
  return {
    'message.send': ({ host, room, message }) => peer.send(host, room, message),
    'message.retry': ({ host, room, client_id }) => peer.retrySend(host, room, client_id),
    'message.discard': ({ host, room, client_id }) => peer.discard(host, room, client_id),
    'room.view': ({ view: place }) => {
      view.show(place);
      return ok(null);
    },
    'room.read': ({ host, room, seq }) => peer.read(host, room, seq),
    'room.follow': ({ host, room, follow }) => peer.follow(host, room, follow),
  };
}
