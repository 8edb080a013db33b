import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Settings } from '#shared/bridge/settings';
import { waitingCount, windowTitle } from '../../../src/main/desktop/window-title';
import { aHostEntry } from '../../support/incoming';

const settings = v.parse(Settings, {});

describe('the title and the badge', () => {
  it('count unread messages and invitations of all hosts', () => {
    const hosts = [
      aHostEntry({ unread: { lunch: 2, releases: 5 }, invitations: 1 }),
      aHostEntry({ id: 'home', unread: { a: 1 } }),
    ];
    expect(waitingCount(hosts, settings)).toBe(9);
  });

  it('count in a quiet room what means the person, and in a muted one nothing', () => {
    const hosts = [aHostEntry({ unread: { lunch: 2, releases: 5, noise: 70 }, mentions: { releases: 1, noise: 3 } })];
    const room_levels = { studio: { releases: 'mentions', noise: 'nothing' } } as const;
    expect(waitingCount(hosts, { ...settings, room_levels })).toBe(3);
    expect(waitingCount(hosts, { ...settings, notify_level: 'mentions' })).toBe(4);
  });

  it.each([
    ['Releases', 'Studio', 3, 'Releases – Studio (3)'],
    ['Releases', 'Studio', 0, 'Releases – Studio'],
    [null, 'Studio', 0, 'Studio'],
    [null, null, 2, 'Hearth (2)'],
    [null, null, 0, 'Hearth'],
  ])('room %s, host %s and %s waiting make "%s"', (room, host, waiting, title) => {
    expect(windowTitle(room, host, waiting)).toBe(title);
  });
});
