import { expect, test } from 'vitest';
import { LIMITS } from '#shared/protocol/limits';
import { ok } from '#shared/result';
import { channelsAtWork } from '../../../support/channels-at-work';
import { draft } from '../../../support/opened-store';
import { granted, NOON } from '../../../support/rules';

test('[REACT-3] a crowd of reactions is named in part with the message, and page by page when asked for', async () => {
  const { enter, log } = await channelsAtWork();
  await log.append(draft(1, { room: 'cellar', user: 'ann' }));
  const people = Array.from({ length: LIMITS.reactionUsersPage + 20 }, (_, n) => `p${n}`);
  for (const user of people) {
    await log.amend('cellar', 1, () => ok({ kind: 'reaction', user, at: NOON, emoji: '👍', on: true }));
  }
  const ann = await enter('ann');
  const react = async (on: boolean) => granted(await ann.handle('reaction', { seq: 1, emoji: '👍', on }));
  const reactions = [{ emoji: '👍', count: 121, users: people.slice(0, LIMITS.reactionUsers) }];
  expect(await react(true)).toMatchObject({ message: { change: 121, reactions } });
  expect(await react(true)).toMatchObject({ message: { change: 121, reactions } });

  const page = async (cursor: unknown) =>
    granted(await ann.handle('reaction-users', { seq: 1, emoji: '👍', cursor })) as { users: string[]; cursor: string };
  const first = await page(null);
  expect(first).toEqual({ users: people.slice(0, LIMITS.reactionUsersPage), cursor: expect.any(String) });
  const rest = [...people.slice(LIMITS.reactionUsersPage), 'ann'];
  expect(await page(first.cursor)).toEqual({ users: rest, cursor: null });

  expect(await react(false)).toMatchObject({ message: { change: 122, reactions: [{ count: 120 }] } });
  expect(await react(false)).toMatchObject({ message: { change: 122 } });
});
