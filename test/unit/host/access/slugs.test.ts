import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenSlug, slugify } from '../../../../src/main/host/slugs';

describe('a slug', () => {
  it.each([
    ['Lunch', 'lunch'],
    ['  Été à la plage! ', 'ete-a-la-plage'],
    ['C++ & C#', 'c-c'],
    ['ﬁnance №5', 'finance-no5'],
    ['昼ごはん', 'room'],
    ['---', 'room'],
    [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
  ])('of %j is %j', (name, slug) => {
    expect(slugify(name, 'room')).toBe(slug);
  });

  it('is safe in a link and short, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        expect(slugify(name, 'team')).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/);
      }),
    );
  });

  it('[NOUN-4] of what not everybody sees ends in part of its id', () => {
    expect(hiddenSlug('Design', '0123456789', 'team')).toBe('design-012345');
  });
});
