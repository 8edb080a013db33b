import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { endOfHours, isQuiet, type QuietSettings, quietAt } from '../../../src/main/desktop/quiet-hours';

const NIGHT = { quiet_hours: true, quiet_from: '18:30', quiet_to: '08:00' };
const none: QuietSettings = { dnd_until: null, quiet_begun: null, ...NIGHT, quiet_hours: false };

/** A time on the clock of the computer, in November 2026. */
const at = (day: number, time: string) => new Date(`2026-11-${day}T${time}:00`);
const iso = (day: number, time: string) => at(day, time).toISOString();

/** As it stands after somebody looked at each of these times. */
const lookedAt = (settings: QuietSettings, ...times: readonly Date[]): QuietSettings => {
  let known = settings;
  for (const now of times) known = { ...known, ...quietAt(known, now) };
  return known;
};

describe('quiet hours', () => {
  test.each([
    ['before they begin', at(23, '18:29'), null],
    ['as they begin', at(23, '18:30'), at(24, '08:00')],
    ['after midnight', at(24, '00:10'), at(24, '08:00')],
    ['in their last minute', at(24, '07:59'), at(24, '08:00')],
    ['as they end', at(24, '08:00'), null],
  ])('over midnight: %s', (_when, now, end) => {
    expect(endOfHours(NIGHT, now)).toEqual(end);
  });

  test('within a day they end on that day', () => {
    const lunch = { quiet_hours: true, quiet_from: '12:00', quiet_to: '13:30' };
    expect(endOfHours(lunch, at(23, '12:45'))).toEqual(at(23, '13:30'));
    expect(endOfHours(lunch, at(23, '13:30'))).toBeNull();
    expect(endOfHours(lunch, at(23, '11:59'))).toBeNull();
  });

  test('that are off, or end when they begin, are none', () => {
    expect(endOfHours({ ...NIGHT, quiet_hours: false }, at(23, '22:00'))).toBeNull();
    expect(endOfHours({ quiet_hours: true, quiet_from: '08:00', quiet_to: '08:00' }, at(23, '08:00'))).toBeNull();
  });

  const quiet = { ...none, quiet_hours: true };

  test('begin and end by themselves, every day', () => {
    let known = lookedAt(quiet, at(23, '18:29'));
    expect(known.dnd_until).toBeNull();
    known = lookedAt(known, at(23, '18:30'), at(24, '03:00'));
    expect(known.dnd_until).toBe(iso(24, '08:00'));
    known = lookedAt(known, at(24, '08:00'));
    expect(known).toMatchObject({ dnd_until: null, quiet_begun: null });
    expect(lookedAt(known, at(24, '18:30')).dnd_until).toBe(iso(25, '08:00'));
  });

  test('hold for a computer that slept through their beginning, and are over for one that slept through their end', () => {
    expect(lookedAt(quiet, at(23, '12:00'), at(24, '02:00')).dnd_until).toBe(iso(24, '08:00'));
    expect(lookedAt(quiet, at(23, '20:00'), at(24, '11:00')).dnd_until).toBeNull();
    expect(lookedAt(quiet, at(23, '20:00'), at(25, '07:00')).dnd_until).toBe(iso(25, '08:00'));
  });

  test('that were ended by hand stay ended until the next ones begin', () => {
    const ended = { ...lookedAt(quiet, at(23, '20:00')), dnd_until: null };
    expect(lookedAt(ended, at(23, '20:01'), at(24, '07:59')).dnd_until).toBeNull();
    expect(lookedAt(ended, at(23, '20:01'), at(24, '09:00'), at(24, '18:30')).dnd_until).toBe(iso(25, '08:00'));
    expect(lookedAt(ended, at(23, '20:01'), at(24, '20:00')).dnd_until).toBe(iso(25, '08:00'));
  });

  test('another end that was chosen within them holds', () => {
    const sooner = { ...lookedAt(quiet, at(23, '20:00')), dnd_until: iso(23, '21:00') };
    expect(lookedAt(sooner, at(23, '20:30')).dnd_until).toBe(iso(23, '21:00'));
    expect(lookedAt(sooner, at(23, '20:30'), at(23, '21:00')).dnd_until).toBeNull();
    const longer = { ...sooner, dnd_until: iso(24, '12:00') };
    expect(lookedAt(longer, at(24, '07:00'), at(24, '08:00')).dnd_until).toBe(iso(24, '12:00'));
  });

  test('make quiet longer that was chosen before them, and never shorter', () => {
    expect(lookedAt({ ...quiet, dnd_until: iso(23, '19:00') }, at(23, '18:30')).dnd_until).toBe(iso(24, '08:00'));
    expect(lookedAt({ ...quiet, dnd_until: iso(24, '12:00') }, at(23, '18:30')).dnd_until).toBe(iso(24, '12:00'));
  });

  test('that are changed or turned off take back what they brought, and nothing else', () => {
    const begun = lookedAt(quiet, at(23, '20:00'));
    expect(lookedAt({ ...begun, quiet_hours: false }, at(23, '20:01')).dnd_until).toBeNull();
    expect(lookedAt({ ...begun, quiet_to: '06:00' }, at(23, '20:01')).dnd_until).toBe(iso(24, '06:00'));
    expect(lookedAt({ ...begun, quiet_from: '21:00' }, at(23, '20:01')).dnd_until).toBeNull();
    const longer = { ...begun, dnd_until: iso(24, '12:00'), quiet_hours: false };
    expect(lookedAt(longer, at(23, '20:01')).dnd_until).toBe(iso(24, '12:00'));
  });

  test('hold before anybody has looked', () => {
    expect(isQuiet(quiet, at(23, '18:29').getTime())).toBe(false);
    expect(isQuiet(quiet, at(23, '18:30').getTime())).toBe(true);
  });
});

describe('in the night in which clocks change', () => {
  const zone = process.env.TZ;
  beforeEach(() => {
    process.env.TZ = 'Europe/Berlin';
  });
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  test.each([
    ['forward', '2026-03-28T23:00:00+01:00', '2026-03-29T08:00:00+02:00'],
    ['back', '2026-10-24T23:00:00+02:00', '2026-10-25T08:00:00+01:00'],
  ])('%s, they end by the clock', (_way, now, end) => {
    expect(endOfHours(NIGHT, new Date(now))?.toISOString()).toBe(new Date(end).toISOString());
  });

  test('a time that the clock leaves out is the one it goes to', () => {
    const hours = { quiet_hours: true, quiet_from: '23:00', quiet_to: '02:30' };
    expect(endOfHours(hours, new Date('2026-03-29T01:00:00+01:00'))).toEqual(new Date('2026-03-29T03:30:00+02:00'));
    expect(endOfHours(hours, new Date('2026-03-29T03:30:00+02:00'))).toBeNull();
  });
});
