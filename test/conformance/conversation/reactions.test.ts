import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { RoomEvents } from '#shared/protocol/room-channel';
import { heard, talkOf } from '../../support/talk';

const emojiFrom = (count: number) => Array.from({ length: count }, (_, n) => String.fromCodePoint(0x1f600 + n));

describe('reactions', () => {
  it('[REACT-1] are counted, first use first, and told to everyone in the room', async () => {
    const { company, people, topic, say } = await talkOf('ann', 'bob');
    const [ann, bob] = people;
    const seq = await say(ann);
    const react = (member: typeof ann, emoji: string, on = true) => member.do(topic, 'reaction', { seq, emoji, on });
    await react(bob, '👍');
    await react(bob, '👩‍🚀');
    const { message } = await react(ann, '👍');
    expect(message).toMatchObject({
      change: 3,
      edited: null,
      reactions: [
        { emoji: '👍', count: 2, users: [bob.id, ann.id] },
        { emoji: '👩‍🚀', count: 1, users: [bob.id] },
      ],
    });
    await ann.settled();
    const told = ann.frames.filter(({ event }) => event === 'reaction').map(({ payload }) => payload);
    expect(told.at(-1)).toEqual({ message });
    expect(v.parse(RoomEvents.reaction, told.at(-1))).toEqual({ message });
    const left = [{ emoji: '👍', count: 1, users: [ann.id] }];
    await react(bob, '👩‍🚀', false);
    expect((await react(bob, '👍', false)).message.reactions).toEqual(left);
    await company.restart();
    const again = await company.online('bob');
    expect((await again.join(topic)).response).toMatchObject({ change: 5, messages: [{ change: 5, reactions: left }] });
  });

  it('[REACT-1] are one emoji by Unicode, at most 64 bytes', async () => {
    const { people, topic, say } = await talkOf('ann');
    const [ann] = people;
    const seq = await say(ann);
    for (const emoji of ['❤️', '❤', '🇩🇪', '1️⃣', '👍🏽', '👨‍👩‍👧‍👦', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👩‍❤️‍💋‍👨']) {
      await ann.do(topic, 'reaction', { seq, emoji, on: true });
    }
    for (const emoji of ['', 'a', '1', '👍👍', '👍 ', 'ok', ':+1:', '<b>', 7, null, '👍'.repeat(20)]) {
      expect(await ann.refused(topic, 'reaction', { seq, emoji, on: true })).toBe('bad_request emoji');
    }
    expect(await ann.refused(topic, 'reaction', { seq, emoji: '👍', on: 'yes' })).toBe('bad_request on');
    expect(await ann.refused(topic, 'reaction', { seq, emoji: '👍' })).toBe('bad_request on');
    expect(await ann.refused(topic, 'reaction', { seq: 9, emoji: '👍', on: true })).toBe('not_found');
  });

  it('[REACT-1] count for the form that is there already, with and without the selector for a picture', async () => {
    const { people, topic, say } = await talkOf('ann', 'bob');
    const [ann, bob] = people;
    const seq = await say(ann);
    const react = async (member: typeof ann, emoji: string, on = true) =>
      (await member.do(topic, 'reaction', { seq, emoji, on })).message.reactions;
    const who = (emoji: string) => bob.do(topic, 'reaction-users', { seq, emoji });
    await react(ann, '❤');
    expect(await react(bob, '❤️')).toEqual([{ emoji: '❤', count: 2, users: [ann.id, bob.id] }]);
    expect(await who('❤️')).toEqual({ users: [ann.id, bob.id], cursor: null });
    expect(await react(ann, '❤️', false)).toEqual([{ emoji: '❤', count: 1, users: [bob.id] }]);
    expect(await react(bob, '❤️', false)).toEqual([]);
    expect(await react(bob, '❤️')).toEqual([{ emoji: '❤️', count: 1, users: [bob.id] }]);
    expect(await react(ann, '❤')).toEqual([{ emoji: '❤️', count: 2, users: [bob.id, ann.id] }]);
  });

  it('[REACT-2] are of at most twenty different emoji; the next is a conflict', async () => {
    const { people, topic, say } = await talkOf('ann', 'bob');
    const [ann, bob] = people;
    const seq = await say(ann);
    const all = emojiFrom(21);
    const outcomes = await Promise.all(
      all.map((emoji, n) => (n % 2 ? ann : bob).push(topic, 'reaction', { seq, emoji, on: true })),
    );
    const refused = outcomes.filter(({ status }) => status === 'error').map(({ response }) => response.reason);
    expect(refused).toEqual(['conflict']);
    const present = outcomes.findIndex(({ status }) => status === 'ok');
    for (const member of people) await member.do(topic, 'reaction', { seq, emoji: all[present], on: true });
  });

  it('[AMEND-2] given twice or taken back twice change nothing, however many gave them', async () => {
    const { people, topic, say, look } = await talkOf('ann', 'bob');
    const [ann, bob] = people;
    const seq = await say(ann);
    await ann.do(topic, 'reaction', { seq, emoji: '👍', on: true });
    const before = await look(bob, seq);
    const events = await heard(bob, topic, async () => {
      expect(await ann.do(topic, 'reaction', { seq, emoji: '👍', on: true })).toEqual({ message: before });
      expect(await bob.do(topic, 'reaction', { seq, emoji: '👍', on: false })).toEqual({ message: before });
      expect(await bob.do(topic, 'reaction', { seq, emoji: '🎉', on: false })).toEqual({ message: before });
    });
    expect(events).toEqual([]);
  });
});

describe('who reacted', () => {
  it('[REACT-3] is told in the order they did; of an emoji nobody used, nobody', async () => {
    const { people, topic, say } = await talkOf('ann', 'bob', 'cy');
    const [ann, bob, cy] = people;
    const seq = await say(ann);
    for (const member of [cy, ann, bob]) await member.do(topic, 'reaction', { seq, emoji: '👍', on: true });
    await ann.do(topic, 'reaction', { seq, emoji: '👍', on: false });
    const who = (payload: object) => ann.do(topic, 'reaction-users', { seq, ...payload });
    expect(await who({ emoji: '👍' })).toEqual({ users: [cy.id, bob.id], cursor: null });
    expect(await who({ emoji: '👍', cursor: null })).toEqual({ users: [cy.id, bob.id], cursor: null });
    expect(await who({ emoji: '🎉' })).toEqual({ users: [], cursor: null });
    expect(await ann.refused(topic, 'reaction-users', { seq: 9, emoji: '👍' })).toBe('not_found');
    expect(await ann.refused(topic, 'reaction-users', { seq, emoji: 'x' })).toBe('bad_request emoji');
    expect(await ann.refused(topic, 'reaction-users', { seq, emoji: '👍', cursor: 'x' })).toBe('bad_request cursor');
  });
});
