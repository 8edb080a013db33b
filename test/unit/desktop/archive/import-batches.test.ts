import { expect, test } from 'vitest';
import { LIMITS } from '#shared/protocol/limits';
import { wordsIn } from '#shared/words/words';
import type { ArchivedMessage } from '../../../../src/main/desktop/archive/archive-format';
import {
  type ImportBatch,
  ImportBatches,
  Positions,
  toImported,
} from '../../../../src/main/desktop/archive/import-batches';

const message = (seq: number, more: Partial<ArchivedMessage> = {}): ArchivedMessage => ({
  ...{ seq, user: 'ann', message: `message ${seq}`, created: '2026-11-22T10:00:00.000Z' },
  ...{ edited: null, deleted: null, reply_to: null, thread: null, pinned: false, reactions: [], files: [] },
  ...more,
});
function batchesOf(messages: readonly ArchivedMessage[], taken = 0): ImportBatch[] {
  const batches = new ImportBatches(taken + 1);
  const positions = new Positions(messages.map(({ seq }) => seq));
  const nothing = { ids: [], missing: [] };
  const ready = messages.slice(taken).flatMap((one) => batches.add(toImported(one, positions, nothing, wordsIn('en'))));
  return [...ready, ...batches.flush()];
}

test('fifty messages go at once, from where the host is, and answers follow their messages to new numbers', () => {
  const messages = Array.from({ length: 120 }, (_, index) =>
    message(2 * index + 1, { reply_to: index === 0 ? null : 1 }),
  );
  expect(batchesOf(messages).map(({ from, messages: some }) => [from, some.length])).toEqual([
    [1, 50],
    [51, 50],
    [101, 20],
  ]);
  expect(batchesOf(messages, 70).map(({ from, messages: some }) => [from, some.length])).toEqual([[71, 50]]);
  expect(batchesOf([message(3), message(9, { reply_to: 3 }), message(10, { reply_to: 4 })])[0]?.messages).toMatchObject(
    [{ reply_to: null }, { reply_to: 1 }, { reply_to: null }],
  );
});

test('no push is larger than a frame, however long the texts and however many reacted', () => {
  const users = Array.from({ length: 3_000 }, (_, index) => `${index}`.padStart(43, 'u'));
  const messages = [
    ...Array.from({ length: 20 }, (_, index) => message(index + 1, { message: '€'.repeat(7_000) })),
    message(21, { reactions: [{ emoji: '👍', users }] }),
    message(22),
  ];
  const batches = batchesOf(messages);
  for (const batch of batches) expect(Buffer.byteLength(JSON.stringify(batch))).toBeLessThan(LIMITS.frameBytes - 1_024);
  const reacted = batches.flatMap(({ from, messages: some }) =>
    some.flatMap(({ reactions = [] }, index) => (from + index === 21 ? reactions.flatMap((one) => one.users) : [])),
  );
  expect(reacted).toEqual(users);
  expect(batches.at(-1)).toMatchObject({ from: 22, messages: [{ message: 'message 22' }] });
});

test('files go with their message, and those that are missing leave their names in the text', () => {
  const file = { name: 'menu.txt', size: 1, type: 'text/plain', sha256: null, path: null };
  const imported = (text: string, missing: (typeof file)[]) =>
    toImported(message(1, { message: text }), new Positions([1]), { ids: ['id-1'], missing }, wordsIn('en'));
  expect(imported('here', [])).toMatchObject({ message: 'here', files: ['id-1'] });
  expect(imported('here', [file])).toMatchObject({ message: 'here\n\n📎 menu.txt', files: ['id-1'] });
  expect(imported('', [file, file])).toMatchObject({ message: '📎 menu.txt, menu.txt' });
});
