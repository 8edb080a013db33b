import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { RoomEvents, RoomPushes } from '#shared/protocol/room-channel';
import { heard, talkOf } from '../../support/talk';

const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

describe('editing a message', () => {
  it('[EDIT-1] [AMEND-1] changes its text, tells everyone in the room, and stays', async () => {
    const { company, people, topic, say, look } = await talkOf('ann', 'bob');
    const [ann, bob] = people;
    const seq = await say(bob);
    const before = await look(ann, seq);
    const reply = await bob.do(topic, 'chat-message-edit', { seq, message: '  Salad!\n' });
    expect(v.parse(RoomPushes['chat-message-edit'].reply, reply)).toEqual(reply);
    expect(reply.message).toEqual({ ...before, message: 'Salad!', change: 1, edited: TIME });
    for (const member of people) {
      const event = await member.next(topic, 'chat-message-edit');
      expect(v.parse(RoomEvents['chat-message-edit'], event)).toEqual(reply);
    }
    await company.restart();
    const again = await company.online('ann');
    expect((await again.join(topic)).response.messages).toEqual([reply.message]);
  });

  it('[EDIT-1] is for its author alone', async () => {
    const { people, topic, say } = await talkOf('ann', 'bob');
    const [ann, bob] = people;
    const seq = await say(bob);
    expect(await ann.refused(topic, 'chat-message-edit', { seq, message: 'Salad' })).toBe('forbidden');
    expect(await bob.refused(topic, 'chat-message-edit', { seq: seq + 1, message: 'x' })).toBe('not_found');
  });

  it('[EDIT-2] leaves a text of at most 8,000 characters of which something is seen', async () => {
    const { people, topic, say } = await talkOf('ann');
    const [ann] = people;
    const seq = await say(ann);
    const edit = (message: unknown) => ann.refused(topic, 'chat-message-edit', { seq, message });
    expect(await edit('x'.repeat(8_001))).toBe('too_large message');
    expect(await edit('  ')).toBe('bad_request message');
    expect(await edit('\u200b')).toBe('bad_request message');
    expect(await edit(7)).toBe('bad_request message');
    expect(await ann.refused(topic, 'chat-message-edit', { message: 'x' })).toBe('bad_request seq');
    expect(await ann.refused(topic, 'chat-message-edit', { seq: 0, message: 'x' })).toBe('bad_request seq');
    await ann.do(topic, 'chat-message-edit', { seq, message: 'x'.repeat(8_000) });
  });

  it('[AMEND-2] to the same text makes no event', async () => {
    const { people, topic, say, look } = await talkOf('ann', 'bob');
    const [ann, bob] = people;
    const seq = await say(ann);
    const before = await look(ann, seq);
    const events = await heard(bob, topic, async () => {
      expect(await ann.do(topic, 'chat-message-edit', { seq, message: ' Soup today? ' })).toEqual({ message: before });
    });
    expect(events).toEqual([]);
  });

  it('[AMEND-1] is told in the order of change, to everybody alike', async () => {
    const { people, topic, say } = await talkOf('ann', 'bob', 'cy');
    const [ann, bob] = people;
    const [first, second] = [await say(ann), await say(bob)];
    const edits = Array.from({ length: 30 }, (_, n) => [
      ann.do(topic, 'chat-message-edit', { seq: first, message: `first ${n}` }),
      bob.do(topic, 'chat-message-edit', { seq: second, message: `second ${n}` }),
    ]);
    await Promise.all(edits.flat());
    const told = await Promise.all(
      people.map(async (member) => {
        await member.settled();
        return member.frames.filter(({ event }) => event === 'chat-message-edit').map(({ payload }) => payload.message);
      }),
    );
    expect(told[0]?.map(({ change }) => change)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
  });
});

describe('deleting a message', () => {
  it('[DELETE-1] [DELETE-2] leaves its place, and nothing of what it said', async () => {
    const { people, topic, say, look } = await talkOf('ann', 'bob');
    const [ann, bob] = people;
    const root = await say(ann);
    const seq = await say(bob, 'A secret', { reply_to: root });
    await ann.do(topic, 'reaction', { seq, emoji: '👍', on: true });
    await ann.do(topic, 'pin', { seq, on: true });
    const before = await look(ann, seq);
    const { message } = await bob.do(topic, 'chat-message-delete', { seq });
    expect(message).toEqual({
      ...before,
      ...{ message: '', change: 3, deleted: TIME, reactions: [], pinned: false, files: [] },
    });
    expect(await ann.next(topic, 'chat-message-delete')).toEqual({ message });
    expect(await look(ann, seq)).toEqual(message);
    expect(await ann.do(topic, 'pins')).toEqual({ messages: [] });
    for (const [event, payload] of [
      ['chat-message-edit', { message: 'x' }],
      ['reaction', { emoji: '👍', on: true }],
      ['reaction', { emoji: '👍', on: false }],
      ['pin', { on: true }],
      ['pin', { on: false }],
    ] as const) {
      expect(await bob.refused(topic, event, { seq, ...payload })).toBe('conflict');
    }
    const events = await heard(ann, topic, async () =>
      expect(await bob.do(topic, 'chat-message-delete', { seq })).toEqual({ message }),
    );
    expect(events).toEqual([]);
  });

  it('[DELETE-1] [SEE-6] is for its author, the owner and the admins', async () => {
    const { people, topic, say } = await talkOf('ann', 'bob', 'cy', 'dee');
    const [ann, bob, cy, dee] = people;
    await ann.do('system', 'user-role', { id: cy.id, role: 'admin' });
    const seqs = [await say(bob), await say(bob), await say(ann)];
    expect(await dee.refused(topic, 'chat-message-delete', { seq: seqs[0] })).toBe('forbidden');
    await ann.do(topic, 'chat-message-delete', { seq: seqs[0] });
    await cy.do(topic, 'chat-message-delete', { seq: seqs[1] });
    await cy.do(topic, 'chat-message-delete', { seq: seqs[2] });
    expect(await bob.refused(topic, 'chat-message-delete', { seq: 99 })).toBe('not_found');
  });

  it('[MSG-2] leaves the ack of its client_id', async () => {
    const { people, topic } = await talkOf('ann');
    const [ann] = people;
    const ack = await ann.do(topic, 'chat-message', { message: 'Soup', client_id: 'a' });
    await ann.do(topic, 'chat-message-delete', { seq: ack.seq });
    expect(await ann.do(topic, 'chat-message', { message: 'Soup', client_id: 'a' })).toEqual(ack);
  });
});

describe('a right that goes', () => {
  it('[SEE-2] goes for everything that was still to be done with it', async () => {
    const { people, topic, say } = await talkOf('ann', 'bob');
    const [ann, bob] = people;
    const seq = await say(bob);
    await ann.do('system', 'user-role', { id: bob.id, role: 'admin' });
    const own = await say(ann);
    await ann.do('system', 'user-role', { id: bob.id, role: 'member' });
    expect(await bob.refused(topic, 'chat-message-delete', { seq: own })).toBe('forbidden');
    await bob.do(topic, 'chat-message-delete', { seq });
  });
});
