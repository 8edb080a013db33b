import { describe, expect, it } from 'vitest';
import { followPins } from '../../../../src/renderer/features/messages/pins/pinned';
import { threadRows } from '../../../../src/renderer/features/messages/thread/thread-rows';
import {
  applyToThread,
  EMPTY_THREAD,
  type ThreadAction,
} from '../../../../src/renderer/features/messages/thread/thread-view';
import { aMessage, anEntry, at } from '../support/messages';

const root = aMessage(5, 'jonas', at(9));
const reply = (seq: number, user = 'priya', reply_to = 5) =>
  aMessage(seq, user, at(9, seq), `reply ${seq}`, { reply_to, thread: 5 });
const came: ThreadAction = {
  kind: 'came',
  reply: { root, messages: [reply(8), reply(9)], more: true, replies: 4, read: 8 },
};
const opened = applyToThread(EMPTY_THREAD, came);

describe('a thread', () => {
  it('takes the replies that are its own, each once', () => {
    const told = [reply(12), reply(12), aMessage(13, 'ines', at(10)), aMessage(14, 'ines', at(10), 'x', { thread: 4 })]
      .map((payload): ThreadAction => ({ kind: 'event', event: { event: 'chat-message', payload } }))
      .reduce(applyToThread, opened);
    expect(told.messages.map(({ seq }) => seq)).toEqual([8, 9, 12]);
    expect(told.replies).toBe(5);
  });

  it('follows edits and deletions, of the message that began it too', () => {
    const deleted = { ...root, message: '', deleted: at(10), change: 1 };
    const told = applyToThread(opened, {
      kind: 'event',
      event: {
        event: 'changed',
        payload: { messages: [deleted, { ...reply(8), message: 'new', change: 2 }], change: 2 },
      },
    });
    expect(told.root?.deleted).toBe(at(10));
    expect(told.messages[0]?.message).toBe('new');
  });

  it('goes on above, and leaves out a page that came too late', () => {
    const older: ThreadAction = {
      kind: 'older-came',
      before: 8,
      reply: { root, messages: [reply(6), reply(7)], more: false, replies: 4, read: 8 },
    };
    const on = applyToThread(opened, older);
    expect(on.messages.map(({ seq }) => seq)).toEqual([6, 7, 8, 9]);
    expect(applyToThread(on, older).messages).toHaveLength(4);
  });

  it('asked for anew after a break keeps its divider', () => {
    const again: ThreadAction = { ...came, reply: { ...came.reply, read: 9 } };
    expect(applyToThread(opened, again).read).toBe(8);
  });

  it('shows what began it, how many answered, the divider, and what is on its way', () => {
    const view = { ...opened, messages: [reply(7), reply(8), reply(9)], more: false };
    const outbox = [anEntry('mine', at(10), { reply_to: 5 }), anEntry('other', at(10), { reply_to: null })];
    const rows = threadRows(view, root, outbox, 'ines');
    expect(rows.map(({ kind }) => kind)).toEqual([
      'message',
      'replies',
      'day',
      'message',
      'message',
      'unread',
      'message',
      'outbox',
    ]);
    // Answers to what began the thread need no quote, and stand under one name.
    expect(rows[4]).toMatchObject({ continues: true });
  });

  it('shows a reply once, also while the room still has it among what waits', () => {
    const arrived = reply(7);
    const view = { ...opened, messages: [arrived], more: false };
    const outbox = [anEntry(arrived.client_id, at(10), { reply_to: 5 })];
    expect(threadRows(view, root, outbox, 'ines').filter(({ kind }) => kind === 'outbox')).toEqual([]);
  });
});

describe('pinned messages', () => {
  const pinned = (seq: number, change: number, on = true) =>
    aMessage(seq, 'jonas', at(9), `pinned ${seq}`, { pinned: on, change });
  const pin = (message: ReturnType<typeof pinned>) => ({ event: 'pin', payload: { message } }) as const;

  it('come and go in the order of the room, whatever order they were pinned in', () => {
    const pins = [pin(pinned(9, 1)), pin(pinned(3, 2)), pin(pinned(5, 3)), pin(pinned(9, 4, false))].reduce(
      followPins,
      [] as readonly ReturnType<typeof pinned>[],
    );
    expect(pins.map(({ seq }) => seq)).toEqual([3, 5]);
  });

  it('an older version changes nothing', () => {
    const pins = [pinned(3, 5)];
    expect(followPins(pins, pin(pinned(3, 4, false)))).toBe(pins);
    expect(followPins(pins, { event: 'typing', payload: { user: 'ines', on: true } })).toBe(pins);
  });
});
