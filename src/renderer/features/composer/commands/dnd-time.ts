import { quietEnds } from '../../../state/quiet-times';

/** How long something may be quiet at most: longer is no break but an absence. */
const LONGEST_MS = 7 * 24 * 60 * 60_000;

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 60 * 60_000, d: 24 * 60 * 60_000 };

/**
 * Reads until when somebody wants quiet: `30m`, `2h`, `1d`, `1h30m`, `until 14:00`, `tomorrow` (the next morning at eight), in
 * English or German; null for what is none of these, or too long.
 */
export function quietUntil(typed: string, now: Date): Date | null {
  const text = typed.trim().toLowerCase();
  const until = durationEnd(text, now) ?? clockTime(text, now) ?? tomorrow(text, now);
  if (!until || until.getTime() - now.getTime() > LONGEST_MS) return null;
  return until;
}

function durationEnd(text: string, now: Date): Date | null {
  const match = /^(?:(\d{1,3}) ?d)? ?(?:(\d{1,3}) ?h)? ?(?:(\d{1,4}) ?m(?:in)?)?$/.exec(text);
  if (!match || text === '') return null;
  const [, days = '0', hours = '0', minutes = '0'] = match;
  const length = Number(days) * (UNITS.d ?? 0) + Number(hours) * (UNITS.h ?? 0) + Number(minutes) * (UNITS.m ?? 0);
  return length > 0 ? new Date(now.getTime() + length) : null;
}

function clockTime(text: string, now: Date): Date | null {
  const match = /^(?:(?:until|till|bis)(?: um)? )?(\d{1,2})[:.](\d{2}) ?(am|pm|uhr)?$/.exec(text);
  if (!match) return null;
  const [, hours = '', minutes = '', half] = match;
  const hour = half === 'am' || half === 'pm' ? (Number(hours) % 12) + (half === 'pm' ? 12 : 0) : Number(hours);
  if (hour > 23 || Number(minutes) > 59) return null;
  const at = new Date(now);
  at.setHours(hour, Number(minutes), 0, 0);
  // A time that is over today means tomorrow's.
  if (at <= now) at.setDate(at.getDate() + 1);
  return at;
}

/** The same morning as in the menu of quiet. */
function tomorrow(text: string, now: Date): Date | null {
  if (!/^(?:(?:until|till|bis) )?(?:tomorrow|morgen)$/.test(text)) return null;
  return new Date(quietEnds(now).tomorrow);
}
