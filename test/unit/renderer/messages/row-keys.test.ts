import { describe, expect, it } from 'vitest';
import { rowAfterKey } from '../../../../src/renderer/features/messages/row-keys';
import { timelineRows } from '../../../../src/renderer/features/messages/timeline-rows';
import { drawnRows } from '../../../../src/renderer/features/messages/use-virtual-rows';
import { aMessage, at } from '../support/messages';

// start, day, 1, 2, day, 3, 4, unread, 5, 6
const rows = timelineRows({
  messages: [1, 2, 3, 4, 5, 6].map((seq) => aMessage(seq, 'jonas', at(9, seq, 0, seq < 3 ? 3 : 4))),
  outbox: [],
  more: false,
  me: 'ines',
  readUpTo: 4,
});
const leads = (key: string, seq: number, page = 3) => {
  const current = rows.findIndex((row) => row.kind === 'message' && row.message.seq === seq);
  const next = rowAfterKey(key, current, rows, () => page);
  const row = next === null ? undefined : rows[next];
  return row?.kind === 'message' ? row.message.seq : null;
};

describe('keys in the message list', () => {
  it('arrows go from message to message, over days and dividers', () => {
    expect(leads('ArrowDown', 2)).toBe(3);
    expect(leads('ArrowUp', 5)).toBe(4);
  });

  it('arrows end at the first and the last message', () => {
    expect(leads('ArrowUp', 1)).toBeNull();
    expect(leads('ArrowDown', 6)).toBeNull();
  });

  it('Home and End go to the first and the last one', () => {
    expect(leads('Home', 4)).toBe(1);
    expect(leads('End', 2)).toBe(6);
  });

  it('a page never leads beyond them', () => {
    expect(leads('PageDown', 1)).toBe(3);
    expect(leads('PageDown', 5, 100)).toBe(6);
    expect(leads('PageUp', 6, 4)).toBe(3);
    expect(leads('PageUp', 2, 100)).toBe(1);
  });

  it('other keys lead nowhere', () => {
    expect(leads('x', 3)).toBeNull();
  });
});

describe('the rows that are drawn', () => {
  const range = { startIndex: 100, endIndex: 110, count: 1_000 };

  it('are those in sight and ten beyond each edge', () => {
    expect(drawnRows(range, -1)).toEqual(Array.from({ length: 31 }, (_, index) => 90 + index));
  });

  it('hold the one with the focus, in order, however far it was scrolled away', () => {
    expect(drawnRows(range, 5)[0]).toBe(5);
    expect(drawnRows(range, 900).at(-1)).toBe(900);
    expect(drawnRows(range, 105)).toHaveLength(31);
    expect(drawnRows({ startIndex: 0, endIndex: 3, count: 4 }, 9)).toEqual([0, 1, 2, 3]);
  });
});
