import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { RoomEvents } from '#shared/protocol/room-channel';
import { fill, range, seqs } from '../../support/lunch';
import { heard, talkOf } from '../../support/talk';

describe('pinned messages', () => {
  it('[PIN-1] are pinned by anyone in the room, listed by seq, and stay', async () => {
    const { company, people, topic, say } = await talkOf('ann', 'bob');
    const [ann, bob] = people;
    const [first, second] = [await say(ann, 'one'), await say(bob, 'two')];
    await bob.do(topic, 'pin', { seq: second, on: true });
    const { message } = await ann.do(topic, 'pin', { seq: first, on: true });
    expect(message).toMatchObject({ seq: first, pinned: true, change: 2, edited: null });
    expect(await bob.next(topic, 'pin')).toMatchObject({ message: { seq: second } });
    const event = await bob.next(topic, 'pin');
    expect(v.parse(RoomEvents.pin, event)).toEqual({ message });
    expect(seqs((await bob.do(topic, 'pins')).messages)).toEqual([first, second]);
    await bob.do(topic, 'pin', { seq: first, on: false });
    await company.restart();
    const again = await company.online('bob');
    await again.join(topic);
    expect((await again.do(topic, 'pins')).messages).toMatchObject([{ seq: second, pinned: true, message: 'two' }]);
  });

  it('[PIN-1] are messages of this room', async () => {
    const { people, topic, say } = await talkOf('ann');
    const [ann] = people;
    const seq = await say(ann);
    expect(await ann.refused(topic, 'pin', { seq: seq + 1, on: true })).toBe('not_found');
    expect(await ann.refused(topic, 'pin', { seq })).toBe('bad_request on');
    expect(await ann.refused(topic, 'pin', { seq: '1', on: true })).toBe('bad_request seq');
  });

  it('[AMEND-2] that are pinned again make no event', async () => {
    const { people, topic, say } = await talkOf('ann', 'bob');
    const [ann, bob] = people;
    const seq = await say(ann);
    const first = await ann.do(topic, 'pin', { seq, on: true });
    const events = await heard(bob, topic, async () =>
      expect(await bob.do(topic, 'pin', { seq, on: true })).toEqual(first),
    );
    expect(events).toEqual([]);
  });

  it('[PIN-2] are at most a hundred, also when the last two come at once', async () => {
    const { people, topic } = await talkOf('ann', 'bob');
    const [ann, bob] = people;
    await fill(ann, topic, 103);
    const pin = (member: typeof ann, seq: number) => member.push(topic, 'pin', { seq, on: true });
    const outcomes = await Promise.all(range(1, 103).map((seq) => pin(seq % 2 ? ann : bob, seq)));
    const refused = outcomes.filter(({ status }) => status === 'error').map(({ response }) => response.reason);
    expect(refused).toEqual(['conflict', 'conflict', 'conflict']);
    const { messages } = await ann.do(topic, 'pins');
    expect(messages).toHaveLength(100);
    await ann.do(topic, 'chat-message-delete', { seq: messages[0].seq });
    const left = range(1, 103).find((seq) => !seqs(messages).includes(seq)) ?? 0;
    await ann.do(topic, 'pin', { seq: left, on: true });
  });
});
