import type { GenericSchema } from 'valibot';
import { parsePayload } from '#shared/protocol/payload';
import { type Refusal, refusal } from '#shared/protocol/reasons';
import { RoomPushes } from '#shared/protocol/room-channel';
import { SystemPushes } from '#shared/protocol/system-channel';
import { SYSTEM_TOPIC } from '#shared/protocol/topics';
import { err, ok, type Result } from '#shared/result';
import type { Peer } from '../peer/peer';
import type { Handlers } from './router';

type Names = 'channel.subscribe' | 'channel.unsubscribe' | 'channel.push';

/** The requests about channels: a page hears only what it subscribed to, and pushes only what the protocol knows. */
export function channelRequests(peer: Pick<Peer, 'subscribe' | 'push'>): Handlers<Names> {
  return {
    'channel.subscribe': ({ subscription, host, topic }, caller) => {
      // Ended first: nothing of an older subscription may come under the same id.
      caller.subscriptions.end(subscription);
      const subscribed = peer.subscribe(host, topic, (event) => caller.send({ kind: 'channel', subscription, event }));
      if (!subscribed.ok) return subscribed;
      caller.subscriptions.add(subscription, subscribed.value);
      return ok(null);
    },
    'channel.unsubscribe': ({ subscription }, caller) => {
      caller.subscriptions.end(subscription);
      return ok(null);
    },
    'channel.push': async ({ host, topic, event, payload }) => {
      const checked = checkPush(topic, event, payload);
      return checked.ok ? peer.push(host, topic, event, checked.value) : checked;
    },
  };
}

/** Checks a push against the schema that the protocol has for it on this kind of channel. */
function checkPush(topic: string, event: string, payload: unknown): Result<unknown, Refusal> {
  const pushes: Readonly<Record<string, { readonly payload: GenericSchema }>> =
    topic === SYSTEM_TOPIC ? SystemPushes : RoomPushes;
  const push = Object.hasOwn(pushes, event) ? pushes[event] : undefined;
  if (!push) return err(refusal('bad_request', 'There is no such push on this channel.', { field: 'event' }));
  return parsePayload(push.payload, payload);
}
