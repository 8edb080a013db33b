import { describe, expect, it } from 'vitest';
import { roomTopic } from '#shared/protocol/topics';
import { Company } from '../support/company';

describe('removing a person', () => {
  it('[ROLE-4] closes their sockets, refuses them at the door, and tells everybody', async () => {
    const company = await Company.gather();
    const [ann, bob, cy] = await company.all('ann', 'bob', 'cy');
    const second = await company.connected('bob');
    const { chatroom } = await ann.do('system', 'chatroom-create', { name: 'Lunch' });
    const topic = roomTopic(chatroom.id);
    await Promise.all([ann.join(topic), bob.join(topic)]);

    const { user } = await ann.do('system', 'user-remove', { id: bob.id });
    expect(user).toMatchObject({ id: bob.id, name: 'bob', status: 'offline', removed: expect.any(String) });
    expect(await bob.closed()).toMatch(/^closed 1008 /);
    expect(await second.closed()).toMatch(/^closed 1008 /);
    expect((await cy.next('system', 'user')).user).toEqual(user);
    expect(await ann.next(topic, 'participant-leave')).toMatchObject({ user: { id: bob.id }, participants: 1 });
    await expect(company.online('bob')).rejects.toThrow('"reason":"removed"');
    expect((await cy.join('system')).response.users).toContainEqual(user);
  });

  it('[ROLE-4] can be taken back: they have the rooms and teams they had', async () => {
    const company = await Company.gather();
    const [ann, bob] = await company.all('ann', 'bob');
    const { chatroom } = await ann.do('system', 'chatroom-create', { name: 'Cellar', private: true, users: [bob.id] });
    const { team } = await ann.do('system', 'team-create', { name: 'Design', users: [bob.id] });
    await ann.do('system', 'user-remove', { id: bob.id });
    await bob.closed();
    const { user } = await ann.do('system', 'user-restore', { id: bob.id });
    expect(user).not.toHaveProperty('removed');
    const again = await company.online('bob');
    const { chatrooms, teams } = (await again.join('system')).response;
    expect([chatrooms[0].id, teams[0].id]).toEqual([chatroom.id, team.id]);
  });

  it('[ROLE-3] is for the owner and admins, one rank above', async () => {
    const company = await Company.gather();
    const [ann, bob, cy, dee] = await company.all('ann', 'bob', 'cy', 'dee');
    await ann.do('system', 'user-role', { id: bob.id, role: 'admin' });
    await ann.do('system', 'user-role', { id: cy.id, role: 'admin' });
    expect(await dee.refused('system', 'user-remove', { id: ann.id })).toBe('forbidden');
    expect(await bob.refused('system', 'user-remove', { id: cy.id })).toBe('forbidden');
    expect(await bob.refused('system', 'user-remove', { id: ann.id })).toBe('forbidden');
    expect(await bob.refused('system', 'user-remove', { id: bob.id })).toBe('bad_request id');
    expect(await bob.refused('system', 'user-remove', { id: 'nobody' })).toBe('not_found');
    expect(await bob.refused('system', 'user-remove', {})).toBe('bad_request id');
    await bob.do('system', 'user-remove', { id: dee.id });
    expect(await dee.closed()).toMatch(/^closed 1008 /);
    await ann.do('system', 'user-remove', { id: cy.id });
    expect(await bob.refused('system', 'user-restore', { id: cy.id })).toBe('forbidden');
    await bob.do('system', 'user-restore', { id: dee.id });
    await ann.do('system', 'user-restore', { id: cy.id });
  });
});

describe('roles', () => {
  it('[ROLE-2] are told to everybody', async () => {
    const [ann, bob, cy] = await (await Company.gather()).all('ann', 'bob', 'cy');
    await ann.do('system', 'user-role', { id: bob.id, role: 'admin' });
    expect((await cy.next('system', 'user')).user).toMatchObject({ id: bob.id, role: 'admin' });
    expect(await cy.refused('system', 'user-role', { id: cy.id, role: 'admin' })).toBe('forbidden');
    expect(await ann.refused('system', 'user-role', { id: bob.id, role: 'owner' })).toBe('bad_request role');
    expect(await ann.refused('system', 'user-role', { id: ann.id, role: 'member' })).toBe('forbidden');
    await bob.do('system', 'user-role', { id: bob.id, role: 'member' });
    expect((await cy.next('system', 'user')).user).toMatchObject({ id: bob.id, role: 'member' });
  });
});

describe('newcomers', () => {
  it('[REFUSE-2] are shown to the owner and admins, and let in by them', async () => {
    const company = await Company.gather({ policy: 'open' });
    const [ann, bob, cy] = await company.all('ann', 'bob', 'cy');
    await ann.do('system', 'user-role', { id: bob.id, role: 'admin' });
    await ann.do('system', 'host-update', { policy: 'approval' });
    await expect(company.online('dee')).rejects.toThrow('waiting_for_approval');
    const { id } = await company.person('dee');
    for (const admin of [ann, bob]) {
      expect(await admin.next('system', 'user-pending')).toEqual({ user: { id, name: 'dee' } });
      expect((await admin.join('system')).response.pending).toEqual([{ id, name: 'dee' }]);
    }
    await cy.settled();
    expect(cy.eventsSince(0)).not.toContain('system user-pending');
    expect(await cy.refused('system', 'user-approve', { id })).toBe('forbidden');

    const { user } = await bob.do('system', 'user-approve', { id });
    expect(user).toMatchObject({ id, name: 'dee', role: 'member', status: 'offline' });
    const dee = await company.online('dee');
    expect((await dee.join('system')).response.user.id).toBe(id);
    expect((await ann.join('system')).response.pending).toEqual([]);
  });

  it('[REFUSE-3] [SYS-5] are turned away for good, until somebody changes their mind', async () => {
    const company = await Company.gather({ policy: 'approval' });
    await expect(company.online('bob')).rejects.toThrow('waiting_for_approval');
    const [ann] = await company.all('ann');
    const { id } = await company.person('bob');
    expect((await ann.join('system')).response.pending).toEqual([{ id, name: 'bob' }]);
    expect(await ann.do('system', 'user-refuse', { id })).toEqual({ id });
    expect(await ann.next('system', 'user-refused')).toEqual({ user: { id, name: 'bob' } });
    await expect(company.online('bob')).rejects.toThrow('"reason":"refused"');
    const { pending, refused } = (await ann.join('system')).response;
    expect([pending, refused]).toEqual([[], [{ id, name: 'bob' }]]);
    await ann.do('system', 'user-approve', { id });
    await company.online('bob');
  });
});
