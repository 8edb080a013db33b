import type { ChatMessage } from '#shared/nouns/message';
import { type Cable, layCable } from './cable';
import { accepted, createRoom, type RoomWatcher, startPeer, type TestPeer, targetOf, watchRoom } from './peer';
import { type PeerHost, startHost } from './peer-host';

/** Priya, over a cable that can be cut, and Tomasz, in one room that both watch. */
export interface RoomOfTwo {
  readonly host: PeerHost;
  readonly cable: Cable;
  readonly priya: TestPeer;
  readonly tomasz: TestPeer;
  readonly room: string;
  readonly atPriya: RoomWatcher;
  readonly atTomasz: RoomWatcher;
}

/** Starts a host without rate limit, and both of them in a room of it. */
export async function roomOfTwo(payload: object = { name: 'Lunch' }): Promise<RoomOfTwo> {
  const host = await startHost({ rateLimit: false });
  const cable = await layCable(host.port);
  const priya = await startPeer({ name: 'Priya' });
  const tomasz = await startPeer({ name: 'Tomasz' });
  accepted(await priya.peer.join({ ...targetOf(host), port: cable.port }));
  accepted(await tomasz.peer.join(targetOf(host)));
  const { id: room } = await createRoom(priya.peer, host.id, payload);
  const atPriya = watchRoom(priya.peer, host.id, room);
  await atPriya.until((state) => state.participants.length === 2);
  const atTomasz = watchRoom(tomasz.peer, host.id, room);
  await atTomasz.untilEvent('snapshot');
  return { host, cable, priya, tomasz, room, atPriya, atTomasz };
}

/** Cuts the cable and waits until she has noticed. */
export async function loseTheLine({ cable, priya, host }: RoomOfTwo): Promise<void> {
  cable.cut();
  await priya.until(() => priya.host(host.id).connection.state !== 'online');
}

/** Says something, and resolves with it as the other one sees it. */
export async function say(
  { host, room }: RoomOfTwo,
  person: TestPeer,
  message: string,
  seenAt: RoomWatcher,
  reply_to: number | null = null,
): Promise<ChatMessage> {
  const { client_id } = accepted(await person.peer.send(host.id, room, message, { reply_to }));
  const find = (messages: readonly ChatMessage[]) => messages.find((seen) => seen.client_id === client_id);
  const state = await seenAt.until(({ messages }) => find(messages) !== undefined);
  return find(state.messages) as ChatMessage;
}

/** What the host has of a room, all of it. */
export async function asTheHostHasIt({ host, room }: RoomOfTwo, person: TestPeer): Promise<ChatMessage[]> {
  const all: ChatMessage[] = [];
  for (let more = true; more; ) {
    const payload = { after: all.at(-1)?.seq ?? 0, limit: 100 };
    const answer = accepted(await person.peer.push(host.id, `room-${room}`, 'history', payload));
    const page = answer as { messages: ChatMessage[]; more: boolean };
    all.push(...page.messages);
    more = page.more;
  }
  return all;
}
