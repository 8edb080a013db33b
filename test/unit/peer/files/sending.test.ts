import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Attachment } from '#shared/bridge/files';
import { layBrittleLine } from '../../../support/brittle-line';
import { sha256Of, someBytes } from '../../../support/file-line';
import {
  accepted,
  createRoom,
  startPeer,
  type TestPeer,
  targetOf,
  watchRoom,
  watchSystem,
} from '../../../support/peer';
import { startHost } from '../../../support/peer-host';
import { tempFolder } from '../../../support/temp-folder';

/** Priya hosts a room, and Tomasz is in it; `lay` puts something between Priya and her host. */
async function room(lay: (port: number) => Promise<number> = async (port) => port) {
  const priya = await startPeer({ name: 'Priya' });
  const me = priya.peer.me();
  const host = await startHost(me ? { owner: { id: me.id, name: me.name } } : {});
  const tomasz = await startPeer({ name: 'Tomasz' });
  accepted(await priya.peer.join({ ...targetOf(host), port: await lay(host.port) }));
  accepted(await tomasz.peer.join(targetOf(host)));
  const system = watchSystem(tomasz.peer, host.id);
  const { id } = await createRoom(priya.peer, host.id, { name: 'Lunch' });
  await system.until((state) => state.chatrooms.some((there) => there.id === id));
  const atPriya = watchRoom(priya.peer, host.id, id);
  const atTomasz = watchRoom(tomasz.peer, host.id, id);
  await atPriya.until((state) => state.participants.length === 2);
  const folder = await tempFolder();
  return { host, priya, tomasz, room: id, atPriya, atTomasz, folder };
}

/** Waits until a file is saved, or failed. */
const saved = async (peer: TestPeer, file: string) =>
  new Promise<string>((resolve) => {
    const look = () => {
      const found = peer.peer.files.downloads().find((download) => download.file === file);
      if (!found || found.state === 'running') return;
      stop();
      resolve(found.error ?? found.state);
    };
    const stop = peer.peer.files.onChange(look);
    look();
  });

async function attach(peer: TestPeer, folder: string, name: string, bytes: Uint8Array): Promise<Attachment> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  const [attachment] = accepted(await peer.peer.files.attach([path]));
  if (!attachment) throw new Error('Nothing was attached.');
  return attachment;
}

test('a chosen file goes with its message, and the other person saves the same bytes', async () => {
  const { host, priya, tomasz, room: id, atTomasz, atPriya, folder } = await room();
  const picture = await readFile('resources/icons/32x32.png');
  const boat = await attach(priya, folder, 'boat.png', picture);
  expect(boat).toMatchObject({ name: 'boat.png', size: picture.length, type: 'image/png', width: 32, height: 32 });
  const text = await attach(priya, folder, 'notes.txt', Buffer.from('Bread, and butter.'));
  accepted(await priya.peer.send(host.id, id, '', { files: [boat.id, text.id] }));
  const { messages } = await atTomasz.until((state) => state.messages.length === 1);
  const files = messages[0]?.files ?? [];
  expect(files).toEqual([
    { id: expect.any(String), name: 'boat.png', size: picture.length, type: 'image/png', width: 32, height: 32 },
    { id: expect.any(String), name: 'notes.txt', size: 18, type: 'text/plain' },
  ]);
  await atPriya.until(({ outbox }) => outbox.length === 0);

  const place = { host: host.id, room: id, file: files[0]?.id ?? '' };
  const news = accepted(await tomasz.peer.files.look(place));
  const to = join(folder, 'saved.png');
  accepted(tomasz.peer.files.save(place, news.size, to));
  expect(await saved(tomasz, place.file)).toBe('done');
  expect(sha256Of(await readFile(to))).toBe(sha256Of(picture));
  expect((await readdir(folder)).sort()).toEqual(['boat.png', 'notes.txt', 'saved.png']);
  expect(await tomasz.peer.files.savedAt(place)).toBe(to);

  const shown = await tomasz.peer.files.shown(place);
  expect(shown).toMatchObject({ type: 'image/png', size: picture.length });
  expect(await tomasz.peer.files.shown({ ...place, file: files[1]?.id ?? '' })).toBeNull();
});

test('an upload goes on after a broken line, and messages without files go past it', async () => {
  let brittle: Awaited<ReturnType<typeof layBrittleLine>> | undefined;
  const {
    host,
    priya,
    room: id,
    atTomasz,
    folder,
  } = await room(async (port) => {
    brittle = await layBrittleLine(port);
    return brittle.port;
  });
  const bytes = someBytes(20_000_000);
  const file = await attach(priya, folder, 'film.bin', bytes);
  brittle?.breakAfter(9_000_000, 'to host');
  accepted(await priya.peer.send(host.id, id, 'The film', { files: [file.id] }));
  accepted(await priya.peer.send(host.id, id, 'It is on its way.'));
  const { messages } = await atTomasz.until((state) => state.messages.length === 2);
  expect(brittle?.spare()).toBe(false);
  expect(messages.map(({ message, files }) => [message, files.length])).toEqual([
    ['It is on its way.', 0],
    ['The film', 1],
  ]);
});

test('a download goes on after a broken line', async () => {
  const { host, priya, room: id, atTomasz, folder } = await room();
  const bytes = someBytes(20_000_000);
  const file = await attach(priya, folder, 'film.bin', bytes);
  accepted(await priya.peer.send(host.id, id, '', { files: [file.id] }));
  const { messages } = await atTomasz.until((state) => state.messages.length === 1);
  const brittle = await layBrittleLine(host.port);
  const zoe = await startPeer({ name: 'Zoe' });
  accepted(await zoe.peer.join({ ...targetOf(host), port: brittle.port }));
  await watchRoom(zoe.peer, host.id, id).until((state) => state.messages.length === 1);
  const place = { host: host.id, room: id, file: messages[0]?.files[0]?.id ?? '' };
  brittle.breakAfter(7_000_000, 'to peer');
  accepted(zoe.peer.files.save(place, bytes.length, join(folder, 'saved.bin')));
  expect(await saved(zoe, place.file)).toBe('done');
  expect(brittle.spare()).toBe(false);
  expect(sha256Of(await readFile(join(folder, 'saved.bin')))).toBe(sha256Of(bytes));
});

test('a file that was changed after it was chosen fails with a sentence, and goes once it is put right', async () => {
  const { host, priya, room: id, atPriya, atTomasz, folder } = await room();
  const file = await attach(priya, folder, 'a.txt', Buffer.from('one'));
  await rm(join(folder, 'a.txt'));
  const { client_id } = accepted(await priya.peer.send(host.id, id, '', { files: [file.id] }));
  const { outbox } = await atPriya.until((state) => state.outbox[0]?.state === 'failed');
  expect(outbox[0]?.error).toContain('“a.txt” was changed or moved');
  expect(outbox[0]?.files[0]?.state).toBe('failed');
  accepted(await priya.peer.discard(host.id, id, client_id));
  await atPriya.until((state) => state.outbox.length === 0);
  expect(atTomasz.state?.messages).toEqual([]);
});

test('what was pasted is sent after a restart of the app, and its copy is gone then', async () => {
  const { host, priya, room: id, atTomasz } = await room();
  const pasted = accepted(await priya.peer.files.paste('paste.png', await readFile('resources/icons/16x16.png')));
  await host.stop();
  accepted(await priya.peer.send(host.id, id, 'See', { files: [pasted.id] }));
  await priya.close();
  expect(await readdir(join(priya.folder, 'attachments'))).toHaveLength(1);
  await host.start();
  const again = await startPeer({ folder: priya.folder });
  expect(await again.peer.files.shownAttachment(pasted.id)).toMatchObject({ type: 'image/png' });
  const { messages } = await atTomasz.until((state) => state.messages.length === 1);
  expect(messages[0]?.files[0]).toMatchObject({ name: 'paste.png', type: 'image/png', width: 16 });
  await again.until(() => again.host(host.id).connection.state === 'online');
  const watcher = watchRoom(again.peer, host.id, id);
  await watcher.until((state) => state.outbox.length === 0);
  await again.close();
  expect(await readdir(join(priya.folder, 'attachments'))).toEqual([]);
});

test('a cancelled file is not sent: the message goes without it, or not at all', async () => {
  const { host, priya, room: id, atPriya, atTomasz } = await room();
  const first = accepted(await priya.peer.files.paste('a.bin', someBytes(1_000)));
  const second = accepted(await priya.peer.files.paste('b.bin', someBytes(1_000, 2)));
  await host.stop();
  const alone = accepted(await priya.peer.send(host.id, id, '', { files: [first.id] }));
  const worded = accepted(await priya.peer.send(host.id, id, 'Words', { files: [second.id] }));
  accepted(await priya.peer.files.cancel(host.id, id, alone.client_id, first.id));
  accepted(await priya.peer.files.cancel(host.id, id, worded.client_id, second.id));
  await host.start();
  const { messages } = await atTomasz.until((state) => state.messages.length === 1);
  expect(messages.map(({ message, files }) => [message, files.length])).toEqual([['Words', 0]]);
  await atPriya.until((state) => state.outbox.length === 0);
});

test('a file that is cancelled at any moment leaves nothing at the host', async () => {
  const { host, priya, room: id, atPriya, atTomasz } = await room();
  const sent: Attachment[] = [];
  for (const seed of Array.from({ length: 12 }, (_, index) => index)) {
    sent.push(accepted(await priya.peer.files.paste(`${seed}.bin`, someBytes(200_000, seed))));
  }
  for (const file of sent) {
    const entry = accepted(await priya.peer.send(host.id, id, '', { files: [file.id] }));
    // On its way: its hash is made, it is announced, or its bytes go.
    await atPriya.until(({ outbox }) => outbox.every(({ files }) => files.every(({ sent: bytes }) => bytes !== null)));
    await priya.peer.files.cancel(host.id, id, entry.client_id, file.id);
  }
  accepted(await priya.peer.send(host.id, id, 'That was all.'));
  await atTomasz.until((state) => state.messages.some(({ message }) => message === 'That was all.'));
  await expect.poll(() => readdir(join(host.data, 'files', 'uploads')).catch(() => [])).toEqual([]);
});

test('what is deleted while it is saved stops coming, and leaves nothing', async () => {
  const { host, priya, tomasz, room: id, atTomasz, folder } = await room();
  const file = await attach(priya, folder, 'film.bin', someBytes(60_000_000));
  accepted(await priya.peer.send(host.id, id, '', { files: [file.id] }));
  const { messages } = await atTomasz.until((state) => state.messages.length === 1);
  const place = { host: host.id, room: id, file: messages[0]?.files[0]?.id ?? '' };
  accepted(tomasz.peer.files.save(place, 60_000_000, join(folder, 'saved.bin')));
  accepted(await priya.peer.push(host.id, `room-${id}`, 'chat-message-delete', { seq: 1 }));
  expect(await saved(tomasz, place.file)).toContain('It was deleted');
  expect((await readdir(folder)).sort()).toEqual(['film.bin']);
});

test('what is not what was sent is refused by its hash, and a room that is lost shows nothing more', async () => {
  const { host, priya, tomasz, room: id, atTomasz, folder } = await room();
  const picture = await readFile('resources/icons/32x32.png');
  const file = await attach(priya, folder, 'boat.png', picture);
  accepted(await priya.peer.send(host.id, id, '', { files: [file.id] }));
  const { messages } = await atTomasz.until((state) => state.messages.length === 1);
  const place = { host: host.id, room: id, file: messages[0]?.files[0]?.id ?? '' };
  const hash = sha256Of(picture);
  const content = join(host.data, 'files', hash.slice(0, 2), hash);
  await writeFile(content, Buffer.alloc(picture.length, 'damaged'));
  accepted(tomasz.peer.files.save(place, picture.length, join(folder, 'saved.png')));
  expect(await saved(tomasz, place.file)).toContain('What arrived is not what was sent');
  expect(await tomasz.peer.files.shown(place)).toBeNull();
  expect((await readdir(folder)).sort()).toEqual(['boat.png']);

  await writeFile(content, picture);
  expect(await tomasz.peer.files.shown(place)).toMatchObject({ type: 'image/png' });
  const system = watchSystem(tomasz.peer, host.id);
  accepted(await priya.peer.push(host.id, `room-${id}`, 'chatroom-delete', {}));
  await system.until((state) => !state.chatrooms.some((there) => there.id === id));
  expect(await tomasz.peer.files.shown(place)).toBeNull();
});

test('a name that is a path becomes a name, and a folder is no file', async () => {
  const priya = await startPeer({ name: 'Priya' });
  const folder = await tempFolder();
  const odd = await attach(priya, folder, 'a\u202eb\nc.txt', Buffer.from('x'));
  expect(odd.name).toBe('abc.txt');
  const refused = await priya.peer.files.attach([folder]);
  expect(refused.ok ? '' : refused.error.message).toContain('is a folder');
  await utimes(join(folder, 'a\u202eb\nc.txt'), 1, 1);
});
