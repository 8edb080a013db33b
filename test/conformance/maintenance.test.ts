import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { hearth, runToEnd } from '../support/command-line';
import { type HeadlessHost, startHeadless } from '../support/headless';
import { type Line, Outsider, push } from '../support/outsider';
import { requires } from '../support/requirements';
import { smallHostData } from '../support/small-host-data';
import { tempFolder } from '../support/temp-folder';

const here = ['--bind', '127.0.0.1', '--no-discovery', '--no-rate-limit'];
const TEXT = 'word '.repeat(200);

/** A writer in rooms of a host, who counts what was acknowledged. */
class Writer {
  readonly acked = new Map<string, string[]>();
  #writing = true;
  readonly #line: Line;

  constructor(line: Line) {
    this.#line = line;
  }

  /** Writes into a room until told to stop; what is acknowledged is noted by its client_id, in order. */
  async write(room: string): Promise<void> {
    const { channel } = await this.#line.join(`room-${room}`);
    const mine: string[] = [];
    this.acked.set(room, mine);
    for (let number = 1; this.#writing; number += 1) {
      const client_id = `${room}-${number}`;
      await push(channel, 'chat-message', { message: `${number} ${TEXT}`, client_id });
      mine.push(client_id);
    }
  }

  stop(): void {
    this.#writing = false;
  }
}

async function makeRoom(line: Line, name: string): Promise<string> {
  const { channel } = await line.join('system');
  return (await push(channel, 'chatroom-create', { name })).chatroom.id;
}

/** Makes rooms, writes into them and deletes them, until told to stop. */
async function comeAndGo(line: Line, isDone: () => boolean): Promise<void> {
  const { channel: system } = await line.join('system');
  for (let number = 1; !isDone(); number += 1) {
    const { chatroom } = await push(system, 'chatroom-create', { name: `Passing ${number}` });
    const { channel } = await line.join(`room-${chatroom.id}`);
    for (let at = 1; at <= 3; at += 1) await push(channel, 'chat-message', { message: TEXT, client_id: `${at}` });
    await push(channel, 'chatroom-delete');
  }
}

/** All of a room, page by page. */
async function everythingIn(host: HeadlessHost, reader: Outsider, room: string): Promise<readonly string[]> {
  const line = await reader.connect(host);
  const { channel } = await line.join(`room-${room}`);
  const ids: string[] = [];
  for (let after = 0, more = true; more; ) {
    const page = await push(channel, 'history', { after, limit: 100 });
    for (const message of page.messages) {
      expect(message.seq).toBe(after + 1);
      after = message.seq;
      ids.push(message.client_id);
    }
    more = page.more;
  }
  return ids;
}

requires('build')('hearth backup, restore and verify', () => {
  test('[KEEP-1] a backup made under load has every message acknowledged before it, in order, once; a host starts on it', async () => {
    const data = await tempFolder();
    const host = await startHeadless({ data, args: here });
    const people = await Promise.all(['Ann', 'Bob', 'Cem', 'Dee'].map((name) => Outsider.named(name)));
    const lines = await Promise.all(people.map((person) => person.connect(host)));
    const [ann, bob, cem, dee] = lines as [Line, Line, Line, Line];
    const rooms = await Promise.all([ann, bob, cem].map((line, index) => makeRoom(line, `Room ${index}`)));
    const writers = [ann, bob, cem].map((line) => new Writer(line));
    let done = false;
    const work = writers.map((writer, index) => writer.write(rooms[index] ?? ''));
    const churn = comeAndGo(dee, () => done);

    const place = await tempFolder();
    let acked = new Map<string, string[]>();
    // The second one has something that must be in it, and replaces the first.
    const to = join(place, 'hearth.tar');
    for (const options of [[], ['--force']]) {
      acked = new Map(writers.flatMap((writer) => [...writer.acked].map(([room, ids]) => [room, [...ids]] as const)));
      const made = await hearth('backup', '--data', data, '--to', to, '--json', ...options);
      expect(made).toMatchObject({ code: 0, err: '' });
      expect(JSON.parse(made.out)).toMatchObject({ event: 'backed_up', host: host.id, damages: 0 });
      expect(await hearth('verify', '--data', data)).toMatchObject({ code: 0, err: '' });
    }
    done = true;
    for (const writer of writers) writer.stop();
    await Promise.all([...work, churn]);
    expect(await host.end()).toBe(0);

    const folder = join(place, 'restored');
    const restored = await hearth('restore', '--from', to, '--data', folder);
    expect(restored).toMatchObject({ code: 0, err: '', out: expect.stringContaining('All of it was checked.') });
    const verified = await hearth('verify', '--data', folder, '--json');
    expect(JSON.parse(verified.out)).toMatchObject({ event: 'verified', good: true, damages: [], notes: [] });
    const again = await startHeadless({ data: folder, args: here });
    expect(again).toMatchObject({ id: host.id, fingerprint: host.fingerprint });
    expect([...acked.values()].every((ids) => ids.length > 0)).toBe(true);
    const [reader] = people as [Outsider];
    for (const [room, ids] of acked) {
      const found = await everythingIn(again, reader, room);
      expect(found.slice(0, ids.length)).toEqual(ids);
      expect(new Set(found).size).toBe(found.length);
    }
    expect(await again.end()).toBe(0);
  }, 60_000);

  test('verify tells file, byte and loss in words and ends with 1; good is 0, and nothing is changed', async () => {
    const data = await smallHostData();
    expect(await hearth('verify', '--data', data)).toEqual({
      code: 0,
      err: '',
      out: `Everything in ${data} is good: 2 rooms, 31 messages, 1 person.\n`,
    });
    const path = join(data, 'rooms', 'room-1', '000000000001.log');
    const bytes = await readFile(path);
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    await writeFile(path, bytes);
    const { mtimeMs } = await stat(path);
    expect(await hearth('verify', '--data', data)).toEqual({
      code: 1,
      err: '',
      out: `${path}, byte 0: Message 1 is unreadable, not what was written; the others are there.\n1 place in ${data} is damaged. What can be read: 2 rooms, 30 messages, 1 person.\n`,
    });
    const told = JSON.parse((await hearth('verify', '--data', data, '--json')).out);
    expect(told).toMatchObject({ good: false, messages: 30, damages: [{ file: path, offset: 0 }] });
    expect([await readFile(path), (await stat(path)).mtimeMs]).toEqual([bytes, mtimeMs]);
  });

  test('a host refuses a folder that lost a file of messages, and starts after repair; the rest is there', async () => {
    const data = await smallHostData();
    const path = join(data, 'rooms', 'room-1', '000000000001.log');
    await rm(path);
    const refused = await hearth('--data', data, '--port', '0', ...here);
    expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringContaining(`${path} is missing`) });
    expect(refused.err).toContain(`hearth repair --data ${data}`);
    expect(await hearth('repair', '--data', data)).toMatchObject({ code: 0, out: expect.stringContaining(path) });
    expect(await hearth('verify', '--data', data)).toMatchObject({ code: 0, out: expect.stringContaining('given up') });
    const host = await startHeadless({ data, args: here });
    expect(await hearth('repair', '--data', data)).toMatchObject({ code: 1, err: expect.stringContaining('is using') });
    expect(await host.end()).toBe(0);
  });
});

requires('build')('how commands are called', () => {
  test.each([
    [['verify'], '--data DIR is needed'],
    [['backup', '--data', 'd'], '--to FILE is needed'],
    [['backup', '--to', 'f'], '--data DIR is needed'],
    [['restore', '--data', 'd'], '--from FILE is needed'],
    [['restore', '--from', 'f'], '--data DIR is needed'],
    [['repair', '--colour'], "Unknown option '--colour'"],
    [['verify', '--data', 'd', 'more'], 'Unexpected argument'],
    [['veryfy', '--data', 'd'], 'Unexpected argument'],
  ])('%j is a sentence, the usage, and 2', async (args, sentence) => {
    const { code, out, err } = await hearth(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(sentence);
    expect(err).toContain('\n\nUsage: hearth ');
  });

  test.each(['verify', 'backup', 'restore', 'repair', 'host'])('%s --help explains itself', async (word) => {
    const { code, out, err } = await hearth(word, '--help');
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('--data DIR');
  });

  test('a folder that is not there is a sentence and 1', async () => {
    const nowhere = join(await tempFolder(), 'nowhere');
    for (const args of [['verify'], ['backup', '--to', join(nowhere, '..', 'file')], ['repair']]) {
      const { code, out, err } = await hearth(...args, '--data', nowhere);
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(/^[^\n]+\.\n$/);
    }
  });

  test('npx hearth in the source tree is the same', async () => {
    const root = resolve(import.meta.dirname, '../..');
    const program = join(root, 'bin/hearth.mjs');
    expect((await stat(program)).mode & 0o111).toBe(0o111);
    expect(await runToEnd(program, ['verify', '--help'])).toEqual(await hearth('verify', '--help'));
  });
});
