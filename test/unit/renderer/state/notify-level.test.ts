import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Settings } from '#shared/bridge/settings';
import { countsOf, isMuted, ownLevel, withLevel } from '../../../../src/renderer/state/notify-level';
import { aHost } from '../support/nouns';

const settings = (change: Partial<Settings> = {}): Settings => ({ ...v.parse(Settings, {}), ...change });

describe('the level of a room', () => {
  it('is the usual one until it has one of its own', () => {
    const host = aHost('studio');
    expect(ownLevel(settings(), 'studio', 'cad')).toBeNull();
    expect(isMuted(settings(), host, 'cad')).toBe(false);
    expect(isMuted(settings({ notify_level: 'nothing' }), host, 'cad')).toBe(true);
    const own = withLevel({}, 'studio', 'cad', 'mentions');
    expect(isMuted(settings({ notify_level: 'nothing', room_levels: own }), host, 'cad')).toBe(false);
  });

  it('is taken away again, and other rooms keep theirs', () => {
    const levels = withLevel(withLevel({}, 'studio', 'cad', 'nothing'), 'studio', 'lunch', 'all');
    expect(withLevel(levels, 'studio', 'cad', null)).toEqual({ studio: { lunch: 'all' } });
  });

  it('a room that was left is muted, whatever its level', () => {
    expect(isMuted(settings(), aHost('studio', { left_rooms: ['cad'] }), 'cad')).toBe(true);
  });
});

it('the counts of a host leave out what is muted', () => {
  const host = aHost('studio', { unread: { cad: 3, lunch: 2 }, mentions: { cad: 1, lunch: 1 } });
  expect(countsOf(settings(), host)).toEqual({ unread: 5, mentions: 2 });
  const muted = settings({ room_levels: { studio: { cad: 'nothing' } } });
  expect(countsOf(muted, host)).toEqual({ unread: 2, mentions: 1 });
});
