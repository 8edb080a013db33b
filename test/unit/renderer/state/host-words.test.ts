import { describe, expect, it } from 'vitest';
import { parseJoinLink } from '#shared/join-link';
import { joinLinkOf, reachOf } from '../../../../src/renderer/state/host-words';
import { aHost } from '../support/nouns';

const since = '2026-03-03T08:00:00.000Z';
const lost = { state: 'reconnecting', since, next: null, message: '' } as const;
const later = (seconds: number) => new Date(Date.parse(since) + seconds * 1_000);

describe('reachOf', () => {
  it('a break of less than two seconds is no news', () => {
    expect(reachOf(lost, later(1.9))).toBe('online');
  });

  it('a longer one is told, and after a minute the host is gone', () => {
    expect(reachOf(lost, later(2))).toBe('reconnecting');
    expect(reachOf(lost, later(59))).toBe('reconnecting');
    expect(reachOf(lost, later(60))).toBe('gone');
  });

  it('a host that answers and takes nobody in is not gone, however long', () => {
    expect(reachOf({ ...lost, answers: true }, later(1))).toBe('online');
    expect(reachOf({ ...lost, answers: true }, later(3_600))).toBe('reconnecting');
  });

  it('a clock that was set back hides no lost line', () => {
    expect(reachOf(lost, later(-86_400))).toBe('reconnecting');
  });

  it('other states are what they are', () => {
    expect(reachOf({ state: 'waiting', message: '' }, later(0))).toBe('waiting');
    expect(reachOf({ state: 'fingerprint_changed', known: '', shown: '', message: '' }, later(0))).toBe('changed');
  });
});

describe('joinLinkOf', () => {
  it('carries address, id and fingerprint, and the code only when given', () => {
    const host = aHost('studio', { address: '[fe80::1]:4748' });
    const link = parseJoinLink(joinLinkOf(host));
    expect(link).toEqual({
      ok: true,
      value: { host: 'fe80::1', port: 4748, id: 'studio', fingerprint: host.fingerprint },
    });
    expect(joinLinkOf(host)).not.toContain('code');
    expect(joinLinkOf(host, 'alder-moss-4827')).toContain('code=alder-moss-4827');
  });
});
