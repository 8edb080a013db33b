import { describe, expect, test } from 'vitest';
import { roomTopic, SYSTEM_TOPIC } from '#shared/protocol/topics';
import { Company } from '../support/company';
import { askFile, openFile, patchFrom, sha256Of, someBytes } from '../support/file-line';
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
  /** Sends a file for a message that is imported next; resolves with its id. */
  const bring = async (name: string, bytes: Uint8Array): Promise<string> => {
    const way = await bob.do(SYSTEM_TOPIC, 'import-file', { room, name, size: bytes.length, sha256: sha256Of(bytes) });
    if (way.done) return way.id;
    const { status } = await askFile(
      company.host.port,
      way,
      'PATCH',
      patchFrom(way.offset),
      bytes.subarray(way.offset),
    );
    expect(status).toBe(204);
    return way.id;
  };
  return { company, ann, bob, cy, room, topic: roomTopic(room), begin, take, bring };
}

describe('importing a room', () => {
  test('[IMPORT-1] the owner and admins import; the authors who are unknown here come as removed people', async () => {
    const { bob, cy, begin, room } = await importing();
    expect(await cy.refused(SYSTEM_TOPIC, 'import-begin', { name: 'Mine', people: [] })).toBe('forbidden');
    const messages = [message(cy.id, 'x')];
    expect(await cy.refused(SYSTEM_TOPIC, 'import-messages', { room, from: 1, messages })).toBe('forbidden');
    expect(await cy.refused(SYSTEM_TOPIC, 'import-end', { room })).toBe('forbidden');
    // Nobody hears of them before there is something of theirs to read.
    expect(bob.frames.filter(({ event }) => event === 'user').map(({ payload }) => payload.user.id)).not.toContain(
      'stranger',
    );
    await bob.do(SYSTEM_TOPIC, 'import-messages', { room, from: 1, messages: [message('stranger', 'x')] });
    await bob.do(SYSTEM_TOPIC, 'import-end', { room });
    await bob.settled();
    const told = bob.frames.filter(({ event }) => event === 'user').map(({ payload }) => payload.user);
    expect(told.find(({ id }) => id === 'stranger')).toMatchObject({
      ...{ name: 'Someone From Elsewhere', role: 'member', status: 'offline', removed: expect.any(String) },
    });
    expect(told.filter((user) => user.id === cy.id && 'removed' in user)).toEqual([]);
    // The same export again is the same import, until that is ended.
    const other = (await begin(bob, { source: 'cd'.repeat(32) })).chatroom.id;
    expect(other).not.toBe(room);
    expect((await begin(bob, { source: 'cd'.repeat(32) })).chatroom.id).toBe(other);
    expect((await begin(bob)).chatroom.id).not.toBe(room);
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
    // Those who wrote in it are known before it is.
    expect(after.map(({ event, payload }) => [event, payload.user?.id, payload.chatroom?.id])).toEqual([
      ['user', 'stranger', undefined],
      ['chatroom', undefined, room],
    ]);
    expect(after[1]?.payload.chatroom.seq).toBe(1);
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
    expect(begun).toMatchObject({ chatroom: { id: room }, taken: 0, held: 50 });
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
    expect(await refused({ files: ['no-such-file'] })).toBe('bad_request messages.0.files');
    expect(await refused({ deleted: LATER, files: ['no-such-file'] })).toBe('bad_request messages.0.files');
    expect(await bob.refused(SYSTEM_TOPIC, 'import-end', { room: 'never-was' })).toBe('not_found');
  });
});

describe('the files of an imported room', () => {
  test('[IMPORT-6] are in their messages under their names, for everybody in the room, and are counted once', async () => {
    const { company, ann, bob, cy, room, topic, take, bring } = await importing({ private: false });
    const bytes = someBytes(300_000);
    const first = await bring('menu.bin', bytes);
    await take(1, [message('stranger', '', { files: [first] }), message(cy.id, 'no file')]);
    // The same content again is not sent again.
    const way = await bob.do(SYSTEM_TOPIC, 'import-file', {
      ...{ room, name: 'again.bin', size: bytes.length, sha256: sha256Of(bytes) },
    });
    expect(way).toMatchObject({ done: true });
    await take(3, [message('stranger', 'better', { edited: LATER, files: [way.id] })]);
    await bob.do(SYSTEM_TOPIC, 'import-end', { room });
    const { messages } = (await ann.join(topic)).response;
    expect(messages).toMatchObject([
      { user: 'stranger', message: '', files: [{ id: first, name: 'menu.bin', size: 300_000 }] },
      { user: cy.id, message: 'no file', files: [] },
      { user: 'stranger', message: 'better', edited: LATER, files: [{ id: way.id, name: 'again.bin' }] },
    ]);
    const down = await ann.do(topic, 'file-download', { id: way.id });
    expect((await askFile(company.host.port, down, 'GET')).body.equals(bytes)).toBe(true);
    expect((await ann.do(SYSTEM_TOPIC, 'search', { query: '', has: 'file', room })).results).toHaveLength(2);
    expect(await company.filesKept()).toEqual({ files: 1, bytes: 300_000, uploads: 0 });
    // They go with their messages, as any others.
    await ann.do(topic, 'chat-message-delete', { seq: 1 });
    await ann.do(topic, 'chat-message-delete', { seq: 3 });
    expect(await company.filesKept()).toEqual({ files: 0, bytes: 0, uploads: 0 });
  });

  test('[IMPORT-6] belong to their importer alone until then, each in one message, and keep the limits of the host', async () => {
    const { company, ann, bob, cy, room, topic, take, bring } = await importing();
    const file = { room, name: 'a.bin', size: 4, sha256: 'ab'.repeat(32) };
    expect(await cy.refused(SYSTEM_TOPIC, 'import-file', file)).toBe('forbidden');
    expect(await ann.refused(SYSTEM_TOPIC, 'import-file', file)).toBe('not_found');
    expect(await bob.refused(SYSTEM_TOPIC, 'import-file', { ...file, room: 'never-was' })).toBe('not_found');
    expect(await bob.refused(SYSTEM_TOPIC, 'import-file', { ...file, size: 201 * 1024 * 1024 })).toBe('too_large size');
    const id = await bring('a.bin', someBytes(10));
    expect((await bob.raw(topic, 'file-download', { id })).status).toBe('error');
    const twice = [message(cy.id, 'x', { files: [id] }), message(cy.id, 'y', { files: [id] })];
    const refused = await bob.push(SYSTEM_TOPIC, 'import-messages', { room, from: 1, messages: twice });
    expect(refused.response).toMatchObject({ reason: 'bad_request', field: 'messages.1.files' });
    expect(await take(1, [message(cy.id, 'x', { files: [id] })])).toEqual({ taken: 1 });
    // Sent again because the reply was lost.
    expect(await take(1, [message(cy.id, 'x', { files: [id] })])).toEqual({ taken: 1 });
    expect(await company.filesKept()).toEqual({ files: 1, bytes: 10, uploads: 0 });
  });

  test('[IMPORT-6] go on where they were when their line broke, and when the host was restarted', async () => {
    const { company, bob, room } = await importing();
    const bytes = someBytes(1_000_000);
    const file = { room, name: 'a.bin', size: bytes.length, sha256: sha256Of(bytes) };
    const way = await bob.do(SYSTEM_TOPIC, 'import-file', file);
    const headers = { ...patchFrom(0), Authorization: `Bearer ${way.ticket}`, 'Content-Length': bytes.length };
    const request = openFile(company.host.port, 'PATCH', way.path, headers);
    request.on('error', () => undefined);
    await new Promise<void>((resolve) => request.write(bytes.subarray(0, 600_000), () => resolve()));
    const again = await bob.do(SYSTEM_TOPIC, 'import-file', file);
    expect(again.id).toBe(way.id);
    request.destroy();
    await company.restart();
    const later = await company.online('bob');
    const rest = await later.do(SYSTEM_TOPIC, 'import-file', file);
    expect(rest.id).toBe(way.id);
    const sent = await askFile(company.host.port, rest, 'PATCH', patchFrom(rest.offset), bytes.subarray(rest.offset));
    expect(sent.status).toBe(204);
  });
});

describe('an import that is given up', () => {
  test('[IMPORT-7] leaves neither room nor people, messages nor files, and nobody heard of it', async () => {
    const { company, bob, cy, room, topic, take, bring } = await importing();
    const heardByCy = await heard(cy, SYSTEM_TOPIC, async () => {
      await take(1, [message('stranger', 'hello', { files: [await bring('a.bin', someBytes(10))] })]);
      await bring('b.bin', someBytes(20, 2));
      await bob.do(SYSTEM_TOPIC, 'import-file', { room, name: 'c.bin', size: 9, sha256: 'ab'.repeat(32) });
      await bob.do(SYSTEM_TOPIC, 'import-cancel', { room });
    });
    expect(heardByCy).toEqual([]);
    expect(await company.filesKept()).toEqual({ files: 0, bytes: 0, uploads: 0 });
    expect(await company.hasLogOf(room)).toBe(false);
    expect((await bob.raw(topic, 'phx_join')).response).toMatchObject({ reason: 'not_found' });
    for (const event of ['import-end', 'import-cancel']) {
      expect(await bob.refused(SYSTEM_TOPIC, event, { room })).toBe('not_found');
    }
    const { users } = (await bob.join(SYSTEM_TOPIC)).response;
    expect(users.map((user: { id: string }) => user.id)).not.toContain('stranger');
    await company.restart();
    expect(await company.filesKept()).toEqual({ files: 0, bytes: 0, uploads: 0 });
  });

  test('[IMPORT-7] cuts the transfers of its files, and those of who may import no more', async () => {
    const { company, ann, bob, room, begin } = await importing();
    const bytes = someBytes(30_000_000);
    const file = { name: 'a.bin', size: bytes.length, sha256: sha256Of(bytes) };
    /** Begins to send a file; resolves with a promise of the end of its line. */
    const sendTo = async (place: string): Promise<() => Promise<void>> => {
      const way = await bob.do(SYSTEM_TOPIC, 'import-file', { room: place, ...file });
      const headers = { ...patchFrom(0), Authorization: `Bearer ${way.ticket}`, 'Content-Length': bytes.length };
      const request = openFile(company.host.port, 'PATCH', way.path, headers);
      request.on('error', () => undefined);
      const closed = new Promise<void>((resolve) => request.once('close', resolve));
      await new Promise<void>((resolve) => request.write(bytes.subarray(0, 5_000_000), () => resolve()));
      return () => closed;
    };
    const first = await sendTo(room);
    await bob.do(SYSTEM_TOPIC, 'import-cancel', { room });
    await first();
    expect(await company.filesKept()).toEqual({ files: 0, bytes: 0, uploads: 0 });
    const other = (await begin(bob, { source: 'cd'.repeat(32) })).chatroom.id;
    const second = await sendTo(other);
    await ann.do(SYSTEM_TOPIC, 'user-role', { id: bob.id, role: 'member' });
    await second();
    expect(await bob.refused(SYSTEM_TOPIC, 'import-file', { room: other, ...file })).toBe('forbidden');
    // What was sent so far waits for a day, as any upload.
    expect(await company.filesKept()).toEqual({ files: 0, bytes: 0, uploads: 2 });
  });

  test('[IMPORT-7] is its own: nobody else gives it up, and one that was ended is a room', async () => {
    const { ann, bob, cy, room, take } = await importing();
    expect(await cy.refused(SYSTEM_TOPIC, 'import-cancel', { room })).toBe('forbidden');
    expect(await ann.refused(SYSTEM_TOPIC, 'import-cancel', { room })).toBe('not_found');
    await take(1, [message(cy.id, 'x')]);
    await bob.do(SYSTEM_TOPIC, 'import-end', { room });
    expect(await bob.refused(SYSTEM_TOPIC, 'import-cancel', { room })).toBe('not_found');
    expect((await bob.join(roomTopic(room))).status).toBe('ok');
  });
});
