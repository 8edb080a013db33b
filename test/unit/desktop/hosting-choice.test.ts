import { describe, expect, it } from 'vitest';
import { wordsIn } from '#shared/words/words';
import { defaultHostName } from '../../../src/main/desktop/hosting-choice';

const english = wordsIn('en').desktop.hosting.name;

describe('the default name of a host', () => {
  it('is its owner’s first, in the language of the app', () => {
    expect(defaultHostName('Ines Ferreira', english)).toBe('Ines’s computer');
    const german = wordsIn('de').desktop.hosting.name;
    expect(defaultHostName('Ines Ferreira', german)).toBe('Ines’ Computer');
    expect(defaultHostName('Priya', german)).toBe('Priyas Computer');
  });

  it('fits the limit of names without cutting a character in two', () => {
    const name = defaultHostName('🔥'.repeat(40), english);
    expect(name.length).toBeLessThanOrEqual(80);
    expect(name).toMatch(/^🔥+’s computer$/u);
  });
});
