import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Invitation } from '#shared/nouns/invitation';
import { roomTopic } from '#shared/protocol/topics';
import { Company } from '../support/company';
import type { Member } from '../support/member';

/** A private room of this member, joined, with the people named in it. */
async function cellar(member: Member, users: readonly Member[] = []) {
  const { chatroom } = await member.do('system', 'chatroom-create', {
    name: 'Cellar',
    description: 'Cool and dark',
    private: true,
    users: users.map(({ id }) => id),
  });
  const topic = roomTopic(chatroom.id);
  for (const inside of [member, ...users]) await inside.join(topic);
  return { chatroom, topic };
}

/** The states of an invitation as each of these sockets was told them. */
async function statesHeard(sockets: readonly Member[]): Promise<string[][]> {
  await Promise.all(sockets.map((socket) => socket.settled()));
  return sockets.map(({ frames }) =>
    frames.filter(({ event }) => event === 'invitation').map(({ payload }) => payload.state),
  );
}

const invitationsOf = async (member: Member) => (await member.join('system')).response.invitations;

describe('an invitation', () => {
  it('[PUSH-1] goes straight to every socket of the invitee, whatever it has joined, and to nobody else', async () => {
    const company = await Company.gather();
    const [ann, bob, cy] = await company.all('ann', 'bob', 'cy');
    const bare = await company.connected('bob');
    const { chatroom, topic } = await cellar(ann);
    const { invitation } = await ann.do(topic, 'invite', { user: bob.id });
    expect(invitation).toEqual({
      id: expect.any(String),
      room: { id: chatroom.id, name: 'Cellar', description: 'Cool and dark' },
      from: ann.id,
      to: bob.id,
      created: expect.any(String),
      state: 'pending',
    });
    expect(v.parse(Invitation, invitation)).toEqual(invitation);
    for (const socket of [bob, bare]) {
      expect(await socket.nextInvitation()).toEqual(invitation);
      const frame = socket.frames.find(({ event }) => event === 'invitation');
      expect(frame).toMatchObject({ topic: 'phoenix', ref: null, join_ref: null });
    }
    await Promise.all([ann.settled(), cy.settled()]);
    for (const other of [ann, cy]) expect(other.frames.filter(({ event }) => event === 'invitation')).toEqual([]);
  });

  it('[PUSH-2] made while the invitee is away waits for them, also across a restart', async () => {
    const company = await Company.gather();
    let [ann, bob] = await company.all('ann', 'bob');
    await bob.disconnect();
    const { topic } = await cellar(ann);
    const { invitation } = await ann.do(topic, 'invite', { user: bob.id });
    await company.restart();
    [ann, bob] = await company.all('ann', 'bob');
    expect(await invitationsOf(bob)).toEqual([invitation]);
    expect(await invitationsOf(ann)).toEqual([invitation]);
  });

  it('is made once, however often one invites', async () => {
    const [ann, bob, cy] = await (await Company.gather()).all('ann', 'bob', 'cy');
    const { topic } = await cellar(ann, [cy]);
    const [{ invitation: first }, { invitation: second }] = await Promise.all([
      ann.do(topic, 'invite', { user: bob.id }),
      cy.do(topic, 'invite', { user: bob.id }),
    ]);
    expect(second).toEqual(first);
    await bob.nextInvitation();
    await bob.settled();
    expect(bob.frames.filter(({ event }) => event === 'invitation')).toHaveLength(1);
  });

  it('[INVITE-1] is refused with a reason that says why', async () => {
    const [ann, bob] = await (await Company.gather()).all('ann', 'bob');
    const { topic } = await cellar(ann, [bob]);
    expect(await ann.refused(topic, 'invite', {})).toBe('bad_request user');
    expect(await ann.refused(topic, 'invite', { user: 'no one' })).toBe('bad_request user');
    expect(await ann.refused(topic, 'invite', { user: ann.id })).toBe('bad_request user');
    expect(await ann.refused(topic, 'invite', { user: 'nobody' })).toBe('not_found user');
    expect(await ann.refused(topic, 'invite', { user: bob.id })).toBe('conflict');
    const { chatroom } = await ann.do('system', 'chatroom-create', { name: 'Lunch' });
    await ann.join(roomTopic(chatroom.id));
    expect(await ann.refused(roomTopic(chatroom.id), 'invite', { user: bob.id })).toBe('conflict');
  });
});

describe('[PUSH-1] the end of an invitation is told to every socket of both, and to nobody else', () => {
  const END: Record<string, (ann: Member, bob: Member, id: string, topic: string) => Promise<unknown>> = {
    accepted: (_ann, bob, id) => bob.do('system', 'invitation-accept', { id }),
    declined: (_ann, bob, id) => bob.do('system', 'invitation-decline', { id }),
    revoked: (ann, _bob, id) => ann.do('system', 'invitation-revoke', { id }),
    'revoked, with its room': (ann, _bob, _id, topic) => ann.do(topic, 'chatroom-delete'),
  };

  it.each(Object.keys(END))('%s', async (end) => {
    const company = await Company.gather();
    const [ann, bob, cy] = await company.all('ann', 'bob', 'cy');
    const [annsOther, bobsOther] = [await company.connected('ann'), await company.connected('bob')];
    const { topic } = await cellar(ann, [cy]);
    const { invitation } = await ann.do(topic, 'invite', { user: bob.id });
    await END[end]?.(ann, bob, invitation.id, topic);
    const [state = ''] = end.split(',');
    const heard = await statesHeard([ann, annsOther, bob, bobsOther, cy]);
    expect(heard).toEqual([[state], [state], ['pending', state], ['pending', state], []]);
  });
});

describe('accepting', () => {
  it('[PUSH-4] is what coming into the room another way does', async () => {
    const [ann, bob, cy] = await (await Company.gather()).all('ann', 'bob', 'cy');
    const { topic } = await cellar(ann, [cy]);
    const { invitation } = await cy.do(topic, 'invite', { user: bob.id });
    await ann.do(topic, 'chatroom-update', { users: [ann.id, bob.id, cy.id] });
    expect(await statesHeard([ann, bob, cy])).toEqual([[], ['pending', 'accepted'], ['accepted']]);
    expect(await invitationsOf(bob)).toEqual([]);
    expect(await bob.refused('system', 'invitation-accept', { id: invitation.id })).toBe('conflict');
  });

  it('opens the room to the invitee and tells the inviter and those inside', async () => {
    const [ann, bob, cy] = await (await Company.gather()).all('ann', 'bob', 'cy');
    const { chatroom, topic } = await cellar(ann, [cy]);
    const { invitation } = await cy.do(topic, 'invite', { user: bob.id });
    expect((await bob.join(topic)).response.reason).toBe('not_found');

    const entered = (await bob.do('system', 'invitation-accept', { id: invitation.id })).chatroom;
    expect(entered).toMatchObject({ id: chatroom.id, users: [ann.id, cy.id, bob.id], participants: 2 });
    expect(await bob.next('system', 'chatroom')).toEqual({ request_type: 'chatroom', chatroom: entered });
    expect(await cy.nextInvitation()).toEqual({ ...invitation, state: 'accepted' });
    expect(await ann.next(topic, 'chatroom-update')).toEqual({ chatroom: entered });
    expect((await bob.join(topic)).status).toBe('ok');
    expect(await invitationsOf(bob)).toEqual([]);
    await ann.settled();
    expect(ann.frames.filter(({ event }) => event === 'invitation')).toEqual([]);
  });

  it('[PUSH-3] can be done once, and by the invitee', async () => {
    const [ann, bob, cy] = await (await Company.gather()).all('ann', 'bob', 'cy');
    const { topic } = await cellar(ann);
    const { id } = (await ann.do(topic, 'invite', { user: bob.id })).invitation;
    expect(await cy.refused('system', 'invitation-accept', { id })).toBe('not_found');
    expect(await cy.refused('system', 'invitation-accept', { id: 'never' })).toBe('not_found');
    const answers = await Promise.all([1, 2, 3].map(() => bob.push('system', 'invitation-accept', { id })));
    expect(answers.map(({ status, response }) => response.reason ?? status).sort()).toEqual([
      'conflict',
      'conflict',
      'ok',
    ]);
  });
});

describe('declining', () => {
  it('tells the inviter, keeps the room closed, and lets them ask again', async () => {
    const [ann, bob] = await (await Company.gather()).all('ann', 'bob');
    const { topic } = await cellar(ann);
    const { invitation } = await ann.do(topic, 'invite', { user: bob.id });
    expect((await bob.do('system', 'invitation-decline', { id: invitation.id })).invitation.state).toBe('declined');
    expect(await ann.nextInvitation()).toEqual({ ...invitation, state: 'declined' });
    expect((await bob.join(topic)).response.reason).toBe('not_found');
    const again = (await ann.do(topic, 'invite', { user: bob.id })).invitation;
    expect(again.id).not.toBe(invitation.id);
    expect(await invitationsOf(bob)).toEqual([again]);
  });
});

describe('taking back', () => {
  it('tells the invitee, who can no longer accept', async () => {
    const [ann, bob] = await (await Company.gather()).all('ann', 'bob');
    const { topic } = await cellar(ann);
    const { invitation } = await ann.do(topic, 'invite', { user: bob.id });
    await bob.nextInvitation();
    await ann.do('system', 'invitation-revoke', { id: invitation.id });
    expect(await bob.nextInvitation()).toEqual({ ...invitation, state: 'revoked' });
    expect(await bob.refused('system', 'invitation-accept', { id: invitation.id })).toBe('conflict');
    expect(await bob.refused('system', 'invitation-revoke', { id: invitation.id })).toBe('not_found');
  });

  it('happens when the room is deleted: both hear of it, with the name it had', async () => {
    const [ann, bob, cy] = await (await Company.gather()).all('ann', 'bob', 'cy');
    const { topic } = await cellar(ann, [cy]);
    const { invitation } = await cy.do(topic, 'invite', { user: bob.id });
    await bob.nextInvitation();
    await ann.do(topic, 'chatroom-delete');
    const revoked = { ...invitation, room: { ...invitation.room, description: '' }, state: 'revoked' };
    expect(await bob.nextInvitation()).toEqual(revoked);
    expect(await cy.nextInvitation()).toEqual(revoked);
  });
});
