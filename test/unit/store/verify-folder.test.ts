import { appendFile, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createIdentity } from '../../../src/main/host/certificate';
import { damagesOf, type Verdict, verifyFolder } from '../../../src/main/store/check/verify-folder';
import { writeIdentity } from '../../../src/main/store/data-folder/identity';
import { manifestOf } from '../../../src/main/store/data-folder/manifest';
import { encodeLine, scanLines } from '../../../src/main/store/disk/record-line';
import { draft, roomRecord } from '../../support/opened-store';
import { Ration } from '../../support/ration';
import { openSmallHostData, SMALL_SEGMENTS, smallHostData, smallTalkData } from '../../support/small-host-data';
import { tempFolder } from '../../support/temp-folder';

async function verdictOn(folder: string): Promise<Verdict> {
  const verdict = await verifyFolder(folder);
  if (!verdict.ok) throw new Error(verdict.error);
  return verdict.value;
}

/** The paths of room-1's segments. */
const segmentsOf = async (folder: string): Promise<readonly string[]> =>
  (await readdir(join(folder, 'rooms', 'room-1')))
    .filter((name) => name.endsWith('.log'))
    .sort()
    .map((name) => join(folder, 'rooms', 'room-1', name));

/** Every file and folder below a folder, with all that a change would change. */
async function traces(folder: string): Promise<unknown> {
  const names = [folder, ...(await readdir(folder, { recursive: true })).map((name) => join(folder, name))];
  return await Promise.all(
    names.sort().map(async (path) => {
      const { mtimeMs, ctimeMs, size, ino, mode } = await stat(path);
      const bytes = (await stat(path)).isFile() ? await readFile(path, 'base64') : '';
      return { path, mtimeMs, ctimeMs, size, ino, mode, bytes };
    }),
  );
}

async function flip(path: string, at: number): Promise<void> {
  const bytes = await readFile(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(path, bytes);
}

const contains = (text: string) => expect.stringContaining(text);

describe('a folder in which all is good', () => {
  test('is counted', async () => {
    const folder = await smallHostData();
    expect(await verdictOn(folder)).toEqual({ rooms: 2, messages: 31, people: 1, findings: [] });
  });

  test('may have amendments and marks', async () => {
    expect(await verdictOn(await smallTalkData())).toEqual({ rooms: 2, messages: 31, people: 1, findings: [] });
  });

  test('is left exactly as it is, and so is a damaged one', async () => {
    const folder = await smallHostData();
    const good = await traces(folder);
    await verdictOn(folder);
    expect(await traces(folder)).toEqual(good);
    const [path = ''] = await segmentsOf(folder);
    await flip(path, 100);
    await rm(join(folder, 'lock'));
    const damaged = await traces(folder);
    expect(damagesOf(await verdictOn(folder))).toHaveLength(1);
    expect(await traces(folder)).toEqual(damaged);
  });

  test('is found good while its host writes, begins segments and deletes rooms', async () => {
    const folder = join(await tempFolder(), 'data');
    const store = await openSmallHostData(folder);
    const ration = new Ration();
    const write = async (room: string) => {
      for (let number = 1; await ration.take(); number += 1)
        await store.log.append(draft(number, { room, client_id: `${number}` }));
    };
    const churn = async () => {
      for (let number = 1; await ration.take(); number += 1) {
        const id = `passing-${number}`;
        await store.registry.update((records) => records.put('rooms', roomRecord(id)));
        await store.log.append(draft(1, { room: id }));
        await store.registry.update((records) => {
          records.delete('rooms', id);
          records.put('drops', { id });
        });
        await store.log.drop(id);
      }
    };
    const writers = [write('room-1'), write('room-2'), churn()];
    for (let look = 0; look < 8; look += 1) {
      ration.give(100);
      expect(damagesOf(await verdictOn(folder))).toEqual([]);
    }
    ration.end();
    await Promise.all(writers);
  });

  test('may hold what only a later version knows: kinds, files and folders', async () => {
    const folder = await smallHostData();
    await mkdir(join(folder, 'rooms', 'room-1', 'later'));
    await writeFile(join(folder, 'rooms', 'room-1', 'later', '000000000001.log'), 'anything');
    await writeFile(join(folder, 'rooms', 'room-1', 'pins'), 'anything');
    await writeFile(join(folder, 'reads'), 'anything');
    const newest = (await segmentsOf(folder)).at(-1) ?? '';
    await appendFile(newest, encodeLine({ kind: 'reaction', seq: 1, emoji: '👍' }));
    expect(await verdictOn(folder)).toEqual({ rooms: 2, messages: 31, people: 1, findings: [] });
  });
});

describe('what is damaged is told by file and offset, with what is lost', () => {
  test('any flipped byte of amendments, of what is told of those in messages, and of marks', async () => {
    const folder = await smallTalkData();
    const amendments = join(folder, 'rooms', 'room-1', 'amendments');
    const logs = (await readdir(amendments)).filter((name) => name.endsWith('.log'));
    expect(logs.length).toBeGreaterThan(1);
    const paths = [
      ...[...logs, 'folded'].map((name) => join(amendments, name)),
      ...[join(folder, 'marks', 'rooms', 'room-1'), join(folder, 'marks', 'people', 'user-1')],
    ];
    const sizes = await Promise.all(paths.map(async (path) => (await stat(path)).size));
    for (let share = 0; share < 1; share += 0.13) {
      const flipAll = () =>
        Promise.all(paths.map((path, index) => flip(path, Math.floor((sizes[index] ?? 0) * share))));
      await flipAll();
      const found = damagesOf(await verdictOn(folder)).map(({ file }) => file);
      expect([share, paths.filter((path) => !found.includes(path))]).toEqual([share, []]);
      await flipAll();
    }
    expect(damagesOf(await verdictOn(folder))).toEqual([]);
  });

  test('lost files of amendments, and records cut out of one', async () => {
    const folder = await smallTalkData();
    const amendments = join(folder, 'rooms', 'room-1', 'amendments');
    for (const name of (await readdir(amendments)).sort()) {
      const path = join(amendments, name);
      const bytes = await readFile(path);
      await rm(path);
      expect(damagesOf(await verdictOn(folder))).toMatchObject([
        { file: path, offset: 0, message: contains('missing') },
      ]);
      if (name !== 'folded' && bytes.length > 300) {
        const { lines } = scanLines(bytes, 0);
        const [, second, third] = lines;
        await writeFile(path, Buffer.concat([bytes.subarray(0, second?.offset), bytes.subarray(third?.offset)]));
        expect(damagesOf(await verdictOn(folder))).toMatchObject([{ file: path, message: contains('missing here') }]);
      }
      await writeFile(path, bytes);
    }
  });

  test('any flipped byte of a segment', async () => {
    const folder = await smallHostData();
    const [path = ''] = await segmentsOf(folder);
    const good = await readFile(path);
    const { lines } = scanLines(good, 0);
    for (let at = 3; at < good.length; at += 101) {
      const bytes = Buffer.from(good);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      await writeFile(path, bytes);
      const line = lines.find(({ offset, end }) => offset <= at && at < end);
      const found = damagesOf(await verdictOn(folder));
      expect(found, `byte ${at}`).toHaveLength(1);
      expect(found, `byte ${at}`).toMatchObject([{ file: path }]);
      const { offset = -1 } = found[0] ?? {};
      expect(offset === line?.offset || offset === (line?.end ?? 0) - 1, `byte ${at}`).toBe(true);
    }
  });

  test('messages cut out of the middle, and the end of a sealed segment', async () => {
    const folder = await smallHostData();
    const [first = '', second = ''] = await segmentsOf(folder);
    const bytes = await readFile(first);
    const { lines } = scanLines(bytes, 0);
    const [from, to] = [lines[1]?.offset ?? 0, lines[3]?.offset ?? 0];
    await writeFile(first, Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]));
    const end = scanLines(await readFile(second), 0).lines.at(-1)?.offset ?? 0;
    await truncate(second, end);
    expect(damagesOf(await verdictOn(folder))).toMatchObject([
      { file: first, offset: from, message: 'Messages 2 to 3 are missing here; the others are there.' },
      { file: second, offset: end, message: contains('missing here') },
    ]);
  });

  test('a lost segment, first, in the middle or newest', async () => {
    for (const index of [0, 1, -1]) {
      const folder = await smallHostData();
      const path = (await segmentsOf(folder)).at(index) ?? '';
      await rm(path);
      expect(damagesOf(await verdictOn(folder))).toMatchObject([
        { file: path, message: contains('This file is missing') },
      ]);
    }
  });

  test('a torn end', async () => {
    const folder = await smallHostData();
    const path = (await segmentsOf(folder)).at(-1) ?? '';
    const { size } = await stat(path);
    await truncate(path, size - 5);
    expect(damagesOf(await verdictOn(folder))).toMatchObject([{ file: path, message: contains('not whole') }]);
  });

  test.each(['manifest', 'identity', 'registry', 'segments', 'tokens', 'rooms'])('%s missing', async (name) => {
    const folder = await smallHostData();
    await rm(join(folder, name), { recursive: true });
    expect(damagesOf(await verdictOn(folder))).toContainEqual(
      expect.objectContaining({ file: join(folder, name), message: contains('missing') }),
    );
  });

  test.each(['manifest', 'identity', 'registry', 'segments', 'tokens'])('%s with a changed byte', async (name) => {
    const folder = await smallHostData();
    await flip(join(folder, name), 30);
    expect(damagesOf(await verdictOn(folder))).toContainEqual(
      expect.objectContaining({ file: join(folder, name), offset: expect.any(Number) }),
    );
  });

  test('a list of message files that lost its end', async () => {
    const folder = await smallHostData();
    const path = join(folder, 'segments');
    const { lines } = scanLines(await readFile(path), 0);
    await truncate(path, lines.at(-1)?.offset ?? 0);
    expect(damagesOf(await verdictOn(folder))).toMatchObject([
      { file: join(folder, 'rooms', 'room-2', '000000000001.log'), message: contains('does not name this one') },
    ]);
  });

  test('a private key that is not that of the certificate', async () => {
    const folder = await smallHostData();
    const [one, other] = [await createIdentity(), await createIdentity()];
    await writeIdentity(folder, { ...one, privateKey: other.privateKey });
    expect(damagesOf(await verdictOn(folder))).toMatchObject([
      { file: join(folder, 'identity'), message: contains('The private key is not that of the certificate.') },
    ]);
  });

  test('a room that names a person and a team that are not there, messages of a stranger, and a room nobody knows', async () => {
    const folder = await smallHostData();
    const store = await openSmallHostData(folder, SMALL_SEGMENTS);
    await store.registry.update((records) => {
      records.put('rooms', roomRecord('room-2', { name: 'Lunch', team: 'team-9' }));
    });
    await store.log.append(draft(31, { user: 'user-9' }));
    await store.log.append(draft(1, { room: 'room-9' }));
    await store.close();
    const messages = damagesOf(await verdictOn(folder)).map(({ message }) => message);
    expect(messages).toEqual([
      contains('The room “Lunch” names the team team-9'),
      contains('The registry knows no such room'),
      contains('messages of a person whom the registry does not know'),
    ]);
  });
});

describe('what is no damage is noted', () => {
  test('leftovers of a crash and copies of damaged files', async () => {
    const folder = await smallHostData();
    await writeFile(join(folder, 'registry.new'), 'half');
    await writeFile(join(folder, 'registry.old'), 'before');
    await writeFile(join(folder, 'rooms', 'room-1', '000000000001.log.damaged-2026'), 'old');
    const { findings } = await verdictOn(folder);
    expect(findings).toMatchObject([
      { weight: 'note', file: join(folder, 'registry.new') },
      { weight: 'note', file: join(folder, 'registry.old') },
      { weight: 'note', file: contains('.damaged-2026') },
    ]);
  });

  test('messages that were lost and given up', async () => {
    const folder = await smallHostData();
    const path = (await segmentsOf(folder))[1] ?? '';
    await rm(path);
    await (await openSmallHostData(folder, { acceptLoss: true })).close();
    expect((await verdictOn(folder)).findings).toMatchObject([
      { weight: 'note', file: path, message: contains('given up') },
    ]);
  });
});

test.each([
  ['that is not there', async () => join(await tempFolder(), 'nothing'), 'There is no folder'],
  ['of something else', async () => await tempFolder(), 'is no data folder of Hearth'],
])('a folder %s is refused in words', async (_, folder, sentence) => {
  expect(await verifyFolder(await folder())).toEqual({ ok: false, error: contains(sentence) });
});

test('a folder of a newer Hearth is refused in words', async () => {
  const folder = await smallHostData();
  await manifestOf(folder).write({ format: 'hearth', version: 99, state: 'ready' });
  expect(await verifyFolder(folder)).toEqual({ ok: false, error: contains('newer Hearth') });
});
