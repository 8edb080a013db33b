import { describe, expect, it } from 'vitest';
import { actionOf } from '#shared/action-text';
import {
  shareRows,
  type TimelineContent,
  type TimelineRow,
  timelineRows,
} from '../../../../src/renderer/features/messages/timeline-rows';
import { aMessage, anEntry, at } from '../support/messages';

const rowsOf = (content: Partial<TimelineContent>) =>
  timelineRows({ messages: [], outbox: [], more: false, me: 'ines', readUpTo: null, ...content });

/** A row in one word: what it is, and `+` where it continues the one above. */
const word = (row: TimelineRow): string => {
  if (row.kind === 'message') return `${row.message.seq}${row.continues ? '+' : ''}`;
  if (row.kind === 'outbox') return `${row.entry.client_id}${row.continues ? '+' : ''}`;
  return row.kind;
};
const words = (rows: readonly TimelineRow[]) => rows.map(word).join(' ');

describe('grouping', () => {
  it('one author within five minutes stands under one name', () => {
    const messages = [
      aMessage(1, 'jonas', at(9, 0)),
      aMessage(2, 'jonas', at(9, 5)),
      aMessage(3, 'jonas', at(9, 10, 1)),
      aMessage(4, 'priya', at(9, 11)),
      aMessage(5, 'jonas', at(9, 11)),
    ];
    expect(words(rowsOf({ messages }))).toBe('start day 1 2+ 3 4 5');
  });

  it('a new day begins with a separator and a name', () => {
    const messages = [aMessage(1, 'jonas', at(23, 59)), aMessage(2, 'jonas', at(0, 1, 0, 4))];
    expect(words(rowsOf({ messages }))).toBe('start day 1 day 2');
  });

  it('a clock that went back a little does not break a group', () => {
    const messages = [aMessage(1, 'jonas', at(9, 3)), aMessage(2, 'jonas', at(9, 1))];
    expect(words(rowsOf({ messages }))).toBe('start day 1 2+');
  });
});

describe('what stands alone', () => {
  it('an answer shows what it answers, and begins a group', () => {
    const messages = [
      aMessage(1, 'jonas', at(9, 0)),
      aMessage(2, 'jonas', at(9, 1), 'Yes.', { reply_to: 1 }),
      aMessage(3, 'jonas', at(9, 2)),
    ];
    expect(words(rowsOf({ messages }))).toBe('start day 1 2 3+');
  });

  it('what somebody does has their name in it, and what follows has it again', () => {
    const messages = [
      aMessage(1, 'jonas', at(9, 0)),
      aMessage(2, 'jonas', at(9, 1), '/me waves'),
      aMessage(3, 'jonas', at(9, 2)),
      aMessage(4, 'jonas', at(9, 3), '/me '),
    ];
    expect(words(rowsOf({ messages }))).toBe('start day 1 2 3 4+');
    expect(actionOf('/me waves')).toBe('waves');
  });
});

describe('rows that show the same', () => {
  const messages = [1, 2, 3].map((seq) => aMessage(seq, 'jonas', at(9, seq)));

  it('stay the same objects: one reaction is one row', () => {
    const before = rowsOf({ messages });
    const reacted = messages.map((message) => (message.seq === 2 ? { ...message, change: 1 } : message));
    const after = shareRows(before, rowsOf({ messages: reacted }));
    expect(after.filter((row, index) => row !== before[index]).map(({ key }) => key)).toEqual(['seq-2']);
  });

  it('a new message leaves the others as they are', () => {
    const before = rowsOf({ messages, outbox: [anEntry('a', at(9, 5))] });
    const after = shareRows(before, rowsOf({ messages, outbox: [anEntry('a', at(9, 5)), anEntry('b', at(9, 6))] }));
    expect(after.slice(0, 5)).toEqual(before.slice(0, 5));
    expect(after.slice(0, 5).every((row, index) => row === before[index])).toBe(true);
  });
});

describe('the unread divider', () => {
  const messages = [
    aMessage(1, 'jonas', at(9, 0)),
    aMessage(2, 'jonas', at(9, 1)),
    aMessage(3, 'ines', at(9, 2)),
    aMessage(4, 'jonas', at(9, 3)),
    aMessage(5, 'jonas', at(9, 4)),
  ];

  it('stands before the first message of others, says since when, and begins a group', () => {
    const rows = rowsOf({ messages, readUpTo: 1 });
    expect(words(rows)).toBe('start day 1 unread 2 3 4 5+');
    expect(rows[3]).toMatchObject({ since: at(9, 0) });
  });

  it("passes over one's own messages, written from elsewhere", () => {
    expect(words(rowsOf({ messages, readUpTo: 2 }))).toBe('start day 1 2+ 3 unread 4 5+');
  });

  it('is absent when everything is read, or only own messages follow', () => {
    expect(words(rowsOf({ messages, readUpTo: 5 }))).not.toContain('unread');
    expect(words(rowsOf({ messages: messages.slice(0, 3), readUpTo: 2 }))).not.toContain('unread');
  });

  it('stands at the next message where the one after the mark is missing', () => {
    const gap = messages.filter(({ seq }) => seq !== 4);
    expect(words(rowsOf({ messages: gap, readUpTo: 3 }))).toBe('start day 1 2+ 3 unread 5');
  });
});

describe('while older messages exist', () => {
  const all = Array.from({ length: 40 }, (_, index) =>
    aMessage(index + 1, index % 7 < 4 ? 'jonas' : 'priya', new Date(2026, 2, 1, 0, index * 97).toISOString()),
  );

  it('the beginning of the room is not shown, and the oldest message is held back', () => {
    expect(words(rowsOf({ messages: all.slice(20, 23), more: true }))).toBe('22 23');
  });

  it('a page above changes no row that is shown, wherever the page ends', () => {
    const whole = rowsOf({ messages: all });
    for (let from = 1; from < all.length - 1; from += 1) {
      const shown = rowsOf({ messages: all.slice(from), more: true });
      expect(whole.slice(-shown.length)).toEqual(shown);
    }
  });
});

describe('the outbox', () => {
  const messages = [aMessage(1, 'ines', at(9, 0))];

  it('follows the messages and groups with them; the newest waiting entry counts for all', () => {
    const outbox = [
      anEntry('a', at(9, 1)),
      anEntry('b', at(9, 2)),
      anEntry('c', at(9, 3), { state: 'failed', error: 'The disk is full.' }),
    ];
    const rows = rowsOf({ messages, outbox });
    expect(words(rows)).toBe('start day 1 a+ b+ c+');
    expect(rows.flatMap((row) => (row.kind === 'outbox' ? [row.waiting] : []))).toEqual([0, 2, 0]);
  });

  it('a message keeps its row when it is sent', () => {
    const before = rowsOf({ messages, outbox: [anEntry('c2', at(9, 1))] });
    const after = rowsOf({ messages: [...messages, aMessage(2, 'ines', at(9, 1))] });
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
  });
});

it('ten thousand messages are rows in a moment, each with a key of its own', () => {
  const messages = Array.from({ length: 10_000 }, (_, index) =>
    aMessage(index + 1, `user${index % 5}`, at(9, index % 60)),
  );
  const started = performance.now();
  const rows = rowsOf({ messages });
  expect(performance.now() - started).toBeLessThan(500);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
});
