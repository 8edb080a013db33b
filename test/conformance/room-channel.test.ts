import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { RoomEvents, RoomJoinReply } from '#shared/protocol/room-channel';
import { Company } from '../support/company';
import { fill, lunch, range, seqs } from '../support/lunch';

const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

describe('joining a room', () => {
  it('[NOUN-2] answers with the room, who is in it, and its messages', async () => {
    const [ann, bob] = await (await Company.gather()).all('ann', 'bob');
    const { chatroom, topic } = await lunch(ann, { description: 'Where?' });
    await ann.join(topic);
    const { status, response } = await bob.join(topic);
    expect(status).toBe('ok');
    expect(v.parse(RoomJoinReply, response)).toEqual(response);
    expect(response).toEqual({
      room: { ...chatroom, participants: [ann.id, bob.id] },
      participants: [ann.id, bob.id],
      seq: 0,
      messages: [],
      more: false,
      ...{ change: 0, changed: [], changed_more: false, reads: [], threads: [] },
    });
  });

  it('[ROOM-1] brings the last 50 messages, or what came after since', async () => {
    const [ann] = await (await Company.gather()).all('ann');
    const { topic } = await lunch(ann);
    await ann.join(topic);
    await fill(ann, topic, 260);
    const joined = async (params: object) => (await ann.join(topic, params)).response;
    const page = async (params: object) => {
      const { seq, messages, more } = await joined(params);
      return { seq, messages: seqs(messages), more };
    };
    expect(await page({})).toEqual({ seq: 260, messages: range(211, 260), more: true });
    expect(await page({ since: 0 })).toEqual({ seq: 260, messages: range(1, 200), more: true });
    expect(await page({ since: 60 })).toEqual({ seq: 260, messages: range(61, 260), more: false });
    expect(await page({ since: 258 })).toEqual({ seq: 260, messages: [259, 260], more: false });
    expect(await page({ since: 260 })).toEqual({ seq: 260, messages: [], more: false });
    expect(await page({ since: 9_999 })).toEqual({ seq: 260, messages: range(211, 260), more: true });
  });

  it('[FRAME-5] ends a page at 256 KiB', async () => {
    const [ann] = await (await Company.gather()).all('ann');
    const { topic } = await lunch(ann);
    await ann.join(topic);
    await fill(ann, topic, 60, () => 'ü'.repeat(8_000));
    const { messages, more } = (await ann.join(topic, { since: 0 })).response;
    expect(more).toBe(true);
    expect(bytesOf(messages)).toBeLessThanOrEqual(256 * 1024);
    expect(seqs(messages)).toEqual(range(1, messages.length));
    expect(messages.length).toBeGreaterThan(10);
    const page = await ann.do(topic, 'history', { before: 61, limit: 40 });
    expect(page.more).toBe(true);
    expect(bytesOf(page.messages)).toBeLessThanOrEqual(256 * 1024);
    expect(seqs(page.messages)).toEqual(range(61 - page.messages.length, 60));
    expect(page.messages.length).toBeGreaterThan(10);
  });

  it('refuses wrong params for good', async () => {
    const [ann] = await (await Company.gather()).all('ann');
    const { topic } = await lunch(ann);
    const answer = await ann.join(topic, { since: -1 });
    expect(answer).toMatchObject({ status: 'error', response: { reason: 'bad_request', field: 'since' } });
    await ann.next(topic, 'phx_close');
  });

  it('[JOIN-7] [ROOM-2] has neither gap nor repetition while others talk and come and go', async () => {
    const company = await Company.gather();
    const [ann, bob, cy] = await company.all('ann', 'bob', 'cy');
    const { topic } = await lunch(ann);
    await ann.join(topic);
    await fill(ann, topic, 20);
    const talk = Promise.all(
      range(21, 200).map((n) => ann.do(topic, 'chat-message', { message: `message ${n}`, client_id: `c${n}` })),
    );
    for (let round = 0; round < 10; round += 1) {
      const moment = bob.frames.length;
      const coming = cy.join(topic);
      const { seq, messages, participants } = (await bob.join(topic, { since: 0 })).response;
      await Promise.all([coming, bob.settled()]);
      const heard = bob.frames.slice(moment);
      const told = heard.filter(({ event }) => event === 'chat-message').map(({ payload }) => payload.seq);
      expect(seqs(messages)).toEqual(range(1, seq));
      expect(told).toEqual(range(seq + 1, seq + told.length));
      const came = heard.filter(({ event }) => event === 'participant-join').map(({ payload }) => payload.user.id);
      expect(new Set(came).size).toBe(came.length);
      expect([...participants, ...came.filter((id) => id === cy.id)].filter((id) => id === cy.id)).toHaveLength(1);
      await Promise.all([bob.leave(topic), cy.leave(topic)]);
      // The client calls itself gone before the host knows.
      await bob.settled();
    }
    await talk;
  });
});

describe('a message', () => {
  it('[MSG-1] is acknowledged, and goes to everyone in the room, its sender too', async () => {
    const [ann, bob, cy] = await (await Company.gather()).all('ann', 'bob', 'cy');
    const { chatroom, topic } = await lunch(ann);
    await Promise.all([ann.join(topic), bob.join(topic)]);
    const ack = await ann.do(topic, 'chat-message', { message: '  Soup today?\n', client_id: 'a1' });
    expect(ack).toEqual({ id: expect.any(String), seq: 1, created: TIME });
    const message = {
      ...{ ...ack, message: 'Soup today?', room: chatroom.id, user: ann.id, client_id: 'a1' },
      ...{ change: 0, edited: null, deleted: null, reply_to: null, thread: null },
      ...{ reactions: [], pinned: false, files: [] },
    };
    expect(await bob.next(topic, 'chat-message')).toEqual(message);
    expect(await ann.next(topic, 'chat-message')).toEqual(message);
    expect(v.parse(RoomEvents['chat-message'], message)).toEqual(message);
    await cy.settled();
    expect(cy.frames.filter((frame) => frame.topic === topic)).toEqual([]);
    const order = ann.frames.filter(({ event, ref }) => event === 'chat-message' || ref !== null);
    expect(order.at(-2)?.event).toBe('chat-message');
  });

  it('[MSG-2] repeated with its client_id returns the first ack and creates nothing, also after a restart', async () => {
    const company = await Company.gather();
    let [ann, bob] = await company.all('ann', 'bob');
    const { topic } = await lunch(ann);
    await Promise.all([ann.join(topic), bob.join(topic)]);
    const push = { message: 'Soup?', client_id: 'a1' };
    const acks = await Promise.all([1, 2, 3].map(() => ann.do(topic, 'chat-message', push)));
    expect(acks).toEqual([acks[0], acks[0], acks[0]]);
    // The same name by another person is another message.
    expect((await bob.do(topic, 'chat-message', push)).seq).toBe(2);
    await company.restart();
    [ann, bob] = await company.all('ann', 'bob');
    expect((await ann.join(topic)).response.seq).toBe(2);
    expect(await ann.do(topic, 'chat-message', push)).toEqual(acks[0]);
    expect(await ann.do(topic, 'chat-message', { client_id: 'a1', message: 'x'.repeat(8_001) })).toEqual(acks[0]);
    expect(await ann.do(topic, 'chat-message', { client_id: 'a1' })).toEqual(acks[0]);
    await ann.settled();
    expect(ann.eventsSince(0).filter((event) => event.endsWith('chat-message'))).toEqual([]);
  });

  it('[MSG-3] is refused with the field when it is wrong, and nothing is kept of it', async () => {
    const [ann] = await (await Company.gather()).all('ann');
    const { topic } = await lunch(ann);
    await ann.join(topic);
    const refused = (payload: object) => ann.refused(topic, 'chat-message', payload);
    expect(await refused({ message: 'x'.repeat(8_001), client_id: 'a' })).toBe('too_large message');
    for (const unseen of ['', ' \n ', '\u200b', '\u2060\ufeff', '\u2800 \u200d', '\u3164']) {
      expect(await refused({ message: unseen, client_id: 'a' })).toBe('bad_request message');
    }
    expect(await refused({ message: 5, client_id: 'a' })).toBe('bad_request message');
    expect(await refused({ client_id: 'a' })).toBe('bad_request message');
    expect(await refused({ message: 'x' })).toBe('bad_request client_id');
    expect(await refused({ message: 'x', client_id: '' })).toBe('bad_request client_id');
    expect(await refused({ message: 'x', client_id: 'y'.repeat(65) })).toBe('bad_request client_id');
    expect((await ann.do(topic, 'chat-message', { message: 'x'.repeat(8_000), client_id: 'a' })).seq).toBe(1);
  });

  it('[ROOM-2] has the next number, in the same order for all', async () => {
    const company = await Company.gather();
    const members = await company.all('ann', 'bob', 'cy');
    const { topic } = await lunch(members[0]);
    await Promise.all(members.map((member) => member.join(topic)));
    await Promise.all(members.map((member) => fill(member, topic, 30)));
    await Promise.all(members.map((member) => member.settled()));
    const [first, ...others] = members.map(({ frames }) =>
      frames.filter(({ event }) => event === 'chat-message').map(({ payload }) => payload),
    );
    expect(seqs(first ?? [])).toEqual(range(1, 90));
    for (const other of others) expect(other).toEqual(first);
  });

  it('counts in the seq of the room', async () => {
    const [ann, bob] = await (await Company.gather()).all('ann', 'bob');
    const { chatroom, topic } = await lunch(ann);
    await ann.join(topic);
    await fill(ann, topic, 3);
    const { chatrooms } = (await bob.join('system')).response;
    expect(chatrooms).toEqual([{ ...chatroom, seq: 3, participants: 1 }]);
  });
});

describe('history', () => {
  it('[HIST-1] pages before, after, around and from the end', async () => {
    const [ann] = await (await Company.gather()).all('ann');
    const { topic } = await lunch(ann);
    await ann.join(topic);
    await fill(ann, topic, 120);
    const page = async (payload: object) => {
      const { messages, more } = await ann.do(topic, 'history', payload);
      return { messages: seqs(messages), more };
    };
    expect(await page({})).toEqual({ messages: range(71, 120), more: true });
    expect(await page({ limit: 100 })).toEqual({ messages: range(21, 120), more: true });
    expect(await page({ before: 21 })).toEqual({ messages: range(1, 20), more: false });
    expect(await page({ before: 1 })).toEqual({ messages: [], more: false });
    expect(await page({ after: 100, limit: 10 })).toEqual({ messages: range(101, 110), more: true });
    expect(await page({ after: 0, limit: 2 })).toEqual({ messages: [1, 2], more: true });
    expect(await page({ after: 110 })).toEqual({ messages: range(111, 120), more: false });
    const around = await page({ around: 60, limit: 11 });
    expect(around).toEqual({ messages: range(55, 65), more: true });
    expect(await page({ around: 3, limit: 11 })).toEqual({ messages: range(1, 11), more: false });
  });

  it('[HIST-1] refuses two selectors and a limit out of bounds', async () => {
    const [ann] = await (await Company.gather()).all('ann');
    const { topic } = await lunch(ann);
    await ann.join(topic);
    expect(await ann.refused(topic, 'history', { before: 3, after: 1 })).toBe('bad_request before');
    expect(await ann.refused(topic, 'history', { limit: 0 })).toBe('bad_request limit');
    expect(await ann.refused(topic, 'history', { limit: 101 })).toBe('bad_request limit');
    expect(await ann.refused(topic, 'history', { before: 0 })).toBe('bad_request before');
    expect(await ann.refused(topic, 'history', { around: 'x' })).toBe('bad_request around');
  });
});

describe('participants', () => {
  it('[ROOM-3] are announced once per person, to all and to themself, after the join reply', async () => {
    const company = await Company.gather();
    const [ann, bob] = await company.all('ann', 'bob');
    const { topic } = await lunch(ann);
    await ann.join(topic);
    expect(await ann.next(topic, 'participant-join')).toEqual({
      user: expect.objectContaining({ id: ann.id, name: 'ann', status: 'online' }),
      participants: 1,
    });
    await bob.join(topic);
    const joined = await bob.next(topic, 'participant-join');
    expect(joined).toEqual({ user: expect.objectContaining({ id: bob.id, status: 'online' }), participants: 2 });
    expect(await ann.next(topic, 'participant-join')).toEqual(joined);
    expect(v.parse(RoomEvents['participant-join'], joined)).toEqual(joined);

    const again = await company.online('bob');
    const moment = ann.frames.length;
    expect((await again.join(topic)).response.participants).toEqual([ann.id, bob.id]);
    await bob.leave(topic);
    await ann.settled();
    expect(ann.eventsSince(moment)).toEqual([]);
    await again.disconnect();
    expect(await ann.next(topic, 'participant-leave')).toMatchObject({ user: { id: bob.id }, participants: 1 });
  });

  it('leave when their socket breaks, and are offline then', async () => {
    const [ann, bob] = await (await Company.gather()).all('ann', 'bob');
    const { topic } = await lunch(ann);
    await Promise.all([ann.join(topic), bob.join(topic)]);
    await bob.disconnect();
    expect(await ann.next(topic, 'participant-leave')).toMatchObject({
      user: { id: bob.id, status: 'offline' },
      participants: 1,
    });
  });
});

describe('a push that is none', () => {
  it('is refused by its name and by the shape of its payload', async () => {
    const [ann] = await (await Company.gather()).all('ann');
    const { topic } = await lunch(ann);
    await ann.join(topic);
    expect(await ann.refused(topic, 'dance')).toBe('bad_request event');
    expect(await ann.refused(topic, 'toString')).toBe('bad_request event');
    expect(await ann.refused(topic, '__proto__')).toBe('bad_request event');
    expect(await ann.refused(topic, 'chatroom-delete', [])).toBe('bad_request payload');
  });
});
