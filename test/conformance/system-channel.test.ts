import { Presence } from 'phoenix';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { SystemEvents, SystemJoinReply } from '#shared/protocol/system-channel';
import { roomTopic } from '#shared/protocol/topics';
import { Company } from '../support/company';
import type { Member } from '../support/member';

const ids = (nouns: readonly { id: string }[]) => nouns.map(({ id }) => id);

/** What a member sees now. */
const seen = async (member: Member) => (await member.join('system')).response;

/** The events that each of these people got since a moment ago, while `act` was done. */
async function heardBy(members: readonly Member[], act: () => Promise<unknown>): Promise<string[][]> {
  await Promise.all(members.map((member) => member.settled()));
  const moments = members.map(({ frames }) => frames.length);
  await act();
  await Promise.all(members.map((member) => member.settled()));
  return members.map((member, index) => member.eventsSince(moments[index] ?? 0));
}

describe('joining system', () => {
  it('[SEE-3] answers with all that this person may see', async () => {
    const company = await Company.gather();
    const [ann, bob, cy] = await company.all('ann', 'bob', 'cy');
    const open = (await ann.do('system', 'chatroom-create', { name: 'Lunch' })).chatroom;
    const cellar = (await bob.do('system', 'chatroom-create', { name: 'Cellar', private: true })).chatroom;
    const { team } = await bob.do('system', 'team-create', { name: 'Design' });
    const studio = (await bob.do('system', 'chatroom-create', { name: 'Studio', team: team.id })).chatroom;
    await bob.join(roomTopic(cellar.id));
    const { invitation } = await bob.do(roomTopic(cellar.id), 'invite', { user: cy.id });

    const [forAnn, forBob, forCy] = [await seen(ann), await seen(bob), await seen(cy)];
    for (const reply of [forAnn, forBob, forCy]) expect(v.parse(SystemJoinReply, reply)).toEqual(reply);
    expect(forAnn.host).toEqual(company.host.card());
    expect(forAnn.user).toMatchObject({ id: ann.id, role: 'owner', status: 'online' });
    for (const { users } of [forAnn, forBob, forCy]) expect(ids(users)).toEqual([ann.id, bob.id, cy.id]);
    expect(ids(forAnn.chatrooms)).toEqual([open.id]);
    expect([forAnn.teams, forAnn.invitations, forAnn.pending, forAnn.refused]).toEqual([[], [], [], []]);
    expect(ids(forBob.chatrooms)).toEqual([open.id, cellar.id, studio.id]);
    expect([forBob.teams, forBob.invitations]).toEqual([[team], [invitation]]);
    expect(ids(forCy.chatrooms)).toEqual([open.id]);
    expect([forCy.teams, forCy.invitations]).toEqual([[], [invitation]]);
    expect([forCy.pending, forCy.refused]).toEqual([undefined, undefined]);
  });

  it('is the same after a restart', async () => {
    const company = await Company.gather();
    const [ann, bob] = await company.all('ann', 'bob');
    const { team } = await ann.do('system', 'team-create', { name: 'Design', users: [bob.id] });
    await ann.do('system', 'chatroom-create', { name: 'Studio', team: team.id });
    await ann.do('system', 'chatroom-create', { name: 'Cellar', private: true });
    await bob.do('system', 'user-update', { name: 'Bob B.', color: '#102030' });
    await bob.disconnect();
    const before = await seen(ann);
    await company.restart();
    const [again] = await company.all('ann');
    const after = await seen(again);
    const timeless = ({ users, user, ...rest }: typeof before) => ({
      ...rest,
      users: users.map((other: object) => ({ ...other, last_seen: null })),
      user: { ...user, last_seen: null },
    });
    expect(timeless(after)).toEqual(timeless(before));
  });

  it('[NOUN-5] has when people were last here, and whether they are', async () => {
    let now = new Date();
    const company = await Company.gather({ tuning: { clock: () => now } });
    const [ann, bob] = await company.all('ann', 'bob');
    now = new Date(now.getTime() + 60_000);
    const left = now.toISOString();
    await bob.disconnect();
    await ann.until(() => ann.frames.find(({ event, payload }) => event === 'presence_diff' && payload.leaves[bob.id]));
    expect((await seen(ann)).users[1]).toMatchObject({ id: bob.id, status: 'offline' });
    await company.restart();
    const [again] = await company.all('ann');
    const [, then] = (await seen(again)).users;
    expect(then.last_seen).toBe(left);
  });
});

describe('rooms', () => {
  it('are announced to everybody when they are public', async () => {
    const [ann, bob] = await (await Company.gather()).all('ann', 'bob');
    const { chatroom } = await ann.do('system', 'chatroom-create', { name: 'Lunch', description: 'Daily' });
    const event = await bob.next('system', 'chatroom');
    expect(event).toEqual({ request_type: 'chatroom', chatroom });
    expect(v.parse(SystemEvents.chatroom, event)).toEqual(event);
    expect(await ann.next('system', 'chatroom')).toEqual(event);
  });

  it("are announced to the team when they are a team's, and to their users when they are private", async () => {
    const members = await (await Company.gather()).all('ann', 'bob', 'cy');
    const [ann, bob] = members;
    const { team } = await ann.do('system', 'team-create', { name: 'Design', users: [bob.id] });
    const ours = { name: 'Ours', team: team.id };
    expect(await heardBy(members, () => bob.do('system', 'chatroom-create', ours))).toEqual([
      ['system chatroom'],
      ['system chatroom'],
      [],
    ]);
    const mine = { name: 'Mine', private: true, team: team.id };
    expect(await heardBy(members, () => bob.do('system', 'chatroom-create', mine))).toEqual([
      [],
      ['system chatroom'],
      [],
    ]);
  });

  it('[UPDATE-2] are gained, kept and lost with the list of a private room', async () => {
    const members = await (await Company.gather()).all('ann', 'bob', 'cy', 'dee');
    const [ann, bob, cy] = members;
    const { chatroom } = await ann.do('system', 'chatroom-create', { name: 'Cellar', private: true, users: [bob.id] });
    const topic = roomTopic(chatroom.id);
    await ann.join(topic);
    const heard = await heardBy(members, () => ann.do(topic, 'chatroom-update', { users: [ann.id, cy.id] }));
    expect(heard).toEqual([
      ['system chatroom-update', `${topic} chatroom-update`],
      ['system chatroom-delete'],
      ['system chatroom'],
      [],
    ]);
    expect((await cy.next('system', 'chatroom')).chatroom.users).toEqual([ann.id, cy.id]);
    expect(await bob.next('system', 'chatroom-delete')).toEqual({ id: chatroom.id });
  });

  it('are refused with the field at fault', async () => {
    const [ann] = await (await Company.gather()).all('ann');
    const refused = (payload: object) => ann.refused('system', 'chatroom-create', payload);
    expect(await refused({})).toBe('bad_request name');
    expect(await refused({ name: '' })).toBe('bad_request name');
    expect(await refused({ name: 'x'.repeat(81) })).toBe('bad_request name');
    expect(await refused({ name: 'a\nb' })).toBe('bad_request name');
    expect(await refused({ name: 'x', description: 'y'.repeat(501) })).toBe('bad_request description');
    expect(await refused({ name: 'x', private: 'yes' })).toBe('bad_request private');
    expect(await refused({ name: 'x', private: true, users: ['a b'] })).toMatch(/^bad_request users/);
    expect(await refused({ name: 'x', private: true, users: ['nobody'] })).toBe('not_found users');
    expect(await refused({ name: 'x', users: [ann.id] })).toBe('bad_request users');
    expect(await refused({ name: 'x', team: 'none' })).toBe('not_found team');
  });

  it('take any name that a person may give them', async () => {
    const [ann] = await (await Company.gather()).all('ann');
    for (const name of ['🍕🍷', 'غرفة', 'x'.repeat(80), 'Lunch', 'Lunch', '<b>&amp;', '__proto__']) {
      expect((await ann.do('system', 'chatroom-create', { name: ` ${name} ` })).chatroom.name).toBe(name);
    }
  });
});

describe('teams', () => {
  it('are told to their users: gained, changed, lost, with their rooms', async () => {
    const members = await (await Company.gather()).all('ann', 'bob', 'cy', 'dee');
    const [ann, bob, cy] = members;
    const made = await heardBy(members, () => ann.do('system', 'team-create', { name: 'Design', users: [bob.id] }));
    expect(made).toEqual([['system team'], ['system team'], [], []]);
    const { team } = await ann.next('system', 'team');
    const { chatroom } = await ann.do('system', 'chatroom-create', { name: 'Ours', team: team.id });
    const topic = roomTopic(chatroom.id);
    await Promise.all([ann.join(topic), bob.join(topic)]);

    const swapped = await heardBy(members, () =>
      ann.do('system', 'team-update', { id: team.id, name: 'Print', users: [ann.id, cy.id] }),
    );
    expect(swapped).toEqual([
      ['system team', `${topic} participant-leave`],
      [`${topic} phx_close`, 'system chatroom-delete', 'system team-delete'],
      ['system team', 'system chatroom'],
      [],
    ]);
    expect((await cy.next('system', 'team')).team).toMatchObject({ name: 'Print', users: [ann.id, cy.id] });

    const gone = await heardBy(members, () => ann.do('system', 'team-delete', { id: team.id }));
    expect(gone).toEqual([
      ['system chatroom-update', `${topic} chatroom-update`, 'system team-delete'],
      [],
      ['system chatroom-update', 'system team-delete'],
      [],
    ]);
    expect((await seen(cy)).chatrooms).toEqual([
      expect.objectContaining({ id: chatroom.id, private: true, team: null, users: [ann.id, cy.id] }),
    ]);
  });

  it('[SYS-3] are left by their users, and end with the last', async () => {
    const [ann, bob] = await (await Company.gather()).all('ann', 'bob');
    const { team } = await ann.do('system', 'team-create', { name: 'Design', users: [bob.id] });
    expect((await bob.do('system', 'team-update', { id: team.id, users: [ann.id] })).team.users).toEqual([ann.id]);
    await bob.next('system', 'team-delete');
    expect(await bob.refused('system', 'team-update', { id: team.id })).toBe('not_found');
    expect((await ann.do('system', 'team-update', { id: team.id, users: [] })).team.users).toEqual([]);
    expect(await ann.next('system', 'team-delete')).toEqual({ id: team.id });
  });
});

describe('people', () => {
  it('are announced when they are new and when they change, as often as something changed', async () => {
    const company = await Company.gather();
    const [ann] = await company.all('ann');
    const [bob] = await company.all('bob');
    expect((await ann.next('system', 'user')).user).toMatchObject({ id: bob.id, name: 'bob', role: 'member' });
    const members = [ann, bob];
    const heard = await heardBy(members, async () => {
      await bob.do('system', 'user-update', { name: ' Robert ', color: '#ABCDEF' });
      await bob.do('system', 'user-update', { name: 'Robert' });
      await bob.do('system', 'user-update', { status: 'away' });
      await bob.do('system', 'user-update', {});
    });
    expect(heard).toEqual([
      ['system user', 'system user'],
      ['system user', 'system user'],
    ]);
    expect((await ann.next('system', 'user')).user).toMatchObject({ name: 'Robert', color: '#abcdef' });
    expect((await ann.next('system', 'user')).user).toMatchObject({ name: 'Robert', status: 'away' });
    expect(await bob.refused('system', 'user-update', { status: 'offline' })).toBe('bad_request status');
    expect(await bob.refused('system', 'user-update', { color: 'red' })).toBe('bad_request color');
    expect(await bob.refused('system', 'user-update', { name: '\u202e'.repeat(81) })).toBe('bad_request name');
  });

  it('who call themselves away are away again when they come back', async () => {
    const company = await Company.gather();
    const [ann, bob] = await company.all('ann', 'bob');
    await bob.do('system', 'user-update', { status: 'away' });
    await ann.next('system', 'user');
    await ann.next('system', 'user');
    await bob.disconnect();
    await company.online('bob');
    expect((await ann.next('system', 'user')).user).toMatchObject({ id: bob.id, status: 'away' });
  });
});

describe('presence', () => {
  it('[PRES-1] keeps the list of the phoenix client right', async () => {
    const company = await Company.gather();
    const [ann, bob] = await company.all('ann', 'bob');
    const online = () => {
      let state: object = {};
      for (const { topic, event, payload } of ann.frames) {
        if (topic === 'system' && event === 'presence_state') state = Presence.syncState(state, payload);
        if (topic === 'system' && event === 'presence_diff') state = Presence.syncDiff(state, payload);
      }
      return Object.keys(state);
    };
    const become = (...who: string[]) =>
      ann.until(() => (online().sort().join() === who.sort().join() ? who : undefined));
    await become(ann.id, bob.id);
    const second = await company.online('bob');
    const [cy] = await company.all('cy');
    await become(ann.id, bob.id, cy.id);
    await bob.disconnect();
    await cy.leave('system');
    await become(ann.id, bob.id);
    await second.disconnect();
    await become(ann.id);
    const state = ann.frames.find(({ event }) => event === 'presence_state');
    expect(v.parse(SystemEvents.presence_state, state?.payload)).toEqual(state?.payload);
    expect(state?.payload[ann.id].metas).toEqual([{ phx_ref: expect.any(String), online_at: expect.any(String) }]);
  });

  it('comes after the join reply', async () => {
    const [ann] = await (await Company.gather()).all('ann');
    await ann.settled();
    expect(ann.frames.map(({ event }) => event).slice(0, 2)).toEqual(['phx_reply', 'presence_state']);
  });
});

describe('the host', () => {
  it('is renamed by its owner, and everybody hears of it', async () => {
    const company = await Company.gather();
    const [ann, bob] = await company.all('ann', 'bob');
    const { host } = await ann.do('system', 'host-update', { name: 'Press', policy: 'code' });
    expect(host).toEqual({ ...company.host.card(), name: 'Press', policy: 'code' });
    expect(await bob.next('system', 'host')).toEqual({ host });
    expect(await bob.refused('system', 'host-update', { name: 'Mine' })).toBe('forbidden');
    expect(await ann.refused('system', 'host-update', { policy: 'closed' })).toBe('bad_request policy');
  });

  it('shows its join code to the owner alone, and never in an event', async () => {
    const company = await Company.gather({ policy: 'code' });
    const [ann] = await company.all('ann');
    const { code } = await ann.do('system', 'host-code');
    expect(code).toBe(company.host.joinCode());
    const fresh = (await ann.do('system', 'host-code', { rotate: true })).code;
    expect(fresh).not.toBe(code);
    expect(company.host.joinCode()).toBe(fresh);
    await ann.settled();
    expect(ann.eventsSince(0)).toEqual(['system presence_state']);
  });
});

describe('a push that is none', () => {
  it('is refused by its name', async () => {
    const [ann] = await (await Company.gather()).all('ann');
    expect(await ann.refused('system', 'constructor')).toBe('bad_request event');
    expect(await ann.refused('system', 'chat-message', { message: 'x', client_id: 'y' })).toBe('bad_request event');
  });
});
