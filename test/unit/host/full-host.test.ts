import { describe, expect, it } from 'vitest';
import { LIMITS } from '#shared/protocol/limits';
import { invite } from '../../../src/main/host/invitations/invite';
import { newUser } from '../../../src/main/host/people/new-user';
import { approveNewcomer } from '../../../src/main/host/people/newcomers';
import { createRoom } from '../../../src/main/host/rooms/create-room';
import { createTeam } from '../../../src/main/host/teams/create-team';
import { Company } from '../../support/company';
import { roomRecord } from '../../support/opened-store';
import { granted, NOON, refused, rulesAtWork } from '../../support/rules';

const room = (name: string, fields: object = {}) => ({
  ...{ name, description: '', private: false, team: null, users: [] },
  ...fields,
});
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

describe('[SYS-6] a full host', () => {
  it('makes no more rooms, until one is deleted', async () => {
    const { registry, decide } = await rulesAtWork('ann');
    await registry.update((records) => {
      for (const n of numbers(LIMITS.roomsPerHost)) records.put('rooms', roomRecord(`r${n}`));
    });
    expect(refused(await decide('ann', createRoom, room('One more')))).toBe('unavailable');
    await registry.update((records) => records.delete('rooms', 'r5'));
    granted(await decide('ann', createRoom, room('One more')));
  });

  it('lets nobody new in, until there is room', async () => {
    const { registry, decide } = await rulesAtWork('ann');
    await registry.update((records) => {
      for (const n of numbers(LIMITS.peoplePerHost - 1)) {
        records.put('users', newUser({ id: `u${n}`, name: 'Crowd', now: NOON }));
      }
      records.put('newcomers', { id: 'bob', name: 'Bob', asked: NOON, refused: null });
    });
    expect(refused(await decide('ann', approveNewcomer, { id: 'bob' }))).toBe('unavailable');
    await registry.update((records) => records.delete('users', 'u5'));
    expect(granted(await decide('ann', approveNewcomer, { id: 'bob' })).name).toBe('Bob');
  });

  it('makes no more teams, until one is deleted', async () => {
    const { registry, decide } = await rulesAtWork('ann');
    const team = { name: 'Team', slug: 'team', users: ['ann'], user: 'ann', created: NOON };
    await registry.update((records) => {
      for (const n of numbers(LIMITS.teamsPerHost)) records.put('teams', { ...team, id: `t${n}` });
    });
    expect(refused(await decide('ann', createTeam, { name: 'One more', users: [] }))).toBe('unavailable');
    await registry.update((records) => records.delete('teams', 't5'));
    granted(await decide('ann', createTeam, { name: 'One more', users: [] }));
  });

  it('asks nobody into one room more than they can have unanswered, and others all the same', async () => {
    const { registry, decide } = await rulesAtWork('ann', 'bob', 'cy');
    const pending = { room_name: 'Room', from: 'ann', to: 'bob', created: NOON, state: 'pending' } as const;
    const cellar = granted(await decide('ann', createRoom, room('Cellar', { private: true })));
    await registry.update((records) => {
      for (const n of numbers(LIMITS.pendingInvitationsPerUser)) {
        records.put('rooms', roomRecord(`r${n}`, { private: true, users: ['ann'] }));
        records.put('invitations', { ...pending, id: `i${n}`, room: `r${n}` });
      }
    });
    expect(refused(await decide('ann', invite, { room: cellar.id, user: 'bob' }))).toBe('unavailable');
    expect(granted(await decide('ann', invite, { room: 'r5', user: 'bob' })).id).toBe('i5');
    granted(await decide('ann', invite, { room: cellar.id, user: 'cy' }));
  });

  it('is told of at most 1,000 people at once', async () => {
    const [ann] = await (await Company.gather()).all('ann');
    const users = numbers(LIMITS.usersPerRequest + 1).map((n) => `u${n}`);
    expect(await ann.refused('system', 'team-create', { name: 'Crowd', users })).toBe('bad_request users');
    expect(await ann.refused('system', 'team-create', { name: 'Crowd', users: users.slice(1) })).toBe(
      'not_found users',
    );
  });
});
