import fc from 'fast-check';
import { err, ok, type Result } from '#shared/result';
import type { Amended, Amendment, Log } from '../../src/main/store/log';

const who = { user: 'user-1', at: '2026-11-22T11:00:00.000Z' };

export const edit = (message: string, given: Partial<typeof who> = {}): Amendment => ({
  kind: 'edit',
  ...who,
  message,
  ...given,
});
export const deletion = (given: Partial<typeof who> = {}): Amendment => ({ kind: 'delete', ...who, ...given });
export const reaction = (emoji: string, user = 'user-1', on = true): Amendment => ({
  kind: 'reaction',
  ...who,
  user,
  emoji,
  on,
});
export const pin = (on = true): Amendment => ({ kind: 'pin', ...who, on });

/** Amends a message that is there, and is told what it came to. */
export async function amend(log: Log, seq: number, amendment: Amendment, room = 'room-1'): Promise<Amended> {
  const amended = await log.amend(room, seq, () => ok(amendment));
  if (!amended?.ok) throw new Error(`There is no message ${seq}.`);
  return amended.value;
}

/** Refuses to amend a message. */
export const refuse = (log: Log, seq: number, room = 'room-1'): Promise<Result<Amended, string> | undefined> =>
  log.amend(room, seq, () => err('no'));

/** Anything that can be done to a message by a few people with a few emoji. */
export const anyAmendment: fc.Arbitrary<Amendment> = fc
  .oneof(
    { weight: 5, arbitrary: fc.tuple(fc.constantFrom('👍', '❤️', '🎉'), fc.integer({ min: 1, max: 4 }), fc.boolean()) },
    { weight: 2, arbitrary: fc.string({ maxLength: 40 }) },
    { weight: 1, arbitrary: fc.boolean() },
    { weight: 1, arbitrary: fc.constant(null) },
  )
  .map((given) => {
    if (given === null) return deletion();
    if (typeof given === 'string') return edit(given);
    if (typeof given === 'boolean') return pin(given);
    const [emoji, user, on] = given;
    return reaction(emoji, `user-${user}`, on);
  });
