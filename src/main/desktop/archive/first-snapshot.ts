import type { Problem } from '#shared/bridge/bridge';
import type { RoomChannelEvent, RoomSnapshot, SystemChannelEvent, SystemSnapshot } from '#shared/bridge/channels';
import { roomTopic, SYSTEM_TOPIC } from '#shared/protocol/topics';
import { err, ok, type Result } from '#shared/result';
import type { Peer } from '../../peer/peer';

type ChannelEvent = SystemChannelEvent | RoomChannelEvent;

/** What is known of a host, as a window would be shown it. */
export const systemOf = (peer: Pick<Peer, 'subscribe'>, host: string): Promise<Result<SystemSnapshot, Problem>> =>
  first(peer, host, SYSTEM_TOPIC) as Promise<Result<SystemSnapshot, Problem>>;

/** What is known of a room. Looking at it makes the peer join it. */
export const roomOf = (
  peer: Pick<Peer, 'subscribe'>,
  host: string,
  room: string,
): Promise<Result<RoomSnapshot, Problem>> =>
  first(peer, host, roomTopic(room)) as Promise<Result<RoomSnapshot, Problem>>;

/** The first thing a subscriber is told: a snapshot, or that there is none to have. */
function first(peer: Pick<Peer, 'subscribe'>, host: string, topic: string): Promise<Result<unknown, Problem>> {
  return new Promise((resolve) => {
    let stop: (() => void) | undefined;
    let told = false;
    const listen = (event: ChannelEvent) => {
      if (told) return;
      if (event.event === 'snapshot') resolve(ok(event.payload));
      else if (event.event === 'closed' || event.event === 'unavailable') resolve(err(event.payload));
      else return;
      told = true;
      stop?.();
    };
    const subscribed = peer.subscribe(host, topic, listen);
    if (!subscribed.ok) resolve(subscribed);
    else if (told) subscribed.value();
    else stop = subscribed.value;
  });
}
