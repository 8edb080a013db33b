import { createHash, randomBytes } from 'node:crypto';
import { open, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ChatMessage } from '#shared/nouns/message';
import { roomTopic } from '#shared/protocol/topics';
import type { RoomArchive } from '../../../../src/main/desktop/archive/archive-format';
import { archiveScene, firstMessages } from '../../../support/archive-scene';
import { accepted, refused, startPeer, targetOf } from '../../../support/peer';
import { tempFolder } from '../../../support/temp-folder';

describe('exporting as JSON', () => {
  test('writes everything, and importing that makes the same room again', async () => {
    const { priya, host, room, answers, archive, push, say } = await archiveScene({ description: 'At noon.' });
    const tomasz = await startPeer({ name: 'Tomasz' });
    accepted(await tomasz.peer.join(targetOf(host)));
    accepted(tomasz.peer.subscribe(host.id, roomTopic(room), () => {}));
    const first = await say('Soup today?');
    const answer = await say('**Yes**, at "noon" \u2028 <b>', { reply_to: first });
    const gone = await say('never mind');
    await push('reaction', { seq: first, emoji: '🍲', on: true });
    await push('reaction', { seq: first, emoji: '🍲', on: true }, roomTopic(room), tomasz.peer);
    await push('chat-message-edit', { seq: answer, message: 'Yes, at one' });
    await push('chat-message-delete', { seq: gone });
    await push('pin', { seq: first, on: true });

    expect(accepted(await archive.export(host.id, room, 'json'))).toEqual({ path: answers.place });
    const written = JSON.parse(await readFile(answers.place ?? '', 'utf8')) as RoomArchive;
    const [me, other] = [priya.me()?.id, tomasz.peer.me()?.id];
    expect(written).toMatchObject({
      ...{ format: 'hearth-room', version: 1, exported: '2026-11-22T12:00:00.000Z' },
      host: { id: host.id, name: 'Studio' },
      room: { id: room, name: 'Lunch', description: 'At noon.' },
      messages: [
        { seq: 1, user: me, message: 'Soup today?', pinned: true, reactions: [{ emoji: '🍲', users: [me, other] }] },
        { seq: 2, message: 'Yes, at one', edited: expect.any(String), reply_to: 1, thread: 1 },
        { seq: 3, message: '', deleted: expect.any(String) },
      ],
      people: [
        { id: me, name: 'Priya' },
        { id: other, name: 'Tomasz' },
      ],
    });

    answers.file = answers.place;
    const imported = accepted(await archive.import(host.id)).room ?? '';
    accepted(priya.subscribe(host.id, roomTopic(imported), () => {}));
    const kept = ({
      seq,
      user,
      message,
      created,
      edited,
      deleted,
      reply_to,
      thread,
      pinned,
      reactions,
    }: ChatMessage) => ({
      ...{ seq, user, message, created, edited, deleted, reply_to, thread, pinned, reactions },
    });
    const before = (await firstMessages(priya, host.id, room)).map(kept);
    expect((await firstMessages(priya, host.id, imported)).map(kept)).toEqual(before);
    // Old messages are no news to anybody.
    expect(tomasz.incoming.map(({ incoming }) => incoming.message.room)).not.toContain(imported);
    expect(priya.hosts()[0]?.unread[imported]).toBeUndefined();
  });

  test('pages through a long room, and the people of another host come along as names', async () => {
    const { priya, host, room, answers, archive, say } = await archiveScene();
    for (let n = 1; n <= 230; n += 1) await say(`message ${n}`);
    accepted(await archive.export(host.id, room, 'json'));
    const elsewhere = await archiveScene();
    elsewhere.answers.file = answers.place;
    const imported = accepted(await elsewhere.archive.import(elsewhere.host.id)).room ?? '';
    accepted(elsewhere.priya.subscribe(elsewhere.host.id, roomTopic(imported), () => {}));
    const messages = await firstMessages(elsewhere.priya, elsewhere.host.id, imported);
    expect(messages.map(({ message }) => message)).toEqual(Array.from({ length: 100 }, (_, n) => `message ${n + 1}`));
    expect(messages[0]?.user).toBe(priya.me()?.id);
    // Whoever imports it again gets a room of its own: the first import was ended.
    expect(accepted(await elsewhere.archive.import(elsewhere.host.id)).room).not.toBe(imported);
  }, 30_000);

  test('puts files beside it, named by their content, and importing that brings them along', async () => {
    const { priya, host, room, folder, answers, archive, send } = await archiveScene();
    const bytes = Buffer.from('not much of a recipe\n');
    const picture = await readFile('resources/icons/16x16.png');
    await send('here', { 'recipe.txt': bytes, 'boat.png': picture });
    await send('again', { 'recipe.txt': bytes });
    accepted(await archive.export(host.id, room, 'json'));
    const { messages } = JSON.parse(await readFile(answers.place ?? '', 'utf8')) as RoomArchive;
    const [file, second] = messages[0]?.files ?? [];
    expect(file).toMatchObject({ name: 'recipe.txt', size: bytes.length });
    expect(second).toMatchObject({ name: 'boat.png', type: 'image/png', width: 16, height: 16 });
    expect(file?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(await readFile(join(folder, file?.path ?? ''))).toEqual(bytes);

    answers.file = answers.place;
    const elsewhere = await archiveScene();
    elsewhere.answers.file = answers.place;
    const imported = accepted(await elsewhere.archive.import(elsewhere.host.id));
    expect(imported).toMatchObject({ files: 3, missing: 0 });
    const there = { host: elsewhere.host.id, room: imported.room ?? '' };
    accepted(elsewhere.priya.subscribe(there.host, roomTopic(there.room), () => {}));
    const [first, other] = await firstMessages(elsewhere.priya, there.host, there.room);
    expect(first).toMatchObject({
      ...{ user: priya.me()?.id, message: 'here' },
      files: [{ name: 'recipe.txt' }, { name: 'boat.png', type: 'image/png', width: 16, height: 16 }],
    });
    expect(other).toMatchObject({ message: 'again', files: [{ name: 'recipe.txt' }] });
    const saved = await open(join(elsewhere.folder, 'saved'), 'w+');
    const fetched = { ...there, file: first?.files[1]?.id ?? '' };
    const { signal } = new AbortController();
    expect((await elsewhere.priya.files.fetchInto(fetched, saved, signal)).ok).toBe(true);
    expect(await readFile(join(elsewhere.folder, 'saved'))).toEqual(picture);
    await saved.close();
  });

  test('names files that are missing, altered, or not beside the export, and says how many', async () => {
    const { priya, host, room, folder, answers, archive, send } = await archiveScene();
    await send('here', { 'a.txt': Buffer.from('aa'), 'b.txt': Buffer.from('bb'), 'c.txt': Buffer.from('cc') });
    await send('', { 'd.txt': Buffer.from('dd') });
    accepted(await archive.export(host.id, room, 'json'));
    const written = JSON.parse(await readFile(answers.place ?? '', 'utf8')) as RoomArchive;
    const [a, b, c, d] = written.messages.flatMap(({ files }) => files.map(({ path }) => join(folder, path ?? '')));
    await rm(a ?? '');
    await writeFile(b ?? '', 'xx');
    // What lies elsewhere is nobody's to read, also by a link.
    await writeFile(join(await tempFolder(), 'secret'), 'dd');
    const outside = join(await tempFolder(), 'secret.txt');
    await writeFile(outside, 'dd');
    await rm(d ?? '');
    await symlink(outside, d ?? '');
    answers.file = answers.place;
    const imported = accepted(await archive.import(host.id));
    expect(imported).toMatchObject({ files: 4, missing: 3 });
    accepted(priya.subscribe(host.id, roomTopic(imported.room ?? ''), () => {}));
    expect(await firstMessages(priya, host.id, imported.room ?? '')).toMatchObject([
      { message: 'here\n\n📎 a.txt, b.txt', files: [{ name: 'c.txt' }] },
      { message: '📎 d.txt', files: [] },
    ]);
    expect(c).toBeDefined();
  });

  test('says how far it is, and leaves nothing when it is cancelled', async () => {
    const { host, room, folder, answers, archive, jobs, say, send } = await archiveScene();
    for (let n = 0; n < 3; n += 1) await say(`message ${n}`);
    await send('files', { 'a.bin': randomBytes(3_000_000), 'b.bin': randomBytes(3_000_000) });
    const seen: unknown[] = [];
    const stop = jobs.onChange(() => {
      const state = jobs.current();
      seen.push(state?.messages);
      if ((state?.messages.done ?? 0) > 0) archive.cancel();
    });
    expect(accepted(await archive.export(host.id, room, 'json'))).toEqual({ path: null });
    expect(seen.slice(0, 2)).toEqual([
      { done: 0, of: 4 },
      { done: 1, of: 4 },
    ]);
    expect(jobs.current()).toBeNull();
    expect(await readdir(folder)).toEqual([]);
    stop();
    expect(accepted(await archive.export(host.id, room, 'json')).path).toBe(answers.place);
    // Again over it, and cancelled: what was there stays.
    const before = await readdir(folder, { recursive: true });
    jobs.onChange(() => archive.cancel());
    expect(accepted(await archive.export(host.id, room, 'json'))).toEqual({ path: null });
    expect(await readdir(folder, { recursive: true })).toEqual(before);
  });

  test('leaves nothing behind when the room is lost, and does nothing when the person thinks better of it', async () => {
    const { host, room, folder, answers, archive, push } = await archiveScene();
    answers.place = null;
    expect(accepted(await archive.export(host.id, room, 'json'))).toEqual({ path: null });
    expect(accepted(await archive.import(host.id))).toEqual({ room: null, files: 0, missing: 0 });
    answers.place = join(folder, 'missing', 'Lunch.json');
    expect(refused(await archive.export(host.id, room, 'json')).message).toContain('cannot write there');
    await push('chatroom-delete', {});
    answers.place = join(folder, 'Lunch.json');
    expect((await archive.export(host.id, room, 'json')).ok).toBe(false);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('exporting as a page', () => {
  test('draws what was written and nothing that was smuggled in', async () => {
    const { host, room, folder, answers, archive, push, say } = await archiveScene({
      name: 'Lunch <script>alert(1)</script>',
      description: '"><img src=x onerror=alert(1)>',
    });
    const first = await say('**bold** and `code` <img src=x onerror=alert(2)> ||the butler||');
    await say('[click](javascript:alert(3)) https://example.org/?a=1&b="2"', { reply_to: first });
    await say('```html\n<script>alert(4)</script>\n```\n> a quote\n\n- one\n- two');
    const gone = await say('a secret');
    await push('chat-message-delete', { seq: gone });
    await push('reaction', { seq: first, emoji: '🍲', on: true });
    await say('/me lays the *table*');
    await say('Come!');
    answers.place = join(folder, 'Lunch.html');
    accepted(await archive.export(host.id, room, 'html'));
    const page = await readFile(answers.place, 'utf8');
    expect(page).not.toMatch(/<script|<img|javascript:alert\(3\)"|a secret/);
    expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    expect(page).toContain('<strong>bold</strong> and <code>code</code> &lt;img src=x onerror=alert(2)&gt;');
    expect(page).toContain('<a class="answer" href="#m1">');
    expect(page).toContain('the butler</span>');
    expect(page).toContain('&lt;script&gt;alert(4)&lt;/script&gt;</code></pre>');
    expect(page).toContain('<p dir="auto">a quote</p></blockquote>');
    expect(page).toContain('<ul class="reactions"><li title="🍲 by Priya">🍲 1</li></ul>');
    expect(page).toContain('This message was deleted.');
    expect(page).toMatch(/<article id="m5"><span class="meta">/);
    expect(page).toContain('<b class="name"><bdi>Priya</bdi></b> <p dir="auto">lays the <em>table</em></p></div>');
    expect(page).toMatch(/<article id="m6"><span class="avatar"/);
    expect(page).toContain('6 messages');
    expect(await readdir(folder)).toEqual(['Lunch.html']);
  });
});

test('a page has its pictures in it, needs no other file, and names what is no picture', async () => {
  const { host, room, folder, answers, archive, send } = await archiveScene();
  const [boat, oar] = [await readFile('resources/icons/16x16.png'), await readFile('resources/icons/24x24.png')];
  await send('boats', { 'boat.png': boat, 'list.txt': Buffer.from('oars'), '"oar">.png': oar });
  answers.place = join(folder, 'Lunch.html');
  accepted(await archive.export(host.id, room, 'html'));
  const page = await readFile(answers.place, 'utf8');
  const drawn = (bytes: Buffer, alt: string, edge: number) =>
    `<img src="data:image/png;base64,${bytes.toString('base64')}" alt="${alt}" width="${edge}" height="${edge}" style="height:auto">`;
  expect(page).toContain(`${drawn(boat, 'boat.png', 16)}<span class="file">📎 list.txt <span>1 kB, not in this page`);
  expect(page).toContain(drawn(oar, '&quot;oar&quot;&gt;.png', 24));
  expect(page.split('data:image')).toHaveLength(3);
  expect(await readdir(folder)).toEqual(['Lunch.html']);
});
