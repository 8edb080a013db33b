import type { Settings } from '#shared/bridge/settings';

/** The hours of every day in which nothing may disturb. */
export type QuietHours = Pick<Settings, 'quiet_hours' | 'quiet_from' | 'quiet_to'>;

/** What of the settings says whether the person wants quiet. */
export type QuietSettings = QuietHours & Quiet;

/** How quiet stands: until when it lasts, and which quiet hours have begun. */
export type Quiet = Pick<Settings, 'dnd_until' | 'quiet_begun'>;

/**
 * How quiet stands at a moment. Quiet hours that begin make quiet last at least until they end; from then on it is as if
 * the person had asked for it: they may end it, and it does not come back before the next ones begin. Other hours, or
 * none, take back what the former ones brought. Asked twice, it says the same.
 */
export function quietAt({ dnd_until, quiet_begun, ...hours }: QuietSettings, now: Date): Quiet {
  const lasting = dnd_until !== null && Date.parse(dnd_until) > now.getTime() ? dnd_until : null;
  const end = endOfHours(hours, now)?.toISOString() ?? null;
  if (end === quiet_begun) return { dnd_until: lasting, quiet_begun };
  const byHand = lasting === quiet_begun ? null : lasting;
  return { dnd_until: later(byHand, end), quiet_begun: end };
}

/** Whether the person wants quiet at a moment, in milliseconds since 1970. */
export const isQuiet = (settings: QuietSettings, now: number): boolean =>
  quietAt(settings, new Date(now)).dnd_until !== null;

/**
 * When the quiet hours end that a moment lies in; null outside of them. They are times on the clock of this computer:
 * in the night in which clocks change they are an hour longer or shorter.
 */
export function endOfHours({ quiet_hours, quiet_from: from, quiet_to: to }: QuietHours, now: Date): Date | null {
  // Hours that begin when they end are none: a whole day of quiet is nobody's wish.
  if (!quiet_hours || from === to) return null;
  const nights = from > to ? 1 : 0;
  // Those that began yesterday, or begin today.
  for (const day of [-nights, 0]) {
    const end = onClock(now, day + nights, to);
    if (onClock(now, day, from) <= now && now < end) return end;
  }
  return null;
}

/** A time of day, so many days from now. */
function onClock(now: Date, days: number, time: string): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hours, minutes);
}

/** The later one of two times. */
function later(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return Date.parse(one) > Date.parse(other) ? one : other;
}
