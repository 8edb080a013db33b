import { describe, expect, it } from 'vitest';
import { languageFor } from '../../../../src/shared/words/language';
import { createPlural } from '../../../../src/shared/words/plural';

describe('the language', () => {
  it('is the one that was chosen', () => {
    expect(languageFor('de', ['en-GB'])).toBe('de');
  });

  it("is the first of the system's that Hearth speaks", () => {
    expect(languageFor('system', ['fr-FR', 'de-AT', 'en'])).toBe('de');
  });

  it('is English where Hearth speaks none of them', () => {
    expect(languageFor('system', ['fr-FR'])).toBe('en');
    expect(languageFor('system', [])).toBe('en');
  });
});

describe('a text with a number', () => {
  it('has the form that the language asks for, and the number as it writes it', () => {
    const forms = { one: '# Nachricht', other: '# Nachrichten' };
    const plural = createPlural('de');
    expect([1, 0, 12_000].map((count) => plural(count, forms))).toEqual([
      '1 Nachricht',
      '0 Nachrichten',
      '12.000 Nachrichten',
    ]);
  });

  it('falls back to the form for everything else', () => {
    expect(createPlural('en')(1, { other: '# new' })).toBe('1 new');
  });
});
