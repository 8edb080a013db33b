import { describe, expect, it } from 'vitest';
import { createRoom } from '../../../../src/main/host/rooms/create-room';
import { createTeam } from '../../../../src/main/host/teams/create-team';
import { deleteTeam, updateTeam } from '../../../../src/main/host/teams/update-team';
import { granted, NOON, type Rules, refused, rulesAtWork } from '../../../support/rules';

const design = async (rules: Rules, users: string[] = []) =>
  granted(await rules.decide('bob', createTeam, { name: 'Design', users }));

describe('a team', () => {
  it('is made by anyone, who is its first user', async () => {
    const rules = await rulesAtWork('ann', 'bob', 'cy');
    const team = await design(rules, ['cy', 'bob']);
    expect(team).toEqual({
      id: expect.any(String),
      name: 'Design',
      slug: `design-${team.id.slice(0, 6)}`,
      users: ['bob', 'cy'],
      user: 'bob',
      created: NOON,
    });
    expect(refused(await rules.decide('bob', createTeam, { name: 'X', users: ['no'] }))).toBe('not_found users');
  });

  it('is changed by its creator and by admins who are in it', async () => {
    const rules = await rulesAtWork('ann', 'bob', 'cy', 'dee:admin');
    const { id } = await design(rules, ['cy', 'dee']);
    expect(granted(await rules.decide('bob', updateTeam, { id, name: 'Print' }))).toMatchObject({
      name: 'Print',
      slug: `print-${id.slice(0, 6)}`,
    });
    expect(granted(await rules.decide('dee', updateTeam, { id, users: ['bob', 'cy'] })).users).toEqual(['bob', 'cy']);
    expect(refused(await rules.decide('cy', updateTeam, { id, name: 'Mine' }))).toBe('forbidden');
    expect(refused(await rules.decide('cy', deleteTeam, { id }))).toBe('forbidden');
    expect(refused(await rules.decide('bob', updateTeam, { id, users: ['no'] }))).toBe('not_found users');
  });

  it('[SEE-3] does not exist for those outside it, the owner and admins among them', async () => {
    const rules = await rulesAtWork('ann', 'bob', 'dee:admin');
    const { id } = await design(rules);
    for (const who of ['ann', 'dee']) {
      expect(await rules.decide(who, updateTeam, { id })).toEqual(await rules.decide(who, updateTeam, { id: 'never' }));
      expect(await rules.decide(who, deleteTeam, { id })).toEqual(await rules.decide(who, deleteTeam, { id: 'never' }));
    }
  });

  it('[SYS-3] can be left by anyone in it, and is deleted with the last', async () => {
    const rules = await rulesAtWork('ann', 'bob', 'cy');
    const { id } = await design(rules, ['cy']);
    expect(refused(await rules.decide('cy', updateTeam, { id, users: [] }))).toBe('forbidden');
    expect(granted(await rules.decide('bob', updateTeam, { id, users: ['cy'] })).users).toEqual(['cy']);
    expect(granted(await rules.decide('cy', updateTeam, { id, users: [] })).users).toEqual([]);
    expect(await rules.registry.list('teams')).toEqual([]);
  });

  it('[SYS-4] [SEE-5] leaves its public rooms to its people and the label off its private ones', async () => {
    const rules = await rulesAtWork('ann', 'bob', 'cy', 'dee');
    const team = await design(rules, ['cy', 'dee']);
    const base = { description: '', team: team.id, users: [] };
    const open = granted(await rules.decide('dee', createRoom, { ...base, name: 'Open', private: false }));
    const hidden = granted(await rules.decide('bob', createRoom, { ...base, name: 'Hidden', private: true }));
    granted(await rules.decide('dee', updateTeam, { id: team.id, users: ['bob', 'cy'] }));
    granted(await rules.decide('bob', deleteTeam, { id: team.id }));
    expect(await rules.registry.get('rooms', open.id)).toEqual({
      ...open,
      private: true,
      team: null,
      // The creator of a private room is always in it.
      users: ['dee', 'bob', 'cy'],
    });
    expect(await rules.registry.get('rooms', hidden.id)).toEqual({ ...hidden, team: null });
  });

  it('[SYS-2] is not written when nothing changes', async () => {
    const rules = await rulesAtWork('ann', 'bob');
    const team = await design(rules);
    const { length } = rules.updates;
    expect(granted(await rules.decide('bob', updateTeam, { id: team.id, users: ['bob'], name: 'Design' }))).toEqual(
      team,
    );
    expect(rules.updates).toHaveLength(length);
  });
});
