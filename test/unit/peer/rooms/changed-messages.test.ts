import { expect, test } from 'vitest';
import type { RoomChannelEvent } from '#shared/bridge/channels';
import type { ChatMessage } from '#shared/nouns/message';
import type { RoomJoinReply } from '#shared/protocol/room-channel';
import { ok } from '#shared/result';
import { ChangedMessages } from '../../../../src/main/peer/rooms/changed-messages';
import { RoomAudience } from '../../../../src/main/peer/rooms/room-audience';
import { markAt } from '../../../../src/main/peer/rooms/room-mark';
import { aMessage, aRoomSnapshot } from '../../../support/nouns';

/** A room with two messages at hand, whose changes are known up to 7. */
function setUp() {
  let mark = { ...markAt(2), change: 7 as number | null };
  const audience = new RoomAudience((state) => state);
  const told: RoomChannelEvent[] = [];
  const original = audience.emit.bind(audience);
  audience.emit = (event) => {
    told.push(event);
    original(event);
  };
  audience.replace(aRoomSnapshot({ messages: [aMessage({ seq: 1, change: 3 }), aMessage({ seq: 2 })], change: 7 }));
  const changes = new ChangedMessages({
    audience,
    reader: () => ({ id: 'me', name: 'Priya', direct: false }),
    mark: () => mark,
    updateMark: (change) => {
      mark = change(mark);
    },
    amended: () => undefined,
  });
  return { changes, audience, told, mark: () => mark };
}

const page = (fields: Partial<RoomJoinReply>): RoomJoinReply => ({
  room: { ...aRoomSnapshot().room },
  participants: [],
  seq: 2,
  messages: [],
  more: false,
  change: 7,
  changed: [],
  changed_more: false,
  reads: [],
  threads: [],
  ...fields,
});
const edited = (change: number, message = 'Edited') => aMessage({ seq: 1, change, message });
const event = (message: ChatMessage): RoomChannelEvent => ({ event: 'chat-message-edit', payload: { message } });

test('a join goes on from the changes that are known, page by page', () => {
  const { changes, mark } = setUp();
  expect(changes.joinParams()).toEqual({ since_change: 7 });
  expect(changes.takePage(page({ changed: [edited(9)], change: 9, changed_more: true }))).toBe('more');
  expect(mark().change).toBe(9);
  expect(changes.joinParams()).toEqual({ since_change: 9 });
  expect(changes.takePage(page({ change: 12 }))).toBe('whole');
});

test('after ten pages it is given up, and the room is fetched anew', () => {
  const { changes } = setUp();
  for (let change = 8; change < 18; change += 1) {
    expect(changes.joinParams()).toEqual({ since_change: change - 1 });
    expect(changes.takePage(page({ change, changed_more: true }))).toBe('more');
  }
  expect(changes.joinParams()).toEqual({});
  expect(changes.takePage(page({ change: 500 }))).toBe('stale');
  expect(changes.joinParams()).toEqual({ since_change: 500 });
});

test('a host that was put back to an earlier state is believed', () => {
  const { changes, mark } = setUp();
  changes.joinParams();
  expect(changes.takePage(page({ change: 4 }))).toBe('stale');
  expect(mark().change).toBe(4);
});

test('a change that is told between two pages is shown, and the next page asked for all the same', () => {
  const { changes, mark } = setUp();
  changes.joinParams();
  changes.takePage(page({ change: 9, changed_more: true }));
  changes.heard(edited(15), event(edited(15)), false);
  expect(changes.message(1)?.message).toBe('Edited');
  expect(mark().change).toBe(9);
});

test('an older version never takes the place of a newer one', () => {
  const { changes } = setUp();
  changes.heard(edited(9, 'Newer'), event(edited(9, 'Newer')), true);
  changes.takePage(page({ changed: [edited(8, 'Older')], change: 9 }));
  expect(changes.message(1)?.message).toBe('Newer');
});

test('a page that was read before a change and comes after it brings the newest version', async () => {
  const { changes } = setUp();
  const answer = await changes.during(async () => {
    changes.heard(edited(9, 'Newer'), event(edited(9, 'Newer')), true);
    return ok({ messages: [edited(8, 'Older'), aMessage({ seq: 2 })], more: false });
  });
  expect(answer).toMatchObject({ value: { messages: [{ message: 'Newer' }, { seq: 2 }], more: false } });
  const later = await changes.during(async () => ok({ messages: [edited(8, 'Older')], more: false }));
  expect(later).toMatchObject({ value: { messages: [{ message: 'Newer' }] } });
  await new Promise((resolve) => setImmediate(resolve));
  expect(changes.upToDate([edited(8, 'Older')])).toMatchObject([{ message: 'Older' }]);
});

test('what was foreseen gives way to what the host tells, and comes before nothing it knows', () => {
  const { changes, audience } = setUp();
  const foreseen = changes.foresee({ event: 'chat-message-edit', payload: { seq: 1, message: 'Soon' } });
  expect(foreseen).toMatchObject({ message: 'Soon', edited: expect.any(String) });
  expect(audience.state?.change).toBe(7);
  changes.heard(edited(8, 'By the host'), event(edited(8, 'By the host')), true);
  expect(changes.message(1)?.message).toBe('By the host');
});

test('what the host refuses is shown as the host has it', () => {
  const { changes } = setUp();
  changes.foresee({ event: 'chat-message-delete', payload: { seq: 1 } });
  expect(changes.message(1)).toMatchObject({ message: '', deleted: expect.any(String) });
  changes.settle(aMessage({ seq: 1, change: 3, message: 'Still here' }));
  expect(changes.message(1)).toMatchObject({ message: 'Still here', deleted: null });
});

test('one reacts once, and takes back only what is one’s own', () => {
  const { changes } = setUp();
  const react = (on: boolean) => changes.foresee({ event: 'reaction', payload: { seq: 2, emoji: '👍', on } });
  expect(react(true)?.reactions).toEqual([{ emoji: '👍', count: 1, users: ['me'] }]);
  expect(react(true)?.reactions).toEqual([{ emoji: '👍', count: 1, users: ['me'] }]);
  expect(react(false)?.reactions).toEqual([]);
  expect(react(false)?.reactions).toEqual([]);
  expect(changes.foresee({ event: 'pin', payload: { seq: 2, on: true } })?.pinned).toBe(true);
});
