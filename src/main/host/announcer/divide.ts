import type { Audience } from '../access';

/** What a change of audience means to people. */
export interface Division {
  readonly gained: Audience;
  readonly kept: Audience;
  readonly lost: Audience;
}

/** Compares who could see something before and after; `everyone` lists all people, for when "everybody" ends or begins. */
export function divide(before: Audience, after: Audience, everyone: () => Iterable<string>): Division {
  if (before === 'everybody' && after === 'everybody') return { gained: [], kept: 'everybody', lost: [] };
  // Nothing existed before, or nothing is left: no need to name everybody.
  if (before.length === 0) return { gained: after, kept: [], lost: [] };
  if (after.length === 0) return { gained: [], kept: [], lost: before };
  const were = before === 'everybody' ? [...everyone()] : before;
  const are = after === 'everybody' ? [...everyone()] : after;
  return { gained: are.filter(notIn(before)), kept: are.filter(isIn(before)), lost: were.filter(notIn(after)) };
}

/** Tests whether a person is among an audience, by a set: a team may have a thousand people. */
export function isIn(audience: Audience): (userId: string) => boolean {
  if (audience === 'everybody') return () => true;
  const people = new Set(audience);
  return (userId) => people.has(userId);
}

function notIn(audience: Audience): (userId: string) => boolean {
  const among = isIn(audience);
  return (userId) => !among(userId);
}
