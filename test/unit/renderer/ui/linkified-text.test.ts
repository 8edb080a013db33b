import { expect, it } from 'vitest';
import { splitLinks } from '../../../../src/renderer/ui/linkified-text';

const links = (text: string) => splitLinks(text).flatMap((part) => (part.url === null ? [] : [part.url]));

it('finds http, https and mailto addresses, and leaves the full stop after one alone', () => {
  expect(links('See https://example.com/a?b=c. Or http://studio.local:8080 (or mailto:ines@example.com).')).toEqual([
    'https://example.com/a?b=c',
    'http://studio.local:8080',
    'mailto:ines@example.com',
  ]);
});

it('nothing else is a link: no other scheme, no bare names, no file names', () => {
  for (const text of ['javascript:alert(1)', 'file:///etc/passwd', 'ftp://example.com', 'legs.ts', '//example.com']) {
    expect(links(text)).toEqual([]);
  }
});

it('keeps the text as it was, whatever is in it', () => {
  for (const text of [
    '',
    'plain',
    '<b>no</b> https://a.example  and\nmore',
    'https://a.example',
    '‮https://a.example',
  ]) {
    expect(
      splitLinks(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  }
});
