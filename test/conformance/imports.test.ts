import { describe, expect, test } from 'vitest';
import { roomTopic, SYSTEM_TOPIC } from '#shared/protocol/topics';
import { Company } from '../support/company';
import type { Member } from '../support/member';
import { heard } from '../support/talk';

const SOURCE = 'ab'.repeat(32);
const WHEN = '2020-05-04T10:00:00.000Z';
const LATER = '2020-05-04T11:00:00.000Z';

const message = (user: string, text: string, more: object = {}) => ({ user, message: text, created: WHEN, ...more });

/** A room that bob, an admin, is importing; the author of its messages is not on this host. */
async function importing(options: { private?: boolean } = {}) {
  const company = await Company.gather();
  const [ann, bob, cy] = await company.all('ann', 'bob', 'cy');
  await ann.do(SYSTEM_TOPIC, 'user-role', { id: bob.id, role: 'admin' });
  const people = [
    { id: 'stranger', name: 'Someone From Elsewhere' },
    { id: cy.id, name: 'Another name' },
  ];
  const begin = (member: Member, more: object = {}) =>
    member.do(SYSTEM_TOPIC, 'import-begin', { name: 'Old room', people, source: SOURCE, ...options, ...more });
  const { chatroom } = await begin(bob);
  const room: string = chatroom.id;
  const take = (from: number, messages: readonly object[]) =>
    bob.do(SYSTEM_TOPIC, 'import-messages', { room, from, messages });
  return { company, ann, bob, cy, room, topic: roomTopic(room), begin, take };
}

describe('importing a room', () => {
  test('[IMPORT-1] the owner and admins import; the authors who are unknown here come as removed people', async () => {
    const { bob, cy, begin, room } = await importing();
    expect(await cy.refused(SYSTEM_TOPIC, 'import-begin', { name: 'Mine', people: [] })).toBe('forbidden');
    const messages = [message(cy.id, 'x')];
    expect(await cy.refused(SYSTEM_TOPIC, 'import-messages', { room, from: 1, messages })).toBe('forbidden');
    expect(await cy.refused(SYSTEM_TOPIC, 'import-end', { room })).toBe('forbidden');
    const told = bob.frames.filter(({ event }) => event === 'user').map(({ payload }) => payload.user);
    expect(told.find(({ id }) => id === 'stranger')).toMatchObject({
      ...{ name: 'Someone From Elsewhere', role: 'member', status: 'offline', removed: expect.any(String) },
    });
    expect(told.filter((user) => user.id === cy.id && 'removed' in user)).toEqual([]);
    // The same export again is the same import.
    expect((await begin(bob)).chatroom.id).toBe(room);
    expect((await begin(bob, { source: 'cd'.repeat(32) })).chatroom.id).not.toBe(room);
  });

  test('[IMPORT-2] nobody sees or hears of the room before it is whole, and then as of any new room', async () => {
    const { ann, bob, cy, room, topic, take } = await importing({ private: false });
    for (const member of [ann, bob, cy]) {
      expect((await member.raw(topic, 'phx_join')).response).toMatchObject({ reason: 'not_found' });
      expect((await member.do(SYSTEM_TOPIC, 'search', { query: 'hello' })).results).toEqual([]);
    }
    const before = await heard(cy, SYSTEM_TOPIC, () => take(1, [message('stranger', 'hello')]));
    expect(before).toEqual([]);
    const after = await heard(cy, SYSTEM_TOPIC, () => bob.do(SYSTEM_TOPIC, 'import-end', { room }));
    expect(after.map(({ event, payload }) => [event, payload.chatroom.id, payload.chatroom.seq])).toEqual([
      ['chatroom', room, 1],
    ]);
    expect((await cy.do(SYSTEM_TOPIC, 'search', { query: 'hello' })).results).toHaveLength(1);
    expect((await bob.join(topic)).response.reads).toEqual([{ user: bob.id, seq: 1 }]);
  });

  test('[IMPORT-2] a private one is shown to who imported it alone', async () => {
    const { ann, bob, cy, room, topic, take } = await importing();
    await take(1, [message(cy.id, 'hello')]);
    const { chatroom } = await bob.do(SYSTEM_TOPIC, 'import-end', { room });
    expect(chatroom).toMatchObject({ private: true, users: [bob.id], user: bob.id, seq: 1 });
    // Ended already: the reply may have been lost.
    expect((await bob.do(SYSTEM_TOPIC, 'import-end', { room })).chatroom.id).toBe(room);
    expect((await bob.join(topic)).status).toBe('ok');
    for (const member of [ann, cy]) expect((await member.join(topic)).response).toMatchObject({ reason: 'not_found' });
    expect(await bob.refused(SYSTEM_TOPIC, 'import-messages', { room, from: 2, messages: [message(cy.id, 'x')] })).toBe(
      'not_found',
    );
  });

  test('[IMPORT-3] messages keep their order, authors, times, answers, edits, deletions, reactions and pins', async () => {
    const { bob, cy, room, topic, take } = await importing();
    const reactions = [
      { emoji: '👍', users: [cy.id, 'stranger'] },
      { emoji: '❤', users: [cy.id] },
      { emoji: '❤️', users: ['stranger', cy.id] },
    ];
    await take(1, [
      message('stranger', 'first', { pinned: true, reactions }),
      message(cy.id, 'second, better', { edited: LATER, reply_to: 1 }),
      message('stranger', '', { deleted: LATER, reply_to: 2 }),
    ]);
    await take(4, [message('stranger', 'fourth', { reply_to: 3 })]);
    await bob.do(SYSTEM_TOPIC, 'import-end', { room });
    const { messages, threads } = (await bob.join(topic)).response;
    expect(messages).toMatchObject([
      { seq: 1, message: 'first', user: 'stranger', created: WHEN, pinned: true, edited: null, thread: null },
      { seq: 2, message: 'second, better', user: cy.id, edited: LATER, reply_to: 1, thread: 1 },
      { seq: 3, message: '', deleted: LATER, reply_to: 2, thread: 1 },
      { seq: 4, message: 'fourth', reply_to: 3, thread: 1 },
    ]);
    expect(messages[0].reactions).toEqual([
      { emoji: '👍', count: 2, users: [cy.id, 'stranger'] },
      { emoji: '❤', count: 2, users: [cy.id, 'stranger'] },
    ]);
    expect(threads).toEqual([{ thread: 1, replies: 3, last: 4 }]);
    expect((await bob.do(SYSTEM_TOPIC, 'search', { query: 'better' })).results).toHaveLength(1);
  });

  test('[IMPORT-4] what was sent twice is there once, a gap is conflict, and an import goes on after a restart', async () => {
    const { company, bob, cy, room, topic, take } = await importing();
    const all = Array.from({ length: 60 }, (_, n) => message(cy.id, `text ${n + 1}`, { pinned: n === 0 }));
    expect(await take(1, all.slice(0, 40))).toEqual({ taken: 40 });
    expect(await take(21, all.slice(20, 50))).toEqual({ taken: 50 });
    expect(await bob.refused(SYSTEM_TOPIC, 'import-messages', { room, from: 52, messages: [all[51]] })).toBe(
      'conflict',
    );
    await company.restart();
    const again = await company.online('bob');
    const begun = await again.do(SYSTEM_TOPIC, 'import-begin', { name: 'Old room', people: [], source: SOURCE });
    expect(begun).toMatchObject({ chatroom: { id: room }, taken: 0 });
    await again.do(SYSTEM_TOPIC, 'import-messages', { room, from: 1, messages: all.slice(0, 30) });
    await again.do(SYSTEM_TOPIC, 'import-messages', { room, from: 31, messages: all.slice(30) });
    await again.do(SYSTEM_TOPIC, 'import-end', { room });
    await again.join(topic);
    const { messages } = await again.do(topic, 'history', { after: 0, limit: 100 });
    expect(messages.map(({ message: text }: { message: string }) => text)).toEqual(
      all.map(({ message: text }) => text),
    );
    expect(messages[0]).toMatchObject({ change: 1, pinned: true });
  });

  test('[IMPORT-5] what an export cannot have is bad_request, by message and field', async () => {
    const { bob, cy, room } = await importing();
    const refused = (more: object, user = cy.id) =>
      bob.refused(SYSTEM_TOPIC, 'import-messages', { room, from: 1, messages: [message(user, 'x', more)] });
    expect(await refused({}, 'nobody')).toBe('bad_request messages.0.user');
    expect(await refused({ reply_to: 1 })).toBe('bad_request messages.0.reply_to');
    expect(await refused({ reactions: [{ emoji: 'x', users: [cy.id] }] })).toBe('bad_request messages.0.reactions');
    expect(await refused({ edited: '2020-13-99T00:00:00.000Z' })).toBe('bad_request messages.0.created');
    expect(await refused({ message: 'x'.repeat(8_001) })).toBe('too_large messages.0.message');
    const many = Array.from({ length: 51 }, () => message(cy.id, 'x'));
    expect(await bob.refused(SYSTEM_TOPIC, 'import-messages', { room, from: 1, messages: many })).toBe(
      'bad_request messages',
    );
    expect(await bob.refused(SYSTEM_TOPIC, 'import-end', { room: 'never-was' })).toBe('not_found');
  });
});
