import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRange } from '../../../../src/main/byte-range';

test('[FILE-6] a range never leads out of the content, whatever is asked for', () => {
  const header = fc.oneof(
    fc.string(),
    fc.tuple(fc.option(fc.nat()), fc.option(fc.nat())).map(([a, b]) => `bytes=${a ?? ''}-${b ?? ''}`),
  );
  fc.assert(
    fc.property(header, fc.nat(), (asked, size) => {
      const range = readRange(asked, size);
      if (range === null || range === 'unsatisfiable') return;
      expect(range.start).toBeGreaterThanOrEqual(0);
      expect(range.end).toBeLessThanOrEqual(size);
      expect(range.start).toBeLessThan(range.end);
    }),
    { numRuns: 2_000 },
  );
});

test('no header, and numbers that no content has, ask for all of it', () => {
  expect(readRange(undefined, 10)).toBeNull();
  expect(readRange(`bytes=${'9'.repeat(20)}-`, 10)).toBeNull();
});
