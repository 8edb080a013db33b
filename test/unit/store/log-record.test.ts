import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChatMessage } from '#shared/nouns/message';
import { scanLines } from '../../../src/main/store/disk/record-line';
import { encodeMessages, identityOf } from '../../../src/main/store/room-log/log-record';
import { draft } from '../../support/opened-store';

const linesOf = (messages: readonly ChatMessage[]) => scanLines(encodeMessages(messages), 0).lines;

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
    .map(({ seq, client_id, message }) => ({ ...draft(1, { client_id: client_id.slice(0, 64), message }), seq }));
  fc.assert(
    fc.property(fc.array(message, { maxLength: 5 }), (messages) => {
      const expected = messages.map(({ user, client_id, seq }) => ({ user, client_id, seq }));
      expect(linesOf(messages).map(identityOf)).toMatchObject(expected);
    }),
  );
});

test('a line with further fields after those of a message has its identity as well', () => {
  const later = { ...draft(1), seq: 1, reply_to: 4 };
  expect(linesOf([later]).map(identityOf)).toMatchObject([{ user: 'user-1', client_id: 'client-1', seq: 1 }]);
});
