import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scanLines } from '../../../src/main/store/disk/record-line';
import { decodeLine, encodeMessages, identityOf } from '../../../src/main/store/room-log/log-record';
import { firstState, type StoredMessage } from '../../../src/main/store/room-log/stored-message';
import { draft } from '../../support/opened-store';

const linesOf = (messages: readonly StoredMessage[]) => scanLines(encodeMessages(messages), 0).lines;

/** A text that is, or could be taken for, the end of a line. */
const imitation = fc.constantFrom(
  '","user":"user-2","created":"2026-11-22T10:00:00.000Z","client_id":"client-2","seq":7}',
  '\\","user\\":\\"user-2\\"}',
  '"}\n',
);

test('the identity of a message is read from its line, whatever its client_id and text are', () => {
  const message = fc
    .record({
      client_id: fc.oneof(fc.uuid(), fc.string({ minLength: 1, maxLength: 64, unit: 'grapheme' }), imitation),
      message: fc.oneof(fc.string(), imitation),
      seq: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    })
    .map(({ seq, client_id, message }) => firstState(draft(1, { client_id: client_id.slice(0, 64), message }), seq));
  fc.assert(
    fc.property(fc.array(message, { maxLength: 5 }), (messages) => {
      const expected = messages.map(({ user, client_id, seq }) => ({ user, client_id, seq }));
      expect(linesOf(messages).map(identityOf)).toMatchObject(expected);
    }),
  );
});

test('the line of a message that much came of has its identity as well', () => {
  const later = firstState(draft(1, { reply_to: 4, thread: 2 }), 9);
  const amended = {
    ...later,
    change: 3,
    edited: later.created,
    pinned: true,
    reactions: [{ emoji: '👍', users: ['u'] }],
  };
  expect(linesOf([later, amended]).map(identityOf)).toEqual([
    { user: 'user-1', client_id: 'client-1', seq: 9 },
    { user: 'user-1', client_id: 'client-1', seq: 9 },
  ]);
});

test('a message is read from its line as it was written', () => {
  const later = firstState(draft(1, { reply_to: 4, thread: 2 }), 9);
  const deleted = { ...later, message: '', deleted: later.created, change: 12 };
  const records = linesOf([later, deleted]).map(decodeLine);
  expect(records).toEqual([
    { kind: 'message', message: later },
    { kind: 'message', message: deleted },
  ]);
});
