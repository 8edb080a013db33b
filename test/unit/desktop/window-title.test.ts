import { describe, expect, it } from 'vitest';
import { waitingCount, windowTitle } from '../../../src/main/desktop/window-title';
import { aHostEntry } from '../../support/incoming';

describe('the title and the badge', () => {
  it('count unread messages and invitations of all hosts', () => {
    const hosts = [
      aHostEntry({ unread: { lunch: 2, releases: 5 }, invitations: 1 }),
      aHostEntry({ id: 'home', unread: { a: 1 } }),
    ];
    expect(waitingCount(hosts)).toBe(9);
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
