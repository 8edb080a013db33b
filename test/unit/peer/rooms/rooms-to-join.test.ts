import { expect, test } from 'vitest';
import { MOST_ROOMS, roomsToJoin } from '../../../../src/main/peer/rooms/rooms-to-join';
import { aRoom } from '../../../support/nouns';

const none = new Set<string>();
const wishes = { shown: none, unsent: none, left: none };
const at = (minute: number) => `2026-11-22T09:${String(minute).padStart(2, '0')}:00.000Z`;

test('private and team rooms come first, then public ones, the lately changed first', () => {
  const rooms = [
    aRoom({ id: 'old', modified: at(1) }),
    aRoom({ id: 'new', modified: at(2) }),
    aRoom({ id: 'cellar', private: true, modified: at(0) }),
    aRoom({ id: 'crit', team: 'design', modified: at(0) }),
  ];
  expect(roomsToJoin(rooms, wishes)).toEqual(['cellar', 'crit', 'new', 'old']);
});

test('a room this person left is not joined, unless it is in use', () => {
  const rooms = [aRoom({ id: 'lunch' }), aRoom({ id: 'attic' }), aRoom({ id: 'garden' })];
  const left = new Set(['lunch', 'attic', 'garden']);
  expect(roomsToJoin(rooms, { shown: new Set(['attic']), unsent: new Set(['garden']), left })).toEqual([
    'attic',
    'garden',
  ]);
});

test('no more rooms are joined than a socket may, and those in use are among them', () => {
  const rooms = Array.from({ length: 300 }, (_, index) => aRoom({ id: `room-${index}`, private: index < 150 }));
  const joined = roomsToJoin(rooms, { ...wishes, shown: new Set(['room-299']) });
  expect(joined).toHaveLength(MOST_ROOMS);
  expect(joined[0]).toBe('room-299');
});

test('a room that cannot be seen is not joined, whatever waits for it', () => {
  expect(roomsToJoin([], { ...wishes, shown: new Set(['lunch']), unsent: new Set(['attic']) })).toEqual([]);
});
