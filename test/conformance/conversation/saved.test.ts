import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { SystemEvents, SystemJoinReply } from '#shared/protocol/system-channel';
import { Company } from '../../support/company';
import { fill, lunch, range, seqs } from '../../support/lunch';
import { heard, talkOf } from '../../support/talk';

describe('saved messages', () => {
  it('[SAVE-1] are one’s own, told to one’s own sockets, and stay', async () => {
    const { company, people, chatroom, say } = await talkOf('ann', 'bob');
    const [ann, bob] = people;
    const second = await company.online('bob');
    const seq = await say(ann);
    const room = chatroom.id;
    const others = await heard(ann, 'system', async () => {
      expect(await bob.do('system', 'save', { room, seq, on: true })).toEqual({});
      for (const member of [bob, second]) {
        const event = await member.next('system', 'save');
        expect(v.parse(SystemEvents.save, event)).toEqual({ room, seq, on: true });
      }
    });
    expect(others.filter(({ event }) => event === 'save')).toEqual([]);
    const again = await heard(second, 'system', () => bob.do('system', 'save', { room, seq, on: true }));
    expect(again).toEqual([]);

    await company.restart();
    const back = await company.online('bob');
    const reply = (await back.join('system')).response;
    expect(v.parse(SystemJoinReply, reply).saved).toEqual({ [room]: [seq] });
    expect(await back.do('system', 'saved')).toMatchObject({ results: [{ room, seq, user: ann.id }], cursor: null });
    expect((await (await company.online('ann')).join('system')).response.saved).toEqual({});
    await back.do('system', 'save', { room, seq, on: false });
    expect(await back.next('system', 'save')).toEqual({ room, seq, on: false });
    expect(await back.do('system', 'saved')).toEqual({ results: [], cursor: null });
  });

  it('[SAVE-2] come page by page, the one saved last first, as they stand', async () => {
    const { people, chatroom, topic } = await talkOf('ann');
    const [ann] = people;
    const room = chatroom.id;
    await fill(ann, topic, 7);
    for (const seq of [3, 1, 7, 5, 2]) await ann.do('system', 'save', { room, seq, on: true });
    await ann.do(topic, 'chat-message-edit', { seq: 7, message: 'new' });
    await ann.do(topic, 'chat-message-delete', { seq: 1 });
    const first = await ann.do('system', 'saved', { limit: 3 });
    expect(seqs(first.results)).toEqual([2, 5, 7]);
    expect(first.results[2]).toMatchObject({ message: 'new' });
    await ann.do('system', 'save', { room, seq: 6, on: true });
    const last = await ann.do('system', 'saved', { limit: 3, cursor: first.cursor });
    expect(last).toMatchObject({
      results: [{ seq: 1, deleted: expect.any(String), message: '' }, { seq: 3 }],
      cursor: null,
    });
    for (const limit of [0, 101, 1.5])
      expect(await ann.refused('system', 'saved', { limit })).toBe('bad_request limit');
    for (const cursor of ['', 'x', 7])
      expect(await ann.refused('system', 'saved', { cursor })).toBe('bad_request cursor');
  });

  it('[SAVE-2] end a page at 256 KiB', async () => {
    const { people, chatroom, topic } = await talkOf('ann');
    const [ann] = people;
    await fill(ann, topic, 40, () => 'ü'.repeat(8_000));
    for (const seq of range(1, 40)) await ann.do('system', 'save', { room: chatroom.id, seq, on: true });
    const found: number[] = [];
    let cursor: string | null = null;
    do {
      const page = await ann.do('system', 'saved', { limit: 100, cursor });
      expect(Buffer.byteLength(JSON.stringify(page.results))).toBeLessThan(256 * 1024 + 17_000);
      found.push(...seqs(page.results));
      cursor = page.cursor;
    } while (cursor !== null);
    expect(found).toEqual(range(1, 40).reverse());
  });

  it('[SAVE-1] are messages that are there', async () => {
    const { people, chatroom, topic, say } = await talkOf('ann');
    const [ann] = people;
    const room = chatroom.id;
    const seq = await say(ann);
    const save = (payload: object) => ann.refused('system', 'save', { room, seq, on: true, ...payload });
    expect(await save({ seq: seq + 1 })).toBe('not_found');
    expect(await save({ room: 'never' })).toBe('not_found');
    expect(await save({ seq: 0 })).toBe('bad_request seq');
    expect(await save({ on: 'yes' })).toBe('bad_request on');
    expect(await save({ room: '../x' })).toBe('bad_request room');
    await ann.do(topic, 'chat-message-delete', { seq });
    expect(await save({})).toBe('conflict');
    await ann.do('system', 'save', { room, seq, on: false });
  });

  it('[SAVE-3] of a room that was lost are left out, and come back with it', async () => {
    const [ann, bob] = await (await Company.gather()).all('ann', 'bob');
    const { chatroom, topic } = await lunch(ann, { private: true, users: [bob.id] });
    await ann.join(topic);
    await fill(ann, topic, 1);
    const save = { room: chatroom.id, seq: 1, on: true };
    await bob.do('system', 'save', save);
    await ann.do(topic, 'chatroom-update', { users: [ann.id] });
    expect(await bob.do('system', 'saved')).toEqual({ results: [], cursor: null });
    expect((await bob.join('system')).response.saved).toEqual({});
    expect(await bob.refused('system', 'save', save)).toBe('not_found');
    expect(await bob.refused('system', 'save', { ...save, on: false })).toBe('not_found');
    await ann.do(topic, 'chatroom-update', { users: [ann.id, bob.id] });
    expect(await bob.do('system', 'saved')).toMatchObject({ results: [{ seq: 1 }] });
    expect((await bob.join('system')).response.saved).toEqual({ [chatroom.id]: [1] });
    await ann.do(topic, 'chatroom-delete');
    expect(await bob.do('system', 'saved')).toEqual({ results: [], cursor: null });
  });
});
