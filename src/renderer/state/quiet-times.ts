/** The ends of "do not disturb" that a menu offers, in milliseconds or as a time of day. */
const HALF_HOUR_MS = 30 * 60_000;

/** When the next morning begins. */
const MORNING_HOUR = 8;

/** The moments at which "do not disturb" may end, counted from now. */
export interface QuietEnds {
  readonly halfHour: string;
  readonly hour: string;
  /** Eight in the morning of the next day; before eight, of this one. */
  readonly tomorrow: string;
}

export function quietEnds(now: Date): QuietEnds {
  const morning = new Date(now.getFullYear(), now.getMonth(), now.getDate(), MORNING_HOUR);
  if (morning <= now || now.getHours() >= MORNING_HOUR) morning.setDate(morning.getDate() + 1);
  return {
    halfHour: new Date(now.getTime() + HALF_HOUR_MS).toISOString(),
    hour: new Date(now.getTime() + 2 * HALF_HOUR_MS).toISOString(),
    tomorrow: morning.toISOString(),
  };
}

/** A local day and time as the fields of a form have them, as ISO 8601; null for what is none, or lies in the past. */
export function chosenEnd(day: string, time: string, now: Date): string | null {
  const chosen = new Date(`${day}T${time}`);
  return Number.isNaN(chosen.getTime()) || chosen <= now ? null : chosen.toISOString();
}

/** Day and time as the fields of a form want them, in local time. */
export function asFields(date: Date): { readonly day: string; readonly time: string } {
  const two = (part: number) => String(part).padStart(2, '0');
  return {
    day: `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
    time: `${two(date.getHours())}:${two(date.getMinutes())}`,
  };
}
