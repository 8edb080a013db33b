import { cp } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { ChatMessage } from '#shared/nouns/message';
import type { RefusedAmendment } from '../../../src/main/peer/peer';
import {
  accepted,
  createRoom,
  type RoomWatcher,
  refused,
  startPeer,
  type TestPeer,
  targetOf,
  watchRoom,
} from '../../support/peer';
import { loseTheLine, type RoomOfTwo, roomOfTwo, say } from '../../support/room-of-two';
import { tempFolder } from '../../support/temp-folder';

const amend = ({ host, room }: RoomOfTwo, person: TestPeer, event: string, payload: object) =>
  person.peer.push(host.id, `room-${room}`, event, payload);

const messageOf = (watcher: RoomWatcher, seq: number): ChatMessage | undefined =>
  watcher.state?.messages.find((message) => message.seq === seq);

test('edits, reactions, pins and deletions reach everybody in the room', async () => {
  const place = await roomOfTwo();
  const { priya, tomasz, atPriya, atTomasz } = place;
  const { seq } = await say(place, priya, 'Soup at noon', atTomasz);
  accepted(await amend(place, priya, 'chat-message-edit', { seq, message: 'Soup at one' }));
  accepted(await amend(place, tomasz, 'reaction', { seq, emoji: '👍', on: true }));
  accepted(await amend(place, tomasz, 'pin', { seq, on: true }));
  for (const watcher of [atPriya, atTomasz]) {
    await watcher.until(() => messageOf(watcher, seq)?.pinned === true);
    const users = [tomasz.peer.me()?.id];
    expect(messageOf(watcher, seq)).toMatchObject({
      message: 'Soup at one',
      reactions: [{ emoji: '👍', count: 1, users }],
    });
    expect(messageOf(watcher, seq)?.edited).not.toBeNull();
  }
  accepted(await amend(place, priya, 'chat-message-delete', { seq }));
  for (const watcher of [atPriya, atTomasz]) {
    await watcher.until(() => messageOf(watcher, seq)?.deleted !== null);
    expect(messageOf(watcher, seq)).toMatchObject({ message: '', reactions: [], pinned: false });
  }
});

test('a message deleted before somebody read it waits for them no more, also when they were away', async () => {
  const place = await roomOfTwo();
  const { host, room, cable, priya, tomasz, atPriya } = place;
  const unread = () => priya.host(host.id).unread[room] ?? 0;
  await Promise.all(['Soup?', 'Stew?', 'Salad?', 'Bread?'].map((text) => tomasz.peer.send(host.id, room, text)));
  await atPriya.until(({ messages }) => messages.length === 4);
  await priya.until(() => unread() === 4);
  accepted(await amend(place, tomasz, 'chat-message-delete', { seq: 2 }));
  await priya.until(() => unread() === 3);
  await loseTheLine(place);
  for (const seq of [3, 2]) accepted(await amend(place, tomasz, 'chat-message-delete', { seq }));
  await tomasz.peer.send(host.id, room, 'Cake?');
  cable.mend();
  await priya.until(() => priya.host(host.id).connection.state === 'online' && unread() === 3);
  await atPriya.until(({ messages }) => messages.length === 5);
  expect(unread()).toBe(3);
  await priya.close();
  accepted(await amend(place, tomasz, 'chat-message-delete', { seq: 1 }));
  const later = await startPeer({ folder: priya.folder });
  await later.until(() => later.host(host.id).unread[room] === 2);
  accepted(await later.peer.read(host.id, room, null));
  expect(later.host(host.id).unread).toEqual({});
});

test('what changed while the line was lost is there after it, page by page, and the deleted text nowhere', async () => {
  const place = await roomOfTwo();
  const { host, room, cable, priya, tomasz, atPriya, atTomasz } = place;
  await Promise.all(Array.from({ length: 230 }, (_, index) => tomasz.peer.send(host.id, room, `Secret ${index}`)));
  for (const watcher of [atPriya, atTomasz]) await watcher.until(({ messages }) => messages.length === 230);
  await loseTheLine(place);
  const seqs = Array.from({ length: 225 }, (_, index) => index + 1);
  const deleted = await Promise.all(seqs.map((seq) => amend(place, tomasz, 'chat-message-delete', { seq })));
  for (const each of deleted) accepted(each);
  cable.mend();
  await atPriya.until(({ messages }) => messages[224]?.deleted !== null);
  expect(atPriya.state?.messages).toEqual(atTomasz.state?.messages);
  expect(atPriya.events.filter(({ event }) => event === 'changed')).toHaveLength(2);
  const late = watchRoom(priya.peer, host.id, room);
  await late.untilEvent('snapshot');
  expect(JSON.stringify(late.state).match(/Secret/g)).toHaveLength(5);
});

test('what a person did to messages without a line is shown at once and sent once, in order, when it is back', async () => {
  const place = await roomOfTwo();
  const { host, cable, priya, atPriya, atTomasz } = place;
  const first = await say(place, priya, 'Soup', atTomasz);
  const second = await say(place, priya, 'Bread', atTomasz);
  await atPriya.until(({ messages, outbox }) => messages.length === 2 && outbox.length === 0);
  await loseTheLine(place);
  const edit = await amend(place, priya, 'chat-message-edit', { seq: first.seq, message: 'Soups' });
  expect(accepted(edit)).toMatchObject({ message: { message: 'Soups' } });
  accepted(await amend(place, priya, 'chat-message-edit', { seq: first.seq, message: 'Lentil soup' }));
  accepted(await amend(place, priya, 'reaction', { seq: first.seq, emoji: '🍲', on: true }));
  accepted(await amend(place, priya, 'chat-message-delete', { seq: second.seq }));
  expect(atPriya.state?.messages).toMatchObject([
    { message: 'Lentil soup', reactions: [{ emoji: '🍲', count: 1 }] },
    { message: '', deleted: expect.any(String) },
  ]);
  expect(priya.host(host.id).connection.state).not.toBe('online');
  cable.mend();
  await atTomasz.until(({ messages }) => messages[1]?.deleted !== null);
  await atPriya.until(({ messages }) => messages.every(({ change }) => Number.isInteger(change)));
  expect(atTomasz.state?.messages).toMatchObject([{ message: 'Lentil soup' }, { message: '' }]);
  expect(atPriya.state?.messages).toEqual(atTomasz.state?.messages);
});

test('an edit made offline survives a restart of the app', async () => {
  const place = await roomOfTwo();
  const { host, cable, priya, atPriya, atTomasz } = place;
  const { seq } = await say(place, priya, 'Soup', atTomasz);
  await atPriya.until(({ messages }) => messages.length === 1);
  await loseTheLine(place);
  accepted(await amend(place, priya, 'chat-message-edit', { seq, message: 'Lentil soup' }));
  await priya.close();
  cable.mend();
  const again = await startPeer({ folder: priya.folder });
  await again.until(() => again.host(host.id).connection.state === 'online');
  await atTomasz.until(({ messages }) => messages[0]?.message === 'Lentil soup');
});

test('what the host refuses later is taken back, and the person told why, with what they wrote', async () => {
  const place = await roomOfTwo();
  const { cable, priya, atPriya, atTomasz, host } = place;
  const { seq } = await say(place, priya, 'Soup', atTomasz);
  await atPriya.until(({ messages, outbox }) => messages.length === 1 && outbox.length === 0);
  const told: RefusedAmendment[] = [];
  priya.peer.on('refused', (refused) => told.push(refused));
  await loseTheLine(place);
  accepted(await amend(place, priya, 'chat-message-edit', { seq, message: 'Lentil soup' }));
  // The same person, elsewhere, was quicker.
  const elsewhere = await startPeer({ folder: await copyOf(priya) });
  accepted(await elsewhere.peer.join(targetOf(host)));
  await elsewhere.until(() => elsewhere.host(host.id).connection.state === 'online');
  watchRoom(elsewhere.peer, host.id, place.room);
  accepted(await amend(place, elsewhere, 'chat-message-delete', { seq }));
  cable.mend();
  await atPriya.until(({ messages }) => messages[0]?.deleted !== null && Number.isInteger(messages[0]?.change));
  await expect.poll(() => told.length).toBe(1);
  expect(told[0]).toMatchObject({
    name: 'Lunch',
    what: 'chat-message-edit',
    text: 'Lentil soup',
    refusal: { reason: 'conflict', message: expect.any(String) },
  });
});

test('without a line nothing can be done to a message that is not at hand', async () => {
  const place = await roomOfTwo();
  await loseTheLine(place);
  const done = await amend(place, place.priya, 'reaction', { seq: 7, emoji: '👍', on: true });
  expect(refused(done)).toMatchObject({ reason: 'unavailable' });
});

test('mentions are counted beside unread messages, live and missed, and reading lowers both', async () => {
  const place = await roomOfTwo();
  const { host, room, cable, priya, tomasz, atPriya, atTomasz } = place;
  const mine = await say(place, priya, 'Who cooks?', atTomasz);
  await say(place, tomasz, 'Not me', atPriya);
  await say(place, tomasz, '@Priya, you?', atPriya);
  await priya.until(() => priya.host(host.id).mentions[room] === 1);
  expect(priya.incoming.map(({ incoming }) => incoming.meaning)).toEqual([null, 'mention']);
  await loseTheLine(place);
  await say(place, tomasz, 'Or Ines', atTomasz, mine.seq);
  const late = await say(place, tomasz, '@room: who?', atTomasz);
  cable.mend();
  await priya.until(() => priya.host(host.id).mentions[room] === 3);
  expect(priya.host(host.id).unread[room]).toBe(4);
  accepted(await amend(place, tomasz, 'chat-message-delete', { seq: late.seq }));
  await priya.until(() => priya.host(host.id).mentions[room] === 2);
  accepted(await priya.peer.read(host.id, room, late.seq - 1));
  await priya.until(() => priya.host(host.id).mentions[room] === undefined);
});

test('mentions survive a restart of the app, and one deleted meanwhile is none', async () => {
  const place = await roomOfTwo();
  const { host, room, priya, tomasz, atPriya } = place;
  const { seq } = await say(place, tomasz, '@Priya, you?', atPriya);
  await say(place, tomasz, '@Priya!', atPriya);
  await priya.close();
  accepted(await amend(place, tomasz, 'chat-message-delete', { seq }));
  const again = await startPeer({ folder: priya.folder });
  await again.until(() => again.host(host.id).connection.state === 'online');
  expect(again.host(host.id).unread[room]).toBe(2);
  await again.until(() => again.host(host.id).mentions[room] === 1);
});

test('in a direct message everything is meant', async () => {
  const place = await roomOfTwo();
  const { host, priya, tomasz } = place;
  const made = await tomasz.peer.push(host.id, 'system', 'direct', { users: [priya.peer.me()?.id] });
  const { chatroom } = accepted(made) as { chatroom: { id: string } };
  accepted(await tomasz.peer.send(host.id, chatroom.id, 'A word?'));
  await priya.until(() => priya.host(host.id).mentions[chatroom.id] === 1);
  expect(priya.incoming.at(-1)?.incoming).toMatchObject({ meaning: 'direct', room: { direct: true } });
});

test('reading is told to the host, the newest mark at once after a break, and others see it', async () => {
  const place = await roomOfTwo();
  const { host, room, cable, priya, tomasz, atPriya, atTomasz } = place;
  for (const text of ['One', 'Two', 'Three']) await say(place, tomasz, text, atPriya);
  const me = priya.peer.me()?.id;
  const readBy = () => atTomasz.state?.reads.find(({ user }) => user === me)?.seq;
  accepted(await priya.peer.read(host.id, room, 1));
  await atTomasz.until(() => readBy() === 1);
  await loseTheLine(place);
  accepted(await priya.peer.read(host.id, room, 2));
  accepted(await priya.peer.read(host.id, room, 3));
  cable.mend();
  await atTomasz.until(() => readBy() === 3);
  const marks = atTomasz.events.flatMap((event) => (event.event === 'read' ? [event.payload.seq] : []));
  expect(marks).toEqual([1, 3]);
  const late = watchRoom(tomasz.peer, host.id, room);
  await late.until(({ reads }) => reads.some(({ user, seq }) => user === me && seq === 3));
});

test('all rooms are marked as read at once, and their host hears of it room by room, ten in a second', async () => {
  const { host, priya, tomasz } = await roomOfTwo();
  const rooms: string[] = [];
  for (let n = 1; n <= 15; n += 1) rooms.push((await createRoom(tomasz.peer, host.id, { name: `Room ${n}` })).id);
  const watchers = rooms.map((room) => watchRoom(tomasz.peer, host.id, room));
  for (const room of rooms) accepted(await tomasz.peer.send(host.id, room, 'News'));
  await priya.until(() => rooms.every((room) => priya.host(host.id).unread[room] === 1));
  const began = performance.now();
  for (const room of rooms) accepted(await priya.peer.read(host.id, room, null));
  expect(rooms.filter((room) => priya.host(host.id).unread[room] !== undefined)).toEqual([]);
  const me = priya.peer.me()?.id;
  for (const watcher of watchers) {
    await watcher.until(({ reads }) => reads.some(({ user, seq }) => user === me && seq === 1));
  }
  expect(performance.now() - began).toBeGreaterThan(1_300);
});

test('what a person read elsewhere is read here, too, at once and on coming back', async () => {
  const place = await roomOfTwo();
  const { host, room, cable, priya, tomasz, atPriya } = place;
  const elsewhere = await startPeer({ folder: await copyOf(priya) });
  accepted(await elsewhere.peer.join(targetOf(host)));
  for (const text of ['One', 'Two', 'Three']) await say(place, tomasz, text, atPriya);
  await priya.until(() => priya.host(host.id).unread[room] === 3);
  accepted(await elsewhere.peer.read(host.id, room, 2));
  await priya.until(() => priya.host(host.id).unread[room] === 1);
  await loseTheLine(place);
  accepted(await elsewhere.peer.read(host.id, room, 3));
  await expect.poll(() => place.atTomasz.state?.reads[0]?.seq, { timeout: 5_000 }).toBe(3);
  cable.mend();
  await priya.until(() => priya.host(host.id).unread[room] === undefined);
});

test('who is typing is shown to others, and stops with a message and with the line', async () => {
  const place = await roomOfTwo();
  const { tomasz, atPriya, atTomasz } = place;
  accepted(await amend(place, tomasz, 'typing', { on: true }));
  await atPriya.until(({ typing }) => typing.length === 1);
  expect(atTomasz.state?.typing).toEqual([]);
  await say(place, tomasz, 'There', atPriya);
  expect(atPriya.state?.typing).toEqual([]);
  accepted(await amend(place, tomasz, 'typing', { on: false }));
  accepted(await amend(place, tomasz, 'typing', { on: true }));
  await atPriya.until(({ typing }) => typing.length === 1);
  await loseTheLine(place);
  expect(atPriya.state?.typing).toEqual([]);
});

test('replies count in their thread, live and missed', async () => {
  const place = await roomOfTwo();
  const { cable, tomasz, priya, host, atPriya, atTomasz } = place;
  const root = await say(place, tomasz, 'Where?', atPriya);
  const first = await say(place, tomasz, 'Here', atPriya, root.seq);
  expect(atPriya.state?.threads).toEqual([{ thread: root.seq, replies: 1, last: first.seq }]);
  await loseTheLine(place);
  const second = await say(place, tomasz, 'Or there', atTomasz, first.seq);
  cable.mend();
  await atPriya.until(({ messages }) => messages.length === 3);
  expect(atPriya.state?.threads).toEqual([{ thread: root.seq, replies: 2, last: second.seq }]);
  expect(atPriya.state?.messages.at(-1)).toMatchObject({ reply_to: first.seq, thread: root.seq });
  await priya.until(() => priya.host(host.id).replies === 2);
  expect(tomasz.host(host.id).replies).toBe(0);
});

/** The folder of an install of the same person on another computer. */
async function copyOf({ folder }: TestPeer): Promise<string> {
  const copy = await tempFolder();
  for (const name of ['identity.json', 'profile.json']) await cp(`${folder}/${name}`, `${copy}/${name}`);
  return copy;
}
