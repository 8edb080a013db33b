import { describe, expect, test } from 'vitest';
import { formatJoinLink, parseJoinLink } from '#shared/join-link';

const fp = 'ab'.repeat(32);

describe('a join link', () => {
  test.each([
    ['hearth://192.168.1.24:5000/', { host: '192.168.1.24', port: 5000 }],
    [`hearth://studio.local:4747/?fp=${fp}`, { host: 'studio.local', port: 4747, fingerprint: fp }],
    [
      `hearth://studio.local:4747/?id=studio&fp=${fp}&code=alder-moss-4827`,
      { host: 'studio.local', port: 4747, id: 'studio', fingerprint: fp, code: 'alder-moss-4827' },
    ],
    ['hearth://[fe80::1]:4747/?code=a%20b', { host: 'fe80::1', port: 4747, code: 'a b' }],
  ])('[DISC-2] %s is read as it is written, and any part of its query may be missing', (text, link) => {
    expect(parseJoinLink(text)).toEqual({ ok: true, value: link });
    expect(formatJoinLink(link)).toBe(text);
  });

  test('[CONN-1] without a port leads to 4747', () => {
    for (const text of ['hearth://studio.local/', 'hearth://studio.local', 'studio.local', 'HEARTH://studio.local/?']) {
      expect(parseJoinLink(text)).toEqual({ ok: true, value: { host: 'studio.local', port: 4747 } });
    }
  });

  test('[DISC-2] may have a query of later versions, and its fingerprint in capitals', () => {
    expect(parseJoinLink(` hearth://a:1/?table=lunch&fp=${fp.toUpperCase()}#top\n`)).toEqual({
      ok: true,
      value: { host: 'a', port: 1, fingerprint: fp },
    });
  });

  test.each([
    ['', 'no_link'],
    ['hearth://', 'no_link'],
    ['https://studio.local/', 'no_link'],
    ['ann@studio.local', 'no_link'],
    ['studio.local/somewhere', 'no_link'],
    ['hearth://a:0/', 'port'],
    ['hearth://a:65536/', 'port'],
    ['hearth://a/?fp=abcd', 'fingerprint'],
    ['hearth://a/?code=%E0', 'damaged'],
  ])('that is none is refused, and why: %j', (text, problem) => {
    expect(parseJoinLink(text)).toEqual({ ok: false, error: problem });
  });
});

test('a link to a message names its room and its number, and is read back as it was written', () => {
  const link = { host: '192.168.1.24', port: 4747, id: 'studio', fingerprint: 'ab'.repeat(32), room: 'cad', seq: 120 };
  expect(formatJoinLink(link)).toMatch(/&room=cad&seq=120$/);
  expect(parseJoinLink(formatJoinLink(link))).toEqual({ ok: true, value: link });
  expect(parseJoinLink('hearth://studio.local/?room=no%20such&seq=-1')).toEqual({
    ok: true,
    value: { host: 'studio.local', port: 4747 },
  });
});
