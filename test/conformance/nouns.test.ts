import { describe, expect, it } from 'vitest';
import { Company } from '../support/company';
import { lunch } from '../support/lunch';
import type { Incoming } from '../support/member';

/** Whether a payload has a whole User in it, however deep. */
const hasUser = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (('role' in value && 'last_seen' in value) || Object.values(value).some(hasUser));

/** What a frame is: an event by its name, a reply by the payload it has. */
const kindOf = ({ topic, event, payload }: Incoming): string => {
  const place = topic.startsWith('room-') ? 'room' : topic;
  return event === 'phx_reply' ? `${place} reply {${Object.keys(payload.response).sort()}}` : `${place} ${event}`;
};

describe('people', () => {
  it('[NOUN-1] travel whole where they are told of, and by their id everywhere else', async () => {
    const company = await Company.gather();
    const [ann, bob] = await company.all('ann', 'bob');
    await bob.do('system', 'user-update', { name: 'Robert' });
    await ann.do('system', 'user-role', { id: bob.id, role: 'admin' });
    const { team } = await ann.do('system', 'team-create', { name: 'Design', users: [bob.id] });
    expect(team).toMatchObject({ user: ann.id, users: [ann.id, bob.id] });
    const { chatroom, topic } = await lunch(ann, { private: true, team: team.id });
    expect(chatroom).toMatchObject({ user: ann.id, users: [ann.id], team: team.id });
    await ann.join(topic);
    const { invitation } = await ann.do(topic, 'invite', { user: bob.id });
    expect(invitation).toMatchObject({ from: ann.id, to: bob.id, room: { id: chatroom.id } });
    await bob.do('system', 'invitation-accept', { id: invitation.id });
    await bob.join(topic);
    await bob.do(topic, 'chat-message', { message: 'Soup?', client_id: '1' });
    expect((await ann.do(topic, 'history')).messages).toMatchObject([{ user: bob.id, room: chatroom.id }]);
    await bob.leave(topic);
    await ann.do(topic, 'chatroom-update', { description: 'Where?' });
    await ann.do(topic, 'chatroom-delete');
    await Promise.all([ann.settled(), bob.settled()]);

    const frames = [...ann.frames, ...bob.frames];
    const whole = frames.filter(({ payload }) => hasUser(payload)).map(kindOf);
    expect([...new Set(whole)].sort()).toEqual([
      'room participant-join',
      'room participant-leave',
      expect.stringContaining('system reply {chatrooms,host,invitations,'),
      expect.stringContaining('system reply {chatrooms,host,invitations,'),
      'system reply {user}',
      'system user',
    ]);
  });

  it('[NOUN-5] are offline without a socket, else what they say of themselves', async () => {
    const company = await Company.gather();
    const [ann, bob] = await company.all('ann', 'bob');
    const status = async () => (await ann.join('system')).response.users[1].status;
    expect(await status()).toBe('online');
    await bob.do('system', 'user-update', { status: 'away' });
    expect(await status()).toBe('away');
    await bob.disconnect();
    await ann.until(() => ann.frames.find(({ event, payload }) => event === 'presence_diff' && payload.leaves[bob.id]));
    expect(await status()).toBe('offline');
    const again = await company.online('bob');
    expect(await status()).toBe('away');
    await again.do('system', 'user-update', { status: 'online' });
    expect(await status()).toBe('online');
  });
});

describe('participants', () => {
  it('[NOUN-2] are ids in the join reply of a room, and their number everywhere else', async () => {
    const [ann, bob] = await (await Company.gather()).all('ann', 'bob');
    const { chatroom, topic } = await lunch(ann);
    expect(chatroom.participants).toBe(0);
    expect((await bob.next('system', 'chatroom')).chatroom.participants).toBe(0);
    const both = [ann.id, bob.id];
    await ann.join(topic);
    const { response } = await bob.join(topic);
    expect([response.participants, response.room.participants]).toEqual([both, both]);
    expect((await ann.join('system')).response.chatrooms).toMatchObject([{ participants: 2 }]);
    const change = await ann.do(topic, 'chatroom-update', { name: 'Brunch' });
    const heard = [await bob.next('system', 'chatroom-update'), await bob.next(topic, 'chatroom-update')];
    expect([change, ...heard].map((told) => told.chatroom.participants)).toEqual([2, 2, 2]);
    await bob.leave(topic);
    expect((await ann.next(topic, 'participant-leave')).participants).toBe(1);
  });
});

describe('names and texts', () => {
  const LONGEST = '😀'.repeat(40);
  const BAD = ['', '  ', `${LONGEST}x`, 'two\nlines', 'a\u0000b', 5, null];

  it('[NOUN-3] of rooms, teams, people and hosts have 1 to 80 characters on one line', async () => {
    const [ann] = await (await Company.gather()).all('ann');
    const { team } = await ann.do('system', 'team-create', { name: 'Design' });
    const { topic } = await lunch(ann);
    await ann.join(topic);
    const named: [topic: string, event: string, more: object][] = [
      ['system', 'chatroom-create', {}],
      ['system', 'team-create', {}],
      ['system', 'team-update', { id: team.id }],
      ['system', 'user-update', {}],
      ['system', 'host-update', {}],
      [topic, 'chatroom-update', {}],
    ];
    for (const [where, event, more] of named) {
      for (const name of BAD)
        expect(await ann.refused(where, event, { ...more, name }), event).toBe('bad_request name');
      for (const name of ['x', LONGEST]) {
        const [noun] = Object.values(await ann.do(where, event, { ...more, name: ` ${name} ` }));
        expect(noun, event).toMatchObject({ name });
      }
    }
  });

  it('[NOUN-3] descriptions have at most 500 characters, messages 1 to 8,000, counted after trimming', async () => {
    const [ann] = await (await Company.gather()).all('ann');
    const { topic } = await lunch(ann, { description: ` ${'😀'.repeat(250)}\n` });
    await ann.join(topic);
    const room = (description: string) => ({ name: 'Lunch', description });
    expect(await ann.refused('system', 'chatroom-create', room('x'.repeat(501)))).toBe('bad_request description');
    expect(await ann.refused(topic, 'chatroom-update', room('x'.repeat(501)))).toBe('bad_request description');
    expect((await ann.do(topic, 'chatroom-update', { description: ' ' })).chatroom.description).toBe('');
    const say = (message: string) => ({ message, client_id: message.slice(0, 4) });
    await ann.do(topic, 'chat-message', say(` ${'😀'.repeat(4_000)} `));
    expect(await ann.refused(topic, 'chat-message', say(`y${'😀'.repeat(4_000)}`))).toBe('too_large message');
    await ann.do(topic, 'chat-message', say('.'));
    expect(await ann.refused(topic, 'chat-message', say('\t'))).toBe('bad_request message');
  });

  it('[NOUN-3] [NOUN-4] two rooms may have one name; their slugs differ', async () => {
    const [ann] = await (await Company.gather()).all('ann');
    const made = async (fields: object = {}) => (await lunch(ann, fields)).chatroom;
    const rooms = [await made(), await made(), await made({ private: true })];
    expect(rooms.map(({ name }) => name)).toEqual(['Lunch', 'Lunch', 'Lunch']);
    expect(rooms.map(({ slug }) => slug)).toEqual(['lunch', 'lunch-2', `lunch-${rooms[2].id.slice(0, 6)}`]);
    const { team } = await ann.do('system', 'team-create', { name: 'Lunch' });
    expect(team.slug).toBe(`lunch-${team.id.slice(0, 6)}`);
    const ours = await made({ team: team.id });
    expect(ours.slug).toBe(`lunch-${ours.id.slice(0, 6)}`);
  });
});
