import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeLine, jsonOf, scanLines } from '../../../src/main/store/disk/record-line';

const values = [{ text: 'first' }, { text: 'sécond, with accents' }, { text: '' }, { text: '{"a":1}\n' }];
const lines = values.map(encodeLine);
const file = Buffer.concat(lines);
const starts = lines.map((_, index) => Buffer.concat(lines.slice(0, index)).length);

const readBack = (bytes: Buffer): unknown[] => scanLines(bytes, 0).lines.map(jsonOf);
const lineAt = (offset: number): number => starts.findLastIndex((start) => start <= offset);

test('lines come back as written, with their offsets', () => {
  const scan = scanLines(file, 1_000);
  expect(scan.lines.map(jsonOf)).toEqual(values);
  expect(scan.lines.map((line) => line.offset)).toEqual(starts.map((start) => start + 1_000));
  expect([scan.bad, scan.rest]).toEqual([[], 1_000 + file.length]);
});

test('a file cut at any byte keeps its whole lines and knows where the torn one begins', () => {
  for (let length = 0; length < file.length; length += 1) {
    const scan = scanLines(file.subarray(0, length), 0);
    const whole = length === 0 ? 0 : lineAt(length);
    expect(scan.lines.map(jsonOf), `cut at ${length}`).toEqual(values.slice(0, whole));
    expect([scan.bad, scan.rest], `cut at ${length}`).toEqual([[], starts[whole]]);
  }
});

test('[KEEP-2] any byte changed in any way costs one line at most, and is noticed where it is', () => {
  for (let at = 0; at < file.length; at += 1) {
    for (const flip of [0x01, 0x20, 0x80, 0xff]) {
      const bytes = Buffer.from(file);
      bytes[at] = (bytes[at] ?? 0) ^ flip;
      const scan = scanLines(bytes, 0);
      const kept = scan.lines.map(jsonOf);
      const others = values.filter((_, index) => index !== lineAt(at));
      expect([values, others], `byte ${at} ^ ${flip}`).toContainEqual(kept);
      const noticed = scan.bad.some((span) => span.offset <= at && at < span.end) || scan.rest <= at;
      expect(noticed, `byte ${at} ^ ${flip}`).toBe(true);
    }
  }
});

test('a changed line break costs no line at all', () => {
  const bytes = Buffer.from(file);
  const end = (starts[1] ?? 0) - 1;
  bytes[end] = 0x4a;
  expect(readBack(bytes)).toEqual(values);
  expect(scanLines(bytes, 0).bad).toEqual([{ offset: end, end: end + 1 }]);
});

test('bytes of any kind between lines never make a line nobody wrote', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
      const bytes = Buffer.concat([
        encodeLine({ text: 'before' }),
        noise,
        Buffer.from('\n'),
        encodeLine({ text: 'after' }),
      ]);
      expect(readBack(bytes)).toEqual([{ text: 'before' }, { text: 'after' }]);
    }),
  );
});

test('a line whose bytes are no JSON has no value', () => {
  const [line] = scanLines(Buffer.from('352441c2 3 abc\n'), 0).lines;
  expect(line && jsonOf(line)).toBeUndefined();
});
