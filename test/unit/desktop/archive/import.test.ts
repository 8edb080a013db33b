import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ChatMessage } from '#shared/nouns/message';
import { roomTopic, SYSTEM_TOPIC } from '#shared/protocol/topics';
import { archiveScene, firstMessages } from '../../../support/archive-scene';
import { accepted, refused, startPeer, targetOf } from '../../../support/peer';

/** Uploads of which some bytes are on the disk of a host. */
async function partialUploads(data: string): Promise<string[]> {
  const names = await readdir(join(data, 'files', 'uploads')).catch(() => []);
  return names.filter((name) => name.endsWith('.part'));
}

describe('importing', () => {
  const good = {
    ...{ format: 'hearth-room', version: 1, exported: '2026-11-22T12:00:00.000Z', host: { id: 'h', name: 'H' } },
    room: { id: 'r', name: 'R' },
    messages: [{ seq: 1, user: 'u', message: 'x', created: '2026-11-22T12:00:00.000Z' }],
    people: [{ id: 'u', name: 'U' }],
  };
  test.each([
    ['no JSON', 'x', 'no room exported'],
    ['another JSON', '{"a":1}', 'no room exported'],
    ['one of a later version', JSON.stringify({ ...good, version: 2 }), 'newer Hearth'],
    [
      'a message without its author',
      JSON.stringify({ ...good, messages: [{ ...good.messages[0], user: 1 }] }),
      'messages.0.user',
    ],
    ['a message of a stranger', JSON.stringify({ ...good, people: [] }), 'message 1'],
    [
      'messages out of order',
      JSON.stringify({ ...good, messages: [...good.messages, ...good.messages] }),
      'messages.1.seq',
    ],
    ['no messages', JSON.stringify({ ...good, messages: [] }), 'no messages'],
  ])('%s is refused, and nothing is made of it', async (_what, text, sentence) => {
    const { priya, host, folder, answers, archive } = await archiveScene();
    answers.file = join(folder, 'some.json');
    await writeFile(answers.file, text);
    expect(refused(await archive.import(host.id)).message).toContain(sentence);
    const found = accepted(await priya.push(host.id, SYSTEM_TOPIC, 'search', { query: 'x' }));
    expect(found).toMatchObject({ results: [] });
  });

  /** An export of so many messages, and what `more` adds to each. */
  const manyMessages = (count: number, more: (index: number) => object = () => ({})) => ({
    ...good,
    messages: Array.from({ length: count }, (_, index) => ({ ...good.messages[0], seq: index + 1, ...more(index) })),
  });

  test('says how far it is; cancelled, it leaves nothing at the host', async () => {
    const { priya, host, folder, answers, archive, jobs } = await archiveScene();
    answers.file = join(folder, 'some.json');
    await writeFile(answers.file, JSON.stringify(manyMessages(300)));
    const stop = jobs.onChange(() => {
      if ((jobs.current()?.messages.done ?? 0) > 0) archive.cancel();
    });
    const importing = archive.import(host.id);
    expect(refused(await archive.import(host.id)).message).toContain('Another room');
    expect(accepted(await importing)).toEqual({ room: null, files: 0, missing: 0 });
    stop();
    expect(await readdir(join(host.data, 'rooms'))).toEqual([]);
    expect(accepted(await priya.push(host.id, SYSTEM_TOPIC, 'search', { query: 'x' }))).toMatchObject({ results: [] });
    expect(accepted(await archive.import(host.id)).room).not.toBeNull();
  });

  test('stopped because the app ends, it goes on when the same file is imported again', async () => {
    const { priya, host, folder, answers, archive, jobs, archiveOf } = await archiveScene();
    answers.file = join(folder, 'some.json');
    const bytes = randomBytes(2_000_000);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await mkdir(join(folder, 'files'));
    await writeFile(join(folder, 'files', 'a.bin'), bytes);
    const file = { name: 'a.bin', size: bytes.length, type: 'x', sha256, path: 'files/a.bin' };
    // The same file in many messages, and twice in one.
    const files = (index: number) => (index % 40 === 7 ? { files: index === 87 ? [file, file] : [file] } : {});
    await writeFile(answers.file, JSON.stringify(manyMessages(150, files)));
    jobs.onChange(() => {
      if ((jobs.current()?.messages.done ?? 0) > 60) void jobs.close();
    });
    expect(accepted(await archive.import(host.id)).room).toBeNull();
    const again = archiveOf(priya);
    const imported = accepted(await again.import(host.id));
    expect(imported).toMatchObject({ files: 5, missing: 0 });
    const topic = roomTopic(imported.room ?? '');
    accepted(priya.subscribe(host.id, topic, () => {}));
    const newest = accepted(await priya.push(host.id, topic, 'history', { limit: 100 })) as { messages: ChatMessage[] };
    const all = [...(await firstMessages(priya, host.id, imported.room ?? '')).slice(0, 50), ...newest.messages];
    expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: 150 }, (_, index) => index + 1));
    expect(
      all.filter((one) => one.files.length > 0).map(({ seq, files: some }) => [seq, some[0]?.name, some[1]?.name]),
    ).toEqual([
      [8, 'a.bin', undefined],
      [48, 'a.bin', undefined],
      [88, 'a.bin', 'a (2).bin'],
      [128, 'a.bin', undefined],
    ]);
  });

  test('goes on by itself when its host is away for a while, in the middle of a file', async () => {
    const { priya, host, folder, answers, archive, jobs } = await archiveScene();
    answers.file = join(folder, 'some.json');
    const bytes = randomBytes(40_000_000);
    await mkdir(join(folder, 'files'));
    await writeFile(join(folder, 'files', 'a.bin'), bytes);
    const file = { name: 'a.bin', size: bytes.length, type: 'x', path: 'files/a.bin' };
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const files = (index: number) => (index === 60 ? { files: [{ ...file, sha256 }] } : {});
    await writeFile(answers.file, JSON.stringify(manyMessages(70, files)));
    const importing = archive.import(host.id);
    await expect.poll(() => partialUploads(host.data), { interval: 2 }).not.toEqual([]);
    await host.stop();
    expect(jobs.current()).toMatchObject({ kind: 'import', messages: { of: 70 }, files: { of: 1 } });
    await host.start();
    const imported = accepted(await importing);
    expect(imported).toMatchObject({ files: 1, missing: 0 });
    accepted(priya.subscribe(host.id, roomTopic(imported.room ?? ''), () => {}));
    const messages = await firstMessages(priya, host.id, imported.room ?? '');
    expect(messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 70 }, (_, index) => index + 1));
    expect(messages[60]?.files).toMatchObject([{ name: 'a.bin', size: bytes.length }]);
  });

  test('by a member is refused by the host', async () => {
    const { host, folder, answers, archiveOf } = await archiveScene();
    const tomasz = await startPeer({ name: 'Tomasz' });
    accepted(await tomasz.peer.join(targetOf(host)));
    answers.file = join(folder, 'some.json');
    await writeFile(answers.file, JSON.stringify(good));
    expect(refused(await archiveOf(tomasz.peer).import(host.id)).reason).toBe('forbidden');
  });
});
