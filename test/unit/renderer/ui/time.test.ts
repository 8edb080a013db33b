import { describe, expect, it } from 'vitest';
import { clock, daySeparator, isSameDay, lastSeen, shortDay, shortTime } from '../../../../src/renderer/ui/time';
import { aSpeech } from '../support/speech';

/** A local time, as the functions count local days. */
const local = (day: number, hour = 9, month = 2, year = 2026) => new Date(year, month, day, hour, 12).toISOString();
const now = new Date(2026, 2, 20, 10, 0);
const en = 'en-GB';

it('a clock has two digits for hours and minutes', () => {
  expect(clock(local(3), en)).toBe('09:12');
});

describe('daySeparator', () => {
  it('says today and yesterday by the calendar, not by hours', () => {
    expect(daySeparator(local(20, 0), now, en)).toBe('Today');
    expect(daySeparator(local(19, 23), now, en)).toBe('Yesterday');
  });

  it('names the day, and the year when it is another one', () => {
    expect(daySeparator(local(3), now, en)).toMatch(/^Tuesday,? 3 March$/);
    expect(daySeparator(local(3, 9, 2, 2025), now, en)).toMatch(/^Monday,? 3 March 2025$/);
  });
});

describe('shortDay', () => {
  it('uses the weekday within a week, then the date', () => {
    expect(shortDay(local(14), now, en)).toBe('Saturday');
    expect(shortDay(local(13), now, en)).toBe('13 March');
    expect(shortDay(local(13, 9, 2, 2024), now, en)).toBe('13 March 2024');
  });

  it('a time a little ahead of this clock is today', () => {
    expect(shortDay(local(20, 23), now, en)).toBe('today');
  });
});

it('says when somebody was seen last, with the time only while it is recent', () => {
  const speech = aSpeech();
  expect(lastSeen(local(20), now, speech)).toBe('Seen today at 09:12');
  expect(lastSeen(local(19), now, speech)).toBe('Seen yesterday at 09:12');
  expect(lastSeen(local(17), now, speech)).toBe('Seen Tuesday');
});

it('two times are on the same day only in the same calendar day', () => {
  expect(isSameDay(local(3, 0), local(3, 23))).toBe(true);
  expect(isSameDay(local(3, 23), local(4, 0))).toBe(false);
});

it('days and times are said in the language of the app', () => {
  const de = aSpeech('de');
  expect(daySeparator(local(20, 0), now, de.locale)).toBe('Heute');
  expect(daySeparator(local(19, 23), now, de.locale)).toBe('Gestern');
  expect(shortDay(local(17), now, de.locale)).toBe('Dienstag');
  expect(lastSeen(local(19), now, de)).toBe('Zuletzt da: gestern um 09:12');
});

it('a time of today needs no day, another one has it', () => {
  expect(shortTime(local(20), now, aSpeech())).toBe('09:12');
  expect(shortTime(local(21, 8), now, aSpeech())).toBe('tomorrow at 08:12');
  expect(shortTime(local(3), now, aSpeech('de'))).toBe('3. März um 09:12');
});
