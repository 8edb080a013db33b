import { describe, expect, it } from 'vitest';
import { kindOf } from '../../../../../src/renderer/ui/files/file-kind';
import { fileSize } from '../../../../../src/renderer/ui/files/file-size';
import { reservedSize } from '../../../../../src/renderer/ui/files/reserved-size';

describe('a size', () => {
  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [84_000, '84 kB'],
    [1_400_000, '1.4 MB'],
    [2_000_000_000, '2 GB'],
  ])('of %i bytes reads %s', (bytes, words) => {
    expect(fileSize(bytes, 'en')).toBe(words);
  });

  it('is written as the language writes numbers', () => {
    expect(fileSize(1_400_000, 'de')).toBe('1,4 MB');
  });
});

describe('a file', () => {
  it.each([
    ['image/png', 'picture'],
    ['video/mp4', 'video'],
    ['audio/mpeg', 'audio'],
    ['application/pdf', 'other'],
    ['text/html', 'other'],
    ['image/svg+xml', 'other'],
  ])('of type %s is shown as %s', (type, kind) => {
    expect(kindOf({ type })).toBe(kind);
  });
});

describe('the place of a picture', () => {
  it('is its own size where that is small', () => {
    expect(reservedSize({ width: 120, height: 90 })).toEqual({ width: 120, height: 90 });
  });

  it('keeps its proportions where it is made smaller', () => {
    expect(reservedSize({ width: 4_000, height: 2_000 })).toEqual({ width: 420, height: 210 });
    expect(reservedSize({ width: 1_000, height: 4_000 })).toEqual({ width: 80, height: 320 });
  });

  it('stays large enough to be pressed, however flat it is', () => {
    expect(reservedSize({ width: 5_000, height: 10 }).height).toBe(48);
  });

  it('is there before its size is known', () => {
    expect(reservedSize({})).toEqual({ width: 320, height: 240 });
  });
});
