import type { Speech } from '../state/words';

/** Every function takes the locale last (default: the person's own), so that it speaks the app's language. Days are local days. */

const DAY_MS = 24 * 60 * 60 * 1000;

/** Midnight at the start of the day a time lies in. */
const startOfDay = (time: Date): Date => new Date(time.getFullYear(), time.getMonth(), time.getDate());

/** Whole days from `time` to `now`, by the calendar: 0 is today, 1 yesterday. */
const daysAgo = (time: Date, now: Date): number =>
  // Rounded because a day with a change of clocks has 23 or 25 hours.
  Math.round((startOfDay(now).getTime() - startOfDay(time).getTime()) / DAY_MS);

/** Whether two times lie in the same day. */
export const isSameDay = (one: string, other: string): boolean => daysAgo(new Date(one), new Date(other)) === 0;

// Making a formatter takes far longer than using it, and every row of a list shows a time: one for each locale is kept.
const CLOCKS = new Map<string | undefined, Intl.DateTimeFormat>();

function clockOf(locale: string | undefined): Intl.DateTimeFormat {
  const kept = CLOCKS.get(locale) ?? new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  CLOCKS.set(locale, kept);
  return kept;
}

/** `09:12`. */
export const clock = (time: string, locale?: string): string => clockOf(locale).format(new Date(time));

/** `09:12` where a column is too narrow for the half of the day that some locales add. */
export const shortClock = (time: string, locale?: string): string =>
  clockOf(locale)
    .formatToParts(new Date(time))
    .map(({ type, value }) => (type === 'dayPeriod' ? '' : value))
    .join('')
    .trim();

/** `Monday 3 March 2026 at 09:12`, for the tooltip of a short time. */
export const fullTime = (time: string, locale?: string): string =>
  new Date(time).toLocaleString(locale, { dateStyle: 'full', timeStyle: 'short' });

/** `today`, `yesterday`, as the locale says it. */
const nearDay = (days: number, locale?: string): string =>
  new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-days, 'day');

const capitalised = (text: string, locale?: string): string => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);

/** A separator between days: `Today`, `Yesterday`, `Monday`, `Monday 3 March`, with the year when it is another. */
export function daySeparator(time: string, now: Date, locale?: string): string {
  const date = new Date(time);
  const days = daysAgo(date, now);
  if (days === 0 || days === 1) return capitalised(nearDay(days, locale), locale);
  const sameYear = date.getFullYear() === now.getFullYear();
  return date.toLocaleDateString(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(!sameYear && { year: 'numeric' }),
  });
}

/** A day in few letters: `today`, `yesterday`, `Friday`, `3 March`, `3 March 2024`; `tomorrow` for what is to come. */
export function shortDay(time: string, now: Date, locale?: string): string {
  const date = new Date(time);
  const days = daysAgo(date, now);
  if (days <= 1 && days >= -1) return nearDay(days, locale);
  if (days < 7 && days > -7) return date.toLocaleDateString(locale, { weekday: 'long' });
  const sameYear = date.getFullYear() === now.getFullYear();
  return date.toLocaleDateString(locale, { day: 'numeric', month: 'long', ...(!sameYear && { year: 'numeric' }) });
}

/** A day of any year: `3 March 2026`. */
export const longDay = (time: string, locale?: string): string =>
  new Date(time).toLocaleDateString(locale, { dateStyle: 'long' });

/** A time in few letters: `09:12` today, else with the day: `yesterday at 09:12`, `3 March at 09:12`. */
export function shortTime(time: string, now: Date, { words, locale }: Pick<Speech, 'words' | 'locale'>): string {
  if (isSameDay(time, now.toISOString())) return clock(time, locale);
  return words.ui.time.dayAt(shortDay(time, now, locale), clock(time, locale));
}

/** When somebody was last there: `Seen today at 09:12`, `Seen Friday`, `Seen 3 March`. */
export function lastSeen(time: string, now: Date, { words, locale }: Pick<Speech, 'words' | 'locale'>): string {
  const day = shortDay(time, now, locale);
  const near = daysAgo(new Date(time), now) <= 1;
  return words.ui.time.seen(near ? words.ui.time.dayAt(day, clock(time, locale)) : day);
}
