import { describe, expect, it } from 'vitest';
import { defaultHostName } from '../../../src/main/desktop/hosting-choice';

describe('the default name of a host', () => {
  it('is its owner’s', () => {
    expect(defaultHostName('Ines')).toBe('Ines’s computer');
  });

  it('fits the limit of names without cutting a character in two', () => {
    const name = defaultHostName('🔥'.repeat(40));
    expect(name.length).toBeLessThanOrEqual(80);
    expect(name).toMatch(/^🔥+’s computer$/u);
  });
});
