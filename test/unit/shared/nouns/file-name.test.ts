import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { FileName } from '../../../../src/shared/nouns/file';

describe('[FILE-1] the name of a file', () => {
  it.each(['plan.pdf', 'Zeichnung Nr. 4 (neu).dwg', '写真.png', '.env', 'a..b'])('may be %j', (name) => {
    expect(v.is(FileName, name)).toBe(true);
  });

  it.each([
    '',
    '  ',
    '.',
    '..',
    '../secret',
    'C:\\boot.ini',
    'a/b',
    'a\u0000b',
    'line\nbreak',
    'gpj.\u202eexe',
    'n'.repeat(256),
  ])('is never %j', (name) => {
    expect(v.is(FileName, name)).toBe(false);
  });
});
