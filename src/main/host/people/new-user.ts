import { PERSON_COLORS, type Role } from '#shared/nouns/user';
import type { UserRecord } from '../../store/records';

/** A person who is let in for the first time. Colour: by their id, the same on every host, unless given. */
export function newUser(person: {
  readonly id: string;
  readonly name: string;
  readonly now: string;
  readonly role?: Role;
  readonly color?: string;
}): UserRecord {
  const { id, name, now, role = 'member', color = colorOf(id) } = person;
  return { id, name, color, created: now, last_seen: now, role, away: false, dnd_until: null, removed: null };
}

function colorOf(id: string): string {
  let sum = 0;
  for (const character of id) sum += character.charCodeAt(0);
  return PERSON_COLORS[sum % PERSON_COLORS.length] ?? PERSON_COLORS[0];
}
