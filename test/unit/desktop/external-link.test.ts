import { describe, expect, it } from 'vitest';
import { externalLink } from '../../../src/main/desktop/external-link';

describe('a link to open outside', () => {
  it.each(['https://example.org/a?b=c', 'http://example.org/', 'mailto:ines@example.org'])('may be %s', (url) => {
    expect(externalLink(url)).toBe(url);
  });

  it.each(['file:///etc/passwd', 'javascript:alert(1)', 'hearth://host/', 'smb://host/share', 'data:text/html,x', 'x'])(
    'is never %s',
    (url) => {
      expect(externalLink(url)).toBeNull();
    },
  );
});
