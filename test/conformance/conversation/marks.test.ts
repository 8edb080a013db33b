import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { RoomEvents } from '#shared/protocol/room-channel';
import { heard, talkOf } from '../../support/talk';

describe('a read mark', () => {
  it('[READ-1] is told to everybody in the room, the reader’s other sockets too, and stays', async () => {
    const { company, people, topic, say } = await talkOf('ann', 'bob');
    const [ann, bob] = people;
    const second = await company.online('bob');
    await second.join(topic);
    await say(ann);
    await say(ann);
    expect(await bob.do(topic, 'read', { seq: 2 })).toEqual({});
    for (const member of [ann, bob, second]) {
      const event = await member.next(topic, 'read');
      expect(v.parse(RoomEvents.read, event)).toEqual({ user: bob.id, seq: 2 });
    }
    expect((await second.join(topic)).response.reads).toEqual([{ user: bob.id, seq: 2 }]);
    await company.restart();
    const again = await company.online('ann');
    expect((await again.join(topic)).response.reads).toEqual([{ user: bob.id, seq: 2 }]);
  });

  it('[READ-1] never falls, and one that is not higher is ok and silent', async () => {
    const { people, topic, say } = await talkOf('ann', 'bob');
    const [ann, bob] = people;
    for (let n = 0; n < 3; n += 1) await say(ann);
    await bob.do(topic, 'read', { seq: 2 });
    const events = await heard(ann, topic, async () => {
      expect(await bob.do(topic, 'read', { seq: 1 })).toEqual({});
      expect(await bob.do(topic, 'read', { seq: 2 })).toEqual({});
    });
    expect(events).toEqual([]);
    expect((await ann.join(topic)).response.reads).toEqual([{ user: bob.id, seq: 2 }]);
  });

  it('[READ-1] beyond the end is refused', async () => {
    const { people, topic, say } = await talkOf('ann');
    const [ann] = people;
    expect(await ann.refused(topic, 'read', { seq: 1 })).toBe('bad_request seq');
    const seq = await say(ann);
    expect(await ann.refused(topic, 'read', { seq: seq + 1 })).toBe('bad_request seq');
    for (const wrong of [0, -1, 1.5, '1', null, Number.MAX_SAFE_INTEGER]) {
      expect(await ann.refused(topic, 'read', { seq: wrong })).toBe('bad_request seq');
    }
    await ann.do(topic, 'read', { seq });
  });

  it('[READ-2] of somebody who was put out or removed is not told any more', async () => {
    const { company, people, topic, say } = await talkOf('ann', 'bob', 'cy');
    const [ann, bob, cy] = people;
    await say(ann);
    for (const member of people) await member.do(topic, 'read', { seq: 1 });
    await ann.do('system', 'user-remove', { id: bob.id });
    const reads = (await ann.join(topic)).response.reads.map(({ user }: { user: string }) => user);
    expect(reads.sort()).toEqual([ann.id, cy.id].sort());
    await ann.do('system', 'user-restore', { id: bob.id });
    expect((await ann.join(topic)).response.reads).toHaveLength(3);
    expect(company.host.connected()).toHaveLength(2);
  });
});

describe('typing', () => {
  it('[TYPE-1] is told to the sockets of other people only, and kept nowhere', async () => {
    const { company, people, topic } = await talkOf('ann', 'bob', 'cy');
    const [ann, bob, cy] = people;
    const second = await company.online('bob');
    await second.join(topic);
    const own = heard(second, topic, () =>
      heard(bob, topic, async () => {
        expect(await bob.do(topic, 'typing', { on: true })).toEqual({});
        expect(await ann.next(topic, 'typing')).toEqual({ user: bob.id, on: true });
        await bob.do(topic, 'typing', { on: false });
        const event = await cy.next(topic, 'typing');
        expect(v.parse(RoomEvents.typing, event)).toEqual({ user: bob.id, on: true });
        expect(await cy.next(topic, 'typing')).toEqual({ user: bob.id, on: false });
      }).then((events) => expect(events).toEqual([])),
    );
    expect(await own).toEqual([]);
    expect(await bob.refused(topic, 'typing', {})).toBe('bad_request on');
    expect(await bob.refused(topic, 'typing', { on: 1 })).toBe('bad_request on');
  });

  it('[TYPE-1] that changes nothing makes no event', async () => {
    const { people, topic } = await talkOf('ann', 'bob');
    const [ann, bob] = people;
    const events = await heard(ann, topic, async () => {
      await bob.do(topic, 'typing', { on: false });
      await bob.do(topic, 'typing', { on: true });
      await bob.do(topic, 'typing', { on: true });
    });
    expect(events.map(({ payload }) => payload)).toEqual([{ user: bob.id, on: true }]);
  });

  it('[TYPE-1] ends with a message: what is written next is told at once', async () => {
    const { people, topic, say } = await talkOf('ann', 'bob');
    const [ann, bob] = people;
    const events = await heard(ann, topic, async () => {
      await bob.do(topic, 'typing', { on: true });
      await say(bob);
      await bob.do(topic, 'typing', { on: false });
      await bob.do(topic, 'typing', { on: true });
    });
    const on = ['typing', { user: bob.id, on: true }];
    const sent = ['chat-message', expect.objectContaining({ user: bob.id })];
    expect(events.map(({ event, payload }) => [event, payload])).toEqual([on, sent, on]);
  });

  it('[TYPE-1] ends when the last socket of who types leaves the room', async () => {
    const { company, people, topic } = await talkOf('ann', 'bob');
    const [ann, bob] = people;
    const second = await company.online('bob');
    await second.join(topic);
    await bob.do(topic, 'typing', { on: true });
    expect(await ann.next(topic, 'typing')).toEqual({ user: bob.id, on: true });
    const events = await heard(ann, topic, async () => {
      await bob.leave(topic);
      await bob.settled();
    });
    expect(events).toEqual([]);
    await second.disconnect();
    expect(await ann.next(topic, 'typing')).toEqual({ user: bob.id, on: false });
    expect(await ann.next(topic, 'participant-leave')).toMatchObject({ user: { id: bob.id } });
  });
});
