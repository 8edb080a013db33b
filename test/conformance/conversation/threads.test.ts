import { describe, expect, test } from 'vitest';
import { SYSTEM_TOPIC } from '#shared/protocol/topics';
import { seqs } from '../../support/lunch';
import { heard, talkOf } from '../../support/talk';

describe('threads', () => {
  test('[THREAD-1] a thread is read with its first message, the newest replies first to come', async () => {
    const { people, topic, say } = await talkOf('ann', 'bob');
    const [ann, bob] = people;
    const thread = await say(ann, 'Soup today?');
    for (let n = 1; n <= 4; n += 1) await say(n % 2 === 0 ? ann : bob, `answer ${n}`, { reply_to: thread });
    // An answer to an answer is in the same thread.
    await say(bob, 'answer 5', { reply_to: thread + 2 });
    const newest = await ann.do(topic, 'thread', { thread, limit: 2 });
    expect(newest).toMatchObject({ root: { seq: thread }, more: true, replies: 5, read: 0 });
    expect(seqs(newest.messages)).toEqual([thread + 4, thread + 5]);
    const older = await ann.do(topic, 'thread', { thread, before: thread + 4 });
    expect(seqs(older.messages)).toEqual([thread + 1, thread + 2, thread + 3]);
    expect(older).toMatchObject({ more: false, replies: 5 });
    const lonely = await say(ann, 'Nobody answers');
    expect(await ann.do(topic, 'thread', { thread: lonely })).toMatchObject({ messages: [], replies: 0, more: false });
    expect(await ann.refused(topic, 'thread', { thread: 99 })).toBe('not_found');
    expect(await ann.refused(topic, 'thread', { thread: thread + 1 })).toBe('not_found');
  });

  test('[THREAD-2] pages of messages tell of the threads that began in them', async () => {
    const { company, people, topic, say } = await talkOf('ann', 'bob');
    const [ann, bob] = people;
    const thread = await say(ann, 'Soup today?');
    const second = await say(bob, 'Bread?');
    await say(bob, 'yes', { reply_to: thread });
    const last = await say(ann, 'no', { reply_to: thread });
    const summary = { thread, replies: 2, last };
    expect((await ann.do(topic, 'history')).threads).toEqual([summary]);
    expect((await ann.do(topic, 'history', { after: thread })).threads).toEqual([]);
    await bob.do(topic, 'chat-message-delete', { seq: thread + 2 });
    const cy = await company.online('cy');
    expect((await cy.join(topic)).response.threads).toEqual([summary]);
    await say(ann, 'with jam', { reply_to: second });
    expect((await ann.do(topic, 'history')).threads).toHaveLength(2);
  });

  test('[THREAD-3] a thread has a mark of its own, which only its reader hears of', async () => {
    const { company, people, topic, chatroom, say } = await talkOf('ann', 'bob');
    const [ann, bob] = people;
    const thread = await say(ann, 'Soup today?');
    const reply = await say(bob, 'yes', { reply_to: thread });
    const other = await say(bob, 'elsewhere');
    const phone = await company.online('ann');
    const atBob = await heard(bob, SYSTEM_TOPIC, async () => {
      const atPhone = await heard(phone, SYSTEM_TOPIC, () => ann.do(topic, 'thread-read', { thread, seq: reply }));
      expect(atPhone.map(({ event, payload }) => [event, payload])).toEqual([
        ['thread-read', { room: chatroom.id, thread, seq: reply }],
      ]);
    });
    expect(atBob).toEqual([]);
    expect(await ann.do(topic, 'thread', { thread })).toMatchObject({ read: reply });
    expect(await bob.do(topic, 'thread', { thread })).toMatchObject({ read: 0 });
    // Marks never fall.
    expect(await heard(ann, SYSTEM_TOPIC, () => ann.do(topic, 'thread-read', { thread, seq: thread }))).toEqual([]);
    expect(await ann.refused(topic, 'thread-read', { thread, seq: other })).toBe('bad_request seq');
    expect(await ann.refused(topic, 'thread-read', { thread: reply, seq: reply })).toBe('not_found');
    await company.restart();
    const again = await company.online('ann');
    await again.join(topic);
    expect(await again.do(topic, 'thread', { thread })).toMatchObject({ read: reply });
  });

  test('[THREAD-4] a person’s threads come with what they have not read, those of rooms they lost left out', async () => {
    const { company, people, topic, chatroom, say } = await talkOf('ann', 'bob', 'cy');
    const [ann, bob, cy] = people;
    const first = await say(ann, 'Soup today?');
    const second = await say(bob, 'Bread?');
    await say(bob, 'yes', { reply_to: first });
    await say(cy, 'yes', { reply_to: first });
    const last = await say(cy, 'no', { reply_to: second });
    const list = async (member = ann, page: object = {}) => member.do(SYSTEM_TOPIC, 'threads', page);
    expect((await list()).threads).toMatchObject([
      { room: chatroom.id, root: { seq: first }, last: { message: 'yes', seq: first + 3 }, replies: 2, unread: 2 },
    ]);
    expect((await list(bob)).threads.map(({ unread }: { unread: number }) => unread)).toEqual([1, 1]);
    const page = await list(cy, { limit: 1 });
    expect(page.threads).toMatchObject([{ root: { seq: second }, last: { seq: last }, unread: 0 }]);
    const rest = await list(cy, { limit: 1, cursor: page.cursor });
    expect(rest).toMatchObject({ threads: [{ root: { seq: first }, unread: 1 }], cursor: null });
    expect(await ann.refused(SYSTEM_TOPIC, 'threads', { cursor: page.cursor })).toBe('bad_request cursor');
    await ann.do(topic, 'thread-read', { thread: first, seq: first + 3 });
    expect((await list()).threads).toMatchObject([{ unread: 0 }]);
    await company.online('dee').then(async (dee) => expect((await list(dee)).threads).toEqual([]));
  });
});
