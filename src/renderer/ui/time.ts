/** Every function takes the locale last (default: the person's own), so that tests can fix it. Days are local days. */

const DAY_MS = 24 * 60 * 60 * 1000;

/** Midnight at the start of the day a time lies in. */
const startOfDay = (time: Date): Date => new Date(time.getFullYear(), time.getMonth(), time.getDate());

/** Whole days from `time` to `now`, by the calendar: 0 is today, 1 yesterday. */
const daysAgo = (time: Date, now: Date): number =>
  // Rounded because a day with a change of clocks has 23 or 25 hours.
  Math.round((startOfDay(now).getTime() - startOfDay(time).getTime()) / DAY_MS);

/** Whether two times lie in the same day. */
export const isSameDay = (one: string, other: string): boolean => daysAgo(new Date(one), new Date(other)) === 0;

// Making a formatter takes far longer than using it, and every row of a list shows a time.
const createClock = (locale?: string) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
const OWN_CLOCK = createClock();

/** `09:12`. */
export const clock = (time: string, locale?: string): string =>
  (locale === undefined ? OWN_CLOCK : createClock(locale)).format(new Date(time));

/** `09:12` where a column is too narrow for the half of the day that some locales add. */
export const shortClock = (time: string, locale?: string): string =>
  (locale === undefined ? OWN_CLOCK : createClock(locale))
    .formatToParts(new Date(time))
    .map(({ type, value }) => (type === 'dayPeriod' ? '' : value))
    .join('')
    .trim();

/** `Monday 3 March 2026 at 09:12`, for the tooltip of a short time. */
export const fullTime = (time: string, locale?: string): string =>
  new Date(time).toLocaleString(locale, { dateStyle: 'full', timeStyle: 'short' });

/** A separator between days: `Today`, `Yesterday`, `Monday`, `Monday 3 March`, with the year when it is another. */
export function daySeparator(time: string, now: Date, locale?: string): string {
  const date = new Date(time);
  const days = daysAgo(date, now);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  const sameYear = date.getFullYear() === now.getFullYear();
  return date.toLocaleDateString(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(!sameYear && { year: 'numeric' }),
  });
}

/** A day in few letters: `today`, `yesterday`, `Friday`, `3 March`, `3 March 2024`. */
export function shortDay(time: string, now: Date, locale?: string): string {
  const date = new Date(time);
  const days = daysAgo(date, now);
  if (days <= 0) return 'today';
  if (days === 1) return 'yesterday';
  if (days < 7) return date.toLocaleDateString(locale, { weekday: 'long' });
  const sameYear = date.getFullYear() === now.getFullYear();
  return date.toLocaleDateString(locale, { day: 'numeric', month: 'long', ...(!sameYear && { year: 'numeric' }) });
}

/** When somebody was last there: `Seen today at 09:12`, `Seen Friday`, `Seen 3 March`. */
export function lastSeen(time: string, now: Date, locale?: string): string {
  const day = shortDay(time, now, locale);
  return day === 'today' || day === 'yesterday' ? `Seen ${day} at ${clock(time, locale)}` : `Seen ${day}`;
}
