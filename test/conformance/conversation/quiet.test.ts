import { expect, test } from 'vitest';
import { Company } from '../../support/company';

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

test('[DND-1] a person says until when they want quiet, and everybody is told', async () => {
  const company = await Company.gather();
  const [ann, bob] = await company.all('ann', 'bob');
  const dnd_until = inMinutes(30);
  // That bob came here for the first time was told, too.
  await ann.next('system', 'user');
  const { user } = await bob.do('system', 'user-update', { dnd_until });
  expect(user).toMatchObject({ id: bob.id, dnd_until, status: 'online' });
  expect(await ann.next('system', 'user')).toEqual({ user });
  await company.restart();
  const again = await company.online('bob');
  expect((await again.join('system')).response.user.dnd_until).toBe(dnd_until);
  expect((await again.do('system', 'user-update', { dnd_until: null })).user.dnd_until).toBeNull();
  for (const wrong of ['soon', 7, '2026-01-01', true]) {
    expect(await again.refused('system', 'user-update', { dnd_until: wrong })).toBe('bad_request dnd_until');
  }
});

test('[DND-1] a time that has passed is none, and none is told of nobody who has none', async () => {
  const clock = { now: new Date() };
  const company = await Company.gather({ tuning: { clock: () => clock.now } });
  const [ann, bob] = await company.all('ann', 'bob');
  await ann.settled();
  const moment = ann.frames.length;
  expect((await bob.do('system', 'user-update', { dnd_until: inMinutes(-1) })).user.dnd_until).toBeNull();
  await ann.settled();
  expect(ann.eventsSince(moment)).toEqual([]);
  await bob.do('system', 'user-update', { dnd_until: inMinutes(10) });
  clock.now = new Date(Date.now() + 11 * 60_000);
  const { users } = (await ann.join('system')).response;
  expect(users.find(({ id }: { id: string }) => id === bob.id).dnd_until).toBeNull();
});
