import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { roomTopic, SYSTEM_TOPIC } from '#shared/protocol/topics';
import { Company } from '../../support/company';
import { fill, lunch } from '../../support/lunch';
import type { Member } from '../../support/member';
import { talkOf } from '../../support/talk';

/** The answer of a whole index: one that is being made says so, and finds the rest when it is asked again. */
async function search(member: Member, asked: object) {
  for (;;) {
    const answer = await member.do(SYSTEM_TOPIC, 'search', asked);
    if (!answer.partial) return answer;
  }
}
const found = async (member: Member, asked: object): Promise<string[]> =>
  (await search(member, asked)).results.map(({ message }: { message: string }) => message);

describe('search', () => {
  test('[SEARCH-1] all words match by their beginnings, ignoring case and accents; the rest of a query is plain text', async () => {
    const { people, say } = await talkOf('ann');
    const [ann] = people;
    for (const text of ['Soupe à l’oignon', 'SOUP of the day (hot)', 'salad', '今日のスープ']) await say(ann, text);
    expect(await found(ann, { query: 'soup' })).toEqual(['SOUP of the day (hot)', 'Soupe à l’oignon']);
    expect(await found(ann, { query: 'OIGN soup' })).toEqual(['Soupe à l’oignon']);
    expect(await found(ann, { query: '"soup" AND NOT* (hot)' })).toEqual([]);
    expect(await found(ann, { query: '(hot" soup*' })).toEqual(['SOUP of the day (hot)']);
    expect(await found(ann, { query: 'スープ' })).toEqual(['今日のスープ']);
    expect(await found(ann, { query: '???' })).toEqual([]);
  });

  test('[SEARCH-2] the newest come first, so many to a page, and the cursor goes on to the end', async () => {
    const { people, topic, say } = await talkOf('ann');
    const [ann] = people;
    await fill(ann, topic, 45);
    const first = await search(ann, { query: 'message' });
    expect(first.results.map(({ seq }: { seq: number }) => seq)).toEqual(Array.from({ length: 20 }, (_, n) => 45 - n));
    expect(first.partial).toBe(false);
    await say(ann, 'a message meanwhile');
    const rest = await search(ann, { query: 'message', limit: 100, cursor: first.cursor });
    expect(rest.results.map(({ seq }: { seq: number }) => seq)).toEqual(Array.from({ length: 25 }, (_, n) => 25 - n));
    expect(rest.cursor).toBeNull();
    expect(await ann.refused(SYSTEM_TOPIC, 'search', { query: 'message', limit: 101 })).toBe('bad_request limit');
    // Ten messages of 8,000 characters of three bytes are nearly 256 KiB.
    for (let n = 0; n < 12; n += 1) await say(ann, `long ${'€'.repeat(7_900)}`);
    const long = await search(ann, { query: 'long', limit: 100 });
    expect(long.results.length).toBeLessThan(12);
    const more = await search(ann, { query: 'long', limit: 100, cursor: long.cursor });
    expect(long.results.length + more.results.length).toBe(12);
  });

  test('[SEARCH-3] filters narrow it down, also without words; without either it is bad_request', async () => {
    const { people, chatroom, say } = await talkOf('ann', 'bob');
    const [ann, bob] = people;
    await say(ann, 'soup of ann');
    await say(bob, 'soup of bob');
    const [newest, oldest] = (await search(ann, { query: 'soup' })).results;
    expect(await found(ann, { query: 'soup', from: bob.id })).toEqual(['soup of bob']);
    expect(await found(ann, { query: '', from: ann.id })).toEqual(['soup of ann']);
    expect(await found(ann, { query: '', room: chatroom.id, after: oldest.created })).toEqual(['soup of bob']);
    expect(await found(ann, { query: 'soup', before: newest.created })).toEqual(['soup of ann']);
    expect(await found(ann, { query: '', has: 'file' })).toEqual([]);
    expect(await found(ann, { query: 'soup', from: 'nobody' })).toEqual([]);
    expect(await ann.refused(SYSTEM_TOPIC, 'search', { query: '  ' })).toBe('bad_request query');
    expect(await ann.refused(SYSTEM_TOPIC, 'search', { query: 'x'.repeat(201) })).toBe('bad_request query');
    const noTime = { query: 'soup', before: '2026-13-40T00:00:00.000Z' };
    expect(await ann.refused(SYSTEM_TOPIC, 'search', noTime)).toBe('bad_request before');
  });

  test('[SEARCH-4] what a person may not enter has no part in the answer, from the moment they lose it', async () => {
    const company = await Company.gather();
    const [ann, bob] = await company.all('ann', 'bob');
    const { chatroom, topic } = await lunch(ann, { private: true, users: [bob.id] });
    await ann.join(topic);
    await ann.do(topic, 'chat-message', { message: 'the secret recipe', client_id: 'a' });
    expect(await found(bob, { query: 'recipe' })).toEqual(['the secret recipe']);
    await ann.do(topic, 'chatroom-update', { users: [ann.id] });
    expect(await found(bob, { query: 'recipe' })).toEqual([]);
    expect(await found(bob, { query: '', from: ann.id })).toEqual([]);
    expect(await bob.refused(SYSTEM_TOPIC, 'search', { query: 'recipe', room: chatroom.id })).toBe('not_found');
    expect(await bob.refused(SYSTEM_TOPIC, 'search', { query: 'recipe', room: 'never-was' })).toBe('not_found');
    expect(await found(ann, { query: 'recipe' })).toEqual(['the secret recipe']);
  });

  test('[SEARCH-5] a cursor is worth nothing to others, with another question, or changed; it holds across a restart', async () => {
    const { company, people, topic } = await talkOf('ann', 'bob');
    const [ann, bob] = people;
    await fill(ann, topic, 3);
    const { cursor } = await search(ann, { query: 'message', limit: 1 });
    const wrong = async (member: Member, asked: object) =>
      expect(await member.refused(SYSTEM_TOPIC, 'search', asked)).toBe('bad_request cursor');
    await wrong(bob, { query: 'message', cursor });
    await wrong(ann, { query: 'messages', cursor });
    await wrong(ann, { query: 'message', from: ann.id, cursor });
    await wrong(ann, { query: 'message', cursor: `x${cursor}` });
    await wrong(ann, { query: 'message', cursor: 'x' });
    await company.restart();
    const again = await company.online('ann');
    expect(await found(again, { query: 'message', cursor })).toEqual(['message 2', 'message 1']);
  });

  test('[SEARCH-6] what was acknowledged is found, an edited text by its new words, a deleted one not at all', async () => {
    const { people, topic, say } = await talkOf('ann', 'bob');
    const [ann, bob] = people;
    const seq = await say(ann, 'first draft');
    expect(await found(bob, { query: 'draft' })).toEqual(['first draft']);
    await ann.do(topic, 'chat-message-edit', { seq, message: 'final version' });
    expect(await found(bob, { query: 'draft' })).toEqual([]);
    expect(await found(bob, { query: 'final' })).toEqual(['final version']);
    await ann.do(topic, 'chat-message-delete', { seq });
    expect(await found(bob, { query: 'final' })).toEqual([]);
    expect(await found(bob, { query: '', from: ann.id })).toEqual([]);
  });

  test('[SEARCH-7] an index that was deleted makes itself anew while the host serves', async () => {
    const { company, people, topic } = await talkOf('ann');
    const [ann] = people;
    await fill(ann, topic, 250);
    await company.restart(async (data) => rm(join(data, 'search'), { recursive: true }));
    const again = await company.online('ann');
    expect(await found(again, { query: 'message 17' })).toContain('message 17');
    expect((await search(again, { query: 'message', limit: 100 })).results).toHaveLength(100);
  });

  test('[SEE-2] a deleted room is not found, and neither is a thread in it', async () => {
    const { people, topic, chatroom, say } = await talkOf('ann');
    const [ann] = people;
    const seq = await say(ann, 'soup');
    await say(ann, 'soup again', { reply_to: seq });
    await ann.do(topic, 'chatroom-delete');
    expect(await found(ann, { query: 'soup' })).toEqual([]);
    expect((await ann.do(SYSTEM_TOPIC, 'threads')).threads).toEqual([]);
    expect(roomTopic(chatroom.id)).toBe(topic);
  });
});
