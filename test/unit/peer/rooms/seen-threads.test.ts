import { expect, test } from 'vitest';
import type { ThreadEntry } from '#shared/protocol/system-channel';
import { markAt } from '../../../../src/main/peer/rooms/room-mark';
import { asReadInRooms } from '../../../../src/main/peer/rooms/seen-threads';
import { aMessage } from '../../../support/nouns';

/** A thread in the room for lunch whose newest reply is the fifth message there. */
const thread = (unread: number): ThreadEntry => ({
  room: 'lunch',
  root: aMessage({ seq: 1 }),
  last: aMessage({ seq: 5, thread: 1 }),
  replies: 2,
  unread,
});

test('a reply that was read in its room is not new in its thread', () => {
  expect(asReadInRooms([thread(1)], () => markAt(5))).toEqual([thread(0)]);
});

test('one beyond what was read in the room is new in both', () => {
  expect(asReadInRooms([thread(1)], () => ({ ...markAt(4), counted: 5, unread: 1 }))).toEqual([thread(1)]);
});

test('of several replies those count that are unread in the room', () => {
  expect(asReadInRooms([thread(2)], () => ({ ...markAt(4), counted: 5, unread: 1 }))).toEqual([thread(1)]);
});
