import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { ChatMessage } from '#shared/nouns/message';
import { layCable } from '../../support/cable';
import {
  accepted,
  createRoom,
  type RoomWatcher,
  refused,
  startPeer,
  type TestPeer,
  targetOf,
  watchRoom,
  watchSystem,
} from '../../support/peer';
import { type PeerHost, startHost } from '../../support/peer-host';

/** Priya and Tomasz in one room of a host without rate limit, where Priya watches. */
async function twoInARoom(): Promise<{ host: PeerHost; priya: TestPeer; tomasz: TestPeer; room: string }> {
  const host = await startHost({ rateLimit: false });
  const priya = await startPeer({ name: 'Priya' });
  const tomasz = await startPeer({ name: 'Tomasz' });
  accepted(await priya.peer.join(targetOf(host)));
  accepted(await tomasz.peer.join(targetOf(host)));
  const room = await createRoom(priya.peer, host.id, { name: 'Lunch' });
  const atPriya = watchRoom(priya.peer, host.id, room.id);
  await atPriya.until((state) => state.participants.length === 2);
  return { host, priya, tomasz, room: room.id };
}

const online = (person: TestPeer, host: PeerHost) => person.host(host.id).connection.state === 'online';
const texts = (messages: readonly ChatMessage[]) => messages.map(({ message }) => message);
const numbered = (count: number, from = 1) => Array.from({ length: count }, (_, index) => `Message ${from + index}`);

async function say(person: TestPeer, host: PeerHost, room: string, messages: readonly string[]): Promise<void> {
  for (const message of messages) accepted(await person.peer.send(host.id, room, message));
}

/** Every message a window was ever told, in the order it was told. */
const told = (watcher: RoomWatcher): number[] =>
  watcher.events.flatMap((event) => {
    if (event.event === 'snapshot') return event.payload.messages.map(({ seq }) => seq);
    return event.event === 'chat-message' ? [event.payload.seq] : [];
  });

test('a host that restarts in the middle loses nothing, repeats nothing and keeps the order', async () => {
  const { host, priya, tomasz, room } = await twoInARoom();
  const atPriya = watchRoom(priya.peer, host.id, room);
  const atTomasz = watchRoom(tomasz.peer, host.id, room);
  const sending = say(tomasz, host, room, numbered(60));
  await atPriya.until((state) => state.messages.length >= 10);
  await host.stop();
  await sending;
  await priya.until(() => !online(priya, host));
  await say(tomasz, host, room, numbered(20, 61));
  await host.start();
  for (const watcher of [atPriya, atTomasz]) {
    const state = await watcher.until(({ messages, outbox }) => messages.length === 80 && outbox.length === 0);
    expect(texts(state.messages)).toEqual(numbered(80));
    expect(told(watcher)).toEqual(Array.from({ length: 80 }, (_, index) => index + 1));
  }
});

test('the state of the line is told all the way, with words', async () => {
  const { host, priya } = await twoInARoom();
  await host.stop();
  await priya.until(() => priya.host(host.id).connection.state === 'reconnecting');
  await priya.until(() => {
    const { connection } = priya.host(host.id);
    return connection.state === 'reconnecting' && connection.message.includes('Hearth is not running there');
  });
  const { connection } = priya.host(host.id);
  expect(connection).toMatchObject({ message: expect.stringContaining('out of reach') });
  await host.start();
  await priya.until(() => online(priya, host));
});

test('what was typed offline survives a restart of the app and is sent once, in order', async () => {
  const { host, priya, tomasz, room } = await twoInARoom();
  await host.stop();
  await tomasz.until(() => !online(tomasz, host));
  await say(tomasz, host, room, numbered(5));
  await tomasz.close();
  const again = await startPeer({ folder: tomasz.folder });
  await say(again, host, room, numbered(5, 6));
  await host.start();
  const atPriya = watchRoom(priya.peer, host.id, room);
  const state = await atPriya.until(({ messages }) => messages.length === 10);
  expect(texts(state.messages)).toEqual(numbered(10));
  const atTomasz = watchRoom(again.peer, host.id, room);
  await atTomasz.until(({ outbox, messages }) => outbox.length === 0 && messages.length === 10);
});

/** Priya is cut off while Tomasz writes; then the cable is put back. */
async function missed(count: number, before = 3) {
  const host = await startHost({ rateLimit: false });
  const cable = await layCable(host.port);
  const priya = await startPeer({ name: 'Priya' });
  const tomasz = await startPeer({ name: 'Tomasz' });
  accepted(await priya.peer.join({ ...targetOf(host), port: cable.port }));
  accepted(await tomasz.peer.join(targetOf(host)));
  const { id: room } = await createRoom(priya.peer, host.id, { name: 'Lunch' });
  const atPriya = watchRoom(priya.peer, host.id, room);
  await atPriya.until((state) => state.participants.length === 2);
  await say(tomasz, host, room, numbered(before));
  await atPriya.until(({ messages }) => messages.length === before);
  cable.cut();
  await priya.until(() => !online(priya, host));
  const atTomasz = watchRoom(tomasz.peer, host.id, room);
  // Straight to the host: these tests are about who misses messages, not about the outbox of who writes them.
  for (const message of numbered(count, before + 1)) {
    void tomasz.peer.push(host.id, `room-${room}`, 'chat-message', { message, client_id: randomUUID() });
  }
  await atTomasz.until(({ messages }) => messages.at(-1)?.seq === count + before);
  return { host, cable, priya, tomasz, room, atPriya, total: count + before };
}

const remaining = (watcher: RoomWatcher): number[] =>
  watcher.events.flatMap((event) => (event.event === 'catching-up' ? [event.payload.remaining] : []));

test('500 missed messages come one by one, in order, and what is left is told', async () => {
  const { cable, priya, host, room, atPriya, total } = await missed(500);
  cable.mend();
  const state = await atPriya.until(({ messages }) => messages.at(-1)?.seq === total);
  expect(texts(state.messages)).toEqual(numbered(total));
  expect(told(atPriya)).toEqual(Array.from({ length: total }, (_, index) => index + 1));
  await atPriya.untilEvent('rejoined');
  await atPriya.until(() => remaining(atPriya).at(-1) === 0);
  expect(remaining(atPriya)).toEqual([300, 200, 100, 0]);
  expect(atPriya.events.findLast(({ event }) => event === 'catching-up')?.payload).toEqual({
    remaining: 0,
    total: 500,
  });
  expect(priya.incoming.filter(({ caughtUp }) => caughtUp)).toHaveLength(500);
  expect(priya.host(host.id).unread[room]).toBe(total);
});

test('after a very long gap the newest page is there at once; the rest is looked at beside it', async () => {
  const { cable, priya, host, room, atPriya, total } = await missed(1_700);
  cable.mend();
  await atPriya.until(({ messages }) => messages.at(-1)?.seq === total && messages.length === 100);
  expect(atPriya.names().filter((name) => name === 'snapshot')).toHaveLength(2);
  expect(atPriya.state?.messages.map(({ seq }) => seq)).toEqual(
    Array.from({ length: 100 }, (_, index) => total - 99 + index),
  );
  expect(atPriya.state?.more).toBe(true);
  expect(priya.host(host.id).unread[room]).toBe(total);
  await atPriya.until(() => remaining(atPriya).at(-1) === 0);
  expect(remaining(atPriya)).toEqual(Array.from({ length: 17 }, (_, index) => 1_600 - 100 * index));
  expect(priya.host(host.id).unread[room]).toBe(total);
  const snapshot = await watchRoom(priya.peer, host.id, room).until(({ messages }) => messages.length === 300);
  expect(snapshot.messages.at(0)?.seq).toBe(total - 299);
  accepted(await priya.peer.read(host.id, room, total - 10));
  expect(priya.host(host.id).unread[room]).toBe(10);
});

test('what both typed during a break is there once, in one order, for both', async () => {
  const { cable, priya, tomasz, host, room, atPriya } = await missed(20);
  await say(priya, host, room, numbered(20, 1_001));
  const atTomasz = watchRoom(tomasz.peer, host.id, room);
  cable.mend();
  for (const watcher of [atPriya, atTomasz]) await watcher.until(({ messages }) => messages.length === 43);
  expect(texts(atPriya.state?.messages ?? [])).toEqual([...numbered(23), ...numbered(20, 1_001)]);
  expect(atPriya.state?.messages).toEqual(atTomasz.state?.messages);
  expect(priya.host(host.id).unread[room]).toBe(23);
});

test('a line on which nothing passes any more is noticed by its heartbeat', async () => {
  const host = await startHost();
  const cable = await layCable(host.port);
  const priya = await startPeer({ name: 'Priya', pace: { heartbeat: 60 } });
  accepted(await priya.peer.join({ ...targetOf(host), port: cable.port }));
  cable.freeze();
  await priya.until(() => !online(priya, host));
  cable.mend();
  await priya.until(() => online(priya, host));
});

test('unread messages and read marks survive a restart of the app', async () => {
  const { host, priya, tomasz, room } = await twoInARoom();
  await say(tomasz, host, room, numbered(5));
  await priya.until(() => priya.host(host.id).unread[room] === 5);
  accepted(await priya.peer.read(host.id, room, 2));
  expect(priya.host(host.id).unread[room]).toBe(3);
  await priya.close();
  await say(tomasz, host, room, numbered(4, 6));
  const atTomasz = watchRoom(tomasz.peer, host.id, room);
  await atTomasz.until(({ messages }) => messages.length === 9);

  const again = await startPeer({ folder: priya.folder });
  await again.until(() => again.host(host.id).unread[room] === 7);
  expect(again.incoming.map(({ incoming, caughtUp }) => [incoming.message.seq, caughtUp])).toEqual([
    [6, true],
    [7, true],
    [8, true],
    [9, true],
  ]);
  const watcher = watchRoom(again.peer, host.id, room);
  const state = await watcher.until(({ messages }) => messages.length === 9);
  expect(state).toMatchObject({ read: 2, more: false });
  accepted(await again.peer.read(host.id, room, 9));
  expect(again.host(host.id).unread).toEqual({});
});

test('more than a host takes at once goes as fast as it may, in order [RATE-1]', async () => {
  const host = await startHost();
  const { peer } = await startPeer();
  accepted(await peer.join(targetOf(host)));
  const { id: room } = await createRoom(peer, host.id, { name: 'Lunch' });
  const watcher = watchRoom(peer, host.id, room);
  await watcher.untilEvent('snapshot');
  await Promise.all(numbered(75).map((message) => peer.send(host.id, room, message)));
  const state = await watcher.until(({ messages, outbox }) => messages.length === 75 && outbox.length === 0);
  expect(texts(state.messages)).toEqual(numbered(75));
});

test('a person who comes to a host for the first time has read what was said before', async () => {
  const { host, tomasz, room } = await twoInARoom();
  await say(tomasz, host, room, numbered(3));
  const atTomasz = watchRoom(tomasz.peer, host.id, room);
  await atTomasz.until(({ messages }) => messages.length === 3);
  const ines = await startPeer({ name: 'Ines' });
  accepted(await ines.peer.join(targetOf(host)));
  const atInes = watchRoom(ines.peer, host.id, room);
  const state = await atInes.until(({ messages }) => messages.length === 3);
  expect(state.read).toBe(3);
  expect(ines.host(host.id).unread).toEqual({});
  await say(tomasz, host, room, ['Welcome.']);
  await ines.until(() => ines.host(host.id).unread[room] === 1);
});

test('a room is shown from memory while its host is away, and says so where there is nothing', async () => {
  const { host, priya, room } = await twoInARoom();
  await host.stop();
  await priya.until(() => !online(priya, host));
  const kept = watchRoom(priya.peer, host.id, room);
  expect(kept.names()).toEqual(['snapshot']);
  await priya.close();
  const again = await startPeer({ folder: priya.folder });
  const empty = watchRoom(again.peer, host.id, room);
  expect(empty.names()).toEqual(['unavailable']);
  await host.start();
  await empty.until((state) => state.room.name === 'Lunch');
});

test('a message to a room that was deleted meanwhile is kept until the person deletes it', async () => {
  const { cable, priya, tomasz, host } = await missed(1);
  const cellar = await createRoom(tomasz.peer, host.id, { name: 'Cellar' });
  cable.mend();
  const system = watchSystem(priya.peer, host.id);
  await system.until((state) => state.chatrooms.some(({ id }) => id === cellar.id));
  const atPriya = watchRoom(priya.peer, host.id, cellar.id);
  await atPriya.until((state) => state.participants.length === 2);
  cable.cut();
  await priya.until(() => !online(priya, host));
  const { client_id } = accepted(await priya.peer.send(host.id, cellar.id, 'Too late.'));
  accepted(await tomasz.peer.push(host.id, `room-${cellar.id}`, 'chatroom-delete', {}));
  cable.mend();
  await atPriya.untilEvent('closed');
  await priya.close();
  const again = await startPeer({ folder: priya.folder });
  await again.until(() => again.host(host.id).connection.state === 'online');
  accepted(await again.peer.discard(host.id, cellar.id, client_id));
  expect(refused(await again.peer.discard(host.id, cellar.id, client_id))).toMatchObject({ reason: 'not_found' });
});
