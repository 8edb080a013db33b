import { describe, expect, it } from 'vitest';
import { acceptInvitation, declineInvitation, revokeInvitation } from '../../../../src/main/host/invitations/answer';
import { invite } from '../../../../src/main/host/invitations/invite';
import { createRoom } from '../../../../src/main/host/rooms/create-room';
import { createTeam } from '../../../../src/main/host/teams/create-team';
import { granted, NOON, type Rules, refused, rulesAtWork } from '../../../support/rules';

const cellar = async (rules: Rules, users: string[] = ['bob']) =>
  granted(await rules.decide('ann', createRoom, { name: 'Cellar', description: '', private: true, team: null, users }));

describe('inviting', () => {
  it('[INVITE-1] is for anyone in a private room, and once', async () => {
    const rules = await rulesAtWork('ann', 'bob', 'cy');
    const { id: room } = await cellar(rules);
    const invitation = granted(await rules.decide('bob', invite, { room, user: 'cy' }));
    expect(invitation).toEqual({
      id: expect.any(String),
      room,
      room_name: 'Cellar',
      from: 'bob',
      to: 'cy',
      created: NOON,
      state: 'pending',
    });
    expect(granted(await rules.decide('ann', invite, { room, user: 'cy' }))).toEqual(invitation);
    expect(await rules.registry.list('invitations')).toHaveLength(1);
  });

  it('[INVITE-1] refuses oneself, strangers, removed people, people inside, and rooms one may not enter', async () => {
    const rules = await rulesAtWork('ann', 'bob', 'cy');
    await rules.removed('dee');
    const { id: room } = await cellar(rules);
    expect(refused(await rules.decide('ann', invite, { room, user: 'ann' }))).toBe('bad_request user');
    expect(refused(await rules.decide('ann', invite, { room, user: 'nobody' }))).toBe('not_found user');
    expect(refused(await rules.decide('ann', invite, { room, user: 'dee' }))).toBe('not_found user');
    expect(refused(await rules.decide('ann', invite, { room, user: 'bob' }))).toBe('conflict');
    expect(await rules.decide('cy', invite, { room, user: 'bob' })).toEqual(
      await rules.decide('cy', invite, { room: 'never', user: 'bob' }),
    );
  });

  it("[INVITE-1] is a conflict in a public room, and forbidden into a team's", async () => {
    const rules = await rulesAtWork('ann', 'bob', 'cy');
    const team = granted(await rules.decide('ann', createTeam, { name: 'Design', users: ['bob'] }));
    const base = { name: 'Open', description: '', private: false, users: [] };
    const open = granted(await rules.decide('ann', createRoom, { ...base, team: null }));
    const ours = granted(await rules.decide('ann', createRoom, { ...base, team: team.id }));
    expect(refused(await rules.decide('ann', invite, { room: open.id, user: 'cy' }))).toBe('conflict');
    expect(refused(await rules.decide('ann', invite, { room: ours.id, user: 'bob' }))).toBe('conflict');
    expect(refused(await rules.decide('ann', invite, { room: ours.id, user: 'cy' }))).toBe('forbidden');
  });

  it('forgets the answered invitation that a new one replaces', async () => {
    const rules = await rulesAtWork('ann', 'bob', 'cy');
    const { id: room } = await cellar(rules);
    const first = granted(await rules.decide('ann', invite, { room, user: 'cy' }));
    granted(await rules.decide('cy', declineInvitation, { id: first.id }));
    const second = granted(await rules.decide('ann', invite, { room, user: 'cy' }));
    expect(await rules.registry.list('invitations')).toEqual([second]);
  });
});

describe('answering', () => {
  it('lets the invitee into the room, once', async () => {
    const rules = await rulesAtWork('ann', 'bob', 'cy');
    const { id: room } = await cellar(rules);
    const { id } = granted(await rules.decide('bob', invite, { room, user: 'cy' }));
    expect(granted(await rules.decide('cy', acceptInvitation, { id })).users).toEqual(['ann', 'bob', 'cy']);
    expect(refused(await rules.decide('cy', acceptInvitation, { id }))).toBe('conflict');
    expect(refused(await rules.decide('cy', declineInvitation, { id }))).toBe('conflict');
    expect(refused(await rules.decide('bob', revokeInvitation, { id }))).toBe('conflict');
  });

  it("[PUSH-3] answers another person's invitation as if it did not exist", async () => {
    const rules = await rulesAtWork('ann', 'bob', 'cy');
    const { id: room } = await cellar(rules);
    const { id } = granted(await rules.decide('ann', invite, { room, user: 'cy' }));
    const [real, never] = [{ id }, { id: 'never' }];
    expect(await rules.decide('bob', acceptInvitation, real)).toEqual(
      await rules.decide('bob', acceptInvitation, never),
    );
    expect(await rules.decide('bob', declineInvitation, real)).toEqual(
      await rules.decide('bob', declineInvitation, never),
    );
  });

  it('keeps a declined person out', async () => {
    const rules = await rulesAtWork('ann', 'bob', 'cy');
    const { id: room } = await cellar(rules);
    const { id } = granted(await rules.decide('ann', invite, { room, user: 'cy' }));
    expect(granted(await rules.decide('cy', declineInvitation, { id })).state).toBe('declined');
    expect((await rules.registry.get('rooms', room))?.users).toEqual(['ann', 'bob']);
  });
});

describe('revoking', () => {
  it("[PUSH-3] is for the inviter and the room's creator, and ok twice", async () => {
    const rules = await rulesAtWork('ann', 'bob', 'cy', 'dee:admin', 'eve');
    const { id: room } = await cellar(rules, ['bob', 'dee']);
    const first = granted(await rules.decide('bob', invite, { room, user: 'cy' }));
    expect(refused(await rules.decide('cy', revokeInvitation, { id: first.id }))).toBe('not_found');
    expect(refused(await rules.decide('dee', revokeInvitation, { id: first.id }))).toBe('not_found');
    expect(granted(await rules.decide('ann', revokeInvitation, { id: first.id })).state).toBe('revoked');
    const { length } = rules.updates;
    expect(granted(await rules.decide('bob', revokeInvitation, { id: first.id })).state).toBe('revoked');
    expect(rules.updates).toHaveLength(length);
    expect(refused(await rules.decide('cy', acceptInvitation, { id: first.id }))).toBe('conflict');
  });
});
