import { expect, test } from 'vitest';
import type { OutboxEntry } from '#shared/bridge/channels';
import { applyRoomEvent, withOlderMessages } from '#shared/state/room-state';
import { aMessage, aRoom, aRoomSnapshot, aUser } from '../../../support/nouns';

const entry = (client_id: string): OutboxEntry => ({
  client_id,
  message: 'Soup?',
  reply_to: null,
  files: [],
  created: '2026-11-22T09:00:00.000Z',
  state: 'waiting',
  error: null,
});

test('a message is added at the end', () => {
  const state = applyRoomEvent(aRoomSnapshot(), { event: 'chat-message', payload: aMessage({ seq: 1 }) });
  expect(state.messages.map(({ seq }) => seq)).toEqual([1]);
  expect(state.seq).toBe(1);
});

test('a message that is there already changes nothing', () => {
  const state = aRoomSnapshot({ messages: [aMessage({ seq: 1 }), aMessage({ seq: 2 })], seq: 2 });
  expect(applyRoomEvent(state, { event: 'chat-message', payload: aMessage({ seq: 2 }) })).toBe(state);
});

test('a message leaves the outbox when it arrives, and does not come back into it', () => {
  const waiting = aRoomSnapshot({ outbox: [entry('client-1'), entry('client-2')] });
  const arrived = applyRoomEvent(waiting, { event: 'chat-message', payload: aMessage({ seq: 1 }) });
  expect(arrived.outbox.map(({ client_id }) => client_id)).toEqual(['client-2']);
  const outbox = [entry('client-1'), entry('client-2')];
  const after = applyRoomEvent(arrived, { event: 'outbox', payload: { outbox } });
  expect(after.outbox.map(({ client_id }) => client_id)).toEqual(['client-2']);
});

test('people come and go, each once', () => {
  const ines = { user: aUser(), participants: 1 };
  const once = applyRoomEvent(aRoomSnapshot(), { event: 'participant-join', payload: ines });
  const twice = applyRoomEvent(once, { event: 'participant-join', payload: ines });
  expect(twice.participants).toEqual(['ines']);
  expect(twice.room.participants).toEqual(['ines']);
  const gone = applyRoomEvent(twice, { event: 'participant-leave', payload: { ...ines, participants: 0 } });
  expect(gone.participants).toEqual([]);
});

test('a changed room keeps who is in it', () => {
  const state = aRoomSnapshot({ participants: ['ines'] });
  const chatroom = aRoom({ name: 'Supper', participants: 1 });
  const changed = applyRoomEvent(state, { event: 'chatroom-update', payload: { chatroom } });
  expect(changed.room).toMatchObject({ name: 'Supper', participants: ['ines'] });
});

test('after a reconnect the room and its people are the new ones, the messages stay', () => {
  const state = aRoomSnapshot({ participants: ['ines'], messages: [aMessage()] });
  const room = { ...aRoom({ name: 'Supper' }), participants: ['priya'] };
  const back = applyRoomEvent(state, { event: 'rejoined', payload: { room, participants: ['priya'] } });
  expect(back.participants).toEqual(['priya']);
  expect(back.room.name).toBe('Supper');
  expect(back.messages).toHaveLength(1);
});

test('an older page goes before what is there, without repetitions', () => {
  const state = aRoomSnapshot({ messages: [aMessage({ seq: 3 })], more: true });
  const page = { messages: [aMessage({ seq: 1 }), aMessage({ seq: 2 }), aMessage({ seq: 3 })], more: false };
  const older = withOlderMessages(state, page);
  expect(older.messages.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(older.more).toBe(false);
});

test('a snapshot replaces everything', () => {
  const snapshot = aRoomSnapshot({ seq: 7 });
  expect(applyRoomEvent(aRoomSnapshot(), { event: 'snapshot', payload: snapshot })).toBe(snapshot);
});

test('of a message the version with the highest change stays, whatever order they come in', () => {
  const state = aRoomSnapshot({ messages: [aMessage({ seq: 1 }), aMessage({ seq: 2 })], seq: 2 });
  const version = (change: number) => aMessage({ seq: 1, message: `version ${change}`, change });
  const edited = applyRoomEvent(state, { event: 'chat-message-edit', payload: { message: version(5) } });
  const late = applyRoomEvent(edited, { event: 'reaction', payload: { message: version(4) } });
  expect(late.messages[0]?.message).toBe('version 5');
  expect(late.change).toBe(5);
  // What did not change is the same object: it is not drawn anew.
  expect(late.messages).toBe(edited.messages);
  expect(edited.messages[1]).toBe(state.messages[1]);
});

test('a reply counts in its thread once, and a page that tells of the thread knows better', () => {
  const state = aRoomSnapshot({ messages: [aMessage({ seq: 1 })], seq: 1 });
  const reply = aMessage({ seq: 2, client_id: 'reply', reply_to: 1, thread: 1 });
  const once = applyRoomEvent(state, { event: 'chat-message', payload: reply });
  expect(applyRoomEvent(once, { event: 'chat-message', payload: reply }).threads).toEqual([
    { thread: 1, replies: 1, last: 2 },
  ]);
  const threads = [{ thread: 1, replies: 9, last: 2 }];
  expect(applyRoomEvent(once, { event: 'threads', payload: { threads } }).threads).toEqual(threads);
});

test('read marks only rise, and who sent something does not type it any more', () => {
  const state = aRoomSnapshot({ reads: [{ user: 'priya', seq: 5 }], typing: ['ines'] });
  const lower = applyRoomEvent(state, { event: 'read', payload: { user: 'priya', seq: 3 } });
  expect(lower.reads).toEqual([{ user: 'priya', seq: 5 }]);
  const sent = applyRoomEvent(state, { event: 'chat-message', payload: aMessage({ seq: 1, user: 'ines' }) });
  expect(sent.typing).toEqual([]);
});
