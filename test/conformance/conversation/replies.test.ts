import { describe, expect, it } from 'vitest';
import { heard, talkOf } from '../../support/talk';

describe('a reply', () => {
  it('[REPLY-1] names the message it answers, and belongs to its thread', async () => {
    const { people, topic, say, look } = await talkOf('ann', 'bob');
    const [ann, bob] = people;
    const root = await say(ann);
    const reply = await say(bob, 'Yes', { reply_to: root });
    const again = await say(ann, 'Where?', { reply_to: reply });
    expect(await look(ann, root)).toMatchObject({ reply_to: null, thread: null, change: 0 });
    expect(await look(ann, reply)).toMatchObject({ reply_to: root, thread: root });
    expect(await look(ann, again)).toMatchObject({ reply_to: reply, thread: root });
    const told = bob.frames.filter(({ event }) => event === 'chat-message').map(({ payload }) => payload.thread);
    expect(told).toEqual([null, root, root]);
    await ann.do(topic, 'chat-message-delete', { seq: root });
    expect(await look(ann, await say(bob, 'Hm', { reply_to: root }))).toMatchObject({ reply_to: root, thread: root });
  });

  it('[REPLY-1] to anything but a message of this room is refused, and nobody sees it', async () => {
    const { people, topic, say } = await talkOf('ann', 'bob');
    const [ann, bob] = people;
    const seq = await say(ann);
    const events = await heard(bob, topic, async () => {
      for (const reply_to of [seq + 1, 0, -1, 1.5, '1', {}]) {
        const payload = { message: 'x', client_id: `wrong-${String(reply_to)}`, reply_to };
        expect(await ann.refused(topic, 'chat-message', payload)).toBe('bad_request reply_to');
      }
    });
    expect(events).toEqual([]);
    await ann.do(topic, 'chat-message', { message: 'x', client_id: 'null', reply_to: null });
  });

  it('[MSG-2] that was acknowledged once is acknowledged again before its reply_to is looked at', async () => {
    const { people, topic, say } = await talkOf('ann');
    const [ann] = people;
    await say(ann);
    const ack = await ann.do(topic, 'chat-message', { message: 'x', client_id: 'a' });
    for (const fields of [{ reply_to: 99 }, { reply_to: 'x' }, { files: ['none'] }, { files: 7 }, { message: '' }]) {
      expect(await ann.do(topic, 'chat-message', { message: 'x', client_id: 'a', ...fields })).toEqual(ack);
    }
  });

  it('[REPLY-2] keeps its place among the messages of its sender', async () => {
    const { people, topic, say } = await talkOf('ann');
    const [ann] = people;
    const root = await say(ann);
    const sent = Array.from({ length: 40 }, (_, n) =>
      ann.do(topic, 'chat-message', {
        ...{ message: `message ${n}`, client_id: `n${n}` },
        ...(n % 3 === 0 && { reply_to: root }),
      }),
    );
    const seqs = (await Promise.all(sent)).map(({ seq }) => seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
  });
});
