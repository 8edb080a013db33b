import { expect, test } from 'vitest';
import type { ThreadEntry } from '#shared/protocol/system-channel';
import { seenThreads } from '../../../../src/renderer/state/seen-threads';
import { aMessage, at } from '../support/messages';

const thread = (room: string, unread: number): ThreadEntry => {
  const root = aMessage(1, 'ines', at(9));
  return { room, root, last: aMessage(2, 'priya', at(10)), replies: 1, unread };
};
const nothing = { unread: {}, left_rooms: [] };

test('a reply that was read in its room is not new in its thread', () => {
  const read = thread('lunch', 1);
  expect(seenThreads([read, thread('lunch', 0)], nothing)).toEqual([read]);
});

test('as long as something in the room is unread, its threads keep what is new in them', () => {
  expect(seenThreads([thread('lunch', 1)], { ...nothing, unread: { lunch: 3 } })).toEqual([]);
});

test('a room that was left is not read', () => {
  expect(seenThreads([thread('lunch', 1)], { ...nothing, left_rooms: ['lunch'] })).toEqual([]);
});
