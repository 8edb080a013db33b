import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPassing, readRefusal } from '../../../../src/main/peer/hosts/upgrade-outcome';

test('a refusal is read with what helps [REFUSE-1]', () => {
  const body = JSON.stringify({ reason: 'rate_limited', message: 'Slowly.', retry_after: 5_000, more: 1 });
  expect(readRefusal(429, body)).toEqual({
    kind: 'refused',
    refusal: { reason: 'rate_limited', message: 'Slowly.', retry_after: 5_000 },
  });
});

test.each([
  [404, '{"reason":"refused","message":"No."}'],
  [403, '<html>Forbidden</html>'],
  [403, '{"reason":"because","message":"No."}'],
  [200, ''],
])('status %i with %j comes from no host', (status, body) => {
  expect(readRefusal(status, body)).toEqual({ kind: 'failed', failure: { kind: 'not-hearth' } });
});

test('whatever answers is read without a throw', () => {
  fc.assert(
    fc.property(fc.nat(600), fc.oneof(fc.string(), fc.json()), (status, body) => void readRefusal(status, body)),
  );
});

test('only what passes by itself is tried again', () => {
  expect((['rate_limited', 'too_many_sockets', 'host_full', 'unavailable'] as const).every(isPassing)).toBe(true);
  expect((['code_required', 'bad_code', 'refused', 'removed', 'bad_token'] as const).some(isPassing)).toBe(false);
});
