import type { SystemSnapshot } from '#shared/bridge/channels';
import type { User } from '#shared/nouns/user';
import { statusOf } from '#shared/state/system-state';
import type { Presence } from '../ui/avatar';

/** Whether a person does not want to be disturbed at a moment. */
export const isQuiet = (user: Pick<User, 'dnd_until'>, now: Date): boolean =>
  user.dnd_until !== null && Date.parse(user.dnd_until) > now.getTime();

/**
 * How a person is shown: there, away, not to be disturbed, or gone. While their host is out of reach (`online` is
 * false) nobody knows. Who is not there is not there, whatever they asked for.
 */
export function presenceOf(system: SystemSnapshot, user: User, online: boolean, now: Date): Presence {
  if (!online) return 'unknown';
  const status = statusOf(system, user.id);
  return status !== 'offline' && isQuiet(user, now) ? 'dnd' : status;
}
