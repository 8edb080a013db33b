import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { manifestOf } from '../../../src/main/store/data-folder/manifest';
import type { Migration } from '../../../src/main/store/data-folder/migrations';
import { openStore, type StoreOptions } from '../../../src/main/store/open-store';
import { StoreFault } from '../../../src/main/store/store';
import { draft, openedStore, plainIdentity, roomRecord, storeOptions } from '../../support/opened-store';
import { tempFolder } from '../../support/temp-folder';

/** A closed data folder with a room and a message. */
async function usedFolder(options: Partial<StoreOptions> = {}): Promise<string> {
  const folder = join(await tempFolder(), 'data');
  const store = await openedStore(folder, options);
  await store.registry.update((transaction) => transaction.put('rooms', roomRecord('room-1')));
  await store.log.append(draft(1));
  await store.close();
  return folder;
}

/** Every file below a folder and its content. */
async function contents(folder: string): Promise<Record<string, string>> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  return Object.fromEntries(await Promise.all(paths.map(async (path) => [path, await readFile(path, 'latin1')])));
}

describe('a new data folder', () => {
  test('is made with everything in it, for its owner alone', async () => {
    const folder = join(await tempFolder(), 'deep', 'data');
    const store = await openedStore(folder);
    expect(store.identity).toEqual(plainIdentity);
    expect((await readdir(folder)).sort()).toEqual([
      'files',
      'identity',
      'lock',
      'manifest',
      'registry',
      'rooms',
      'segments',
      'tokens',
    ]);
    const modes = await Promise.all(
      ['', 'identity', 'registry', 'rooms', 'segments', 'tokens'].map((name) => stat(join(folder, name))),
    );
    expect(modes.map(({ mode }) => mode & 0o777)).toEqual([0o700, 0o600, 0o600, 0o700, 0o600, 0o600]);
  });

  test('keeps its identity and asks for no other', async () => {
    const folder = await usedFolder();
    const createIdentity = async () => expect.fail('There is an identity already.');
    const store = await openedStore(folder, { createIdentity });
    expect(store.identity).toEqual(plainIdentity);
    expect(await store.registry.list('rooms')).toEqual([roomRecord('room-1')]);
    expect(await store.log.head('room-1')).toBe(1);
  });

  test('whose making was cut short is made by the next start', async () => {
    const folder = await tempFolder();
    const createIdentity = () => Promise.reject(new Error('the power went'));
    await expect(openStore(folder, storeOptions({ createIdentity }))).rejects.toThrow('the power went');
    expect((await openedStore(folder)).identity).toEqual(plainIdentity);
  });
});

describe('a lost or damaged file', () => {
  test.each(['registry', 'rooms', 'manifest', 'segments'])(
    '%s missing is refused by name, and nothing is made',
    async (name) => {
      const folder = await usedFolder();
      await rm(join(folder, name), { recursive: true });
      const before = await contents(folder);
      const opened = await openStore(folder, storeOptions());
      const message = expect.stringContaining(join(folder, name));
      expect(opened).toMatchObject({ ok: false, error: { reason: 'data_missing', message } });
      expect(await contents(folder)).toEqual(before);
    },
  );

  test('[KEEP-3] an identity missing is refused by name, never made anew', async () => {
    const folder = await usedFolder();
    await rm(join(folder, 'identity'));
    const opened = await openStore(folder, storeOptions());
    const message = expect.stringContaining(join(folder, 'identity'));
    expect(opened).toMatchObject({ ok: false, error: { reason: 'identity_damaged', message } });
    expect(await readdir(folder)).not.toContain('identity');
  });

  test('[KEEP-3] an identity with one changed byte is refused by name and left as it is', async () => {
    const folder = await usedFolder();
    const path = join(folder, 'identity');
    const bytes = await readFile(path);
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    await writeFile(path, bytes);
    const opened = await openStore(folder, storeOptions());
    const message = expect.stringContaining(path);
    expect(opened).toMatchObject({ ok: false, error: { reason: 'identity_damaged', message } });
    expect(await readFile(path)).toEqual(bytes);
  });

  test('a manifest that is damaged is refused by name', async () => {
    const folder = await usedFolder();
    await writeFile(join(folder, 'manifest'), 'hearth');
    const opened = await openStore(folder, storeOptions());
    const message = expect.stringContaining(join(folder, 'manifest'));
    expect(opened).toMatchObject({ ok: false, error: { reason: 'damaged', message } });
  });

  test.each([
    ['damaged', (path: string) => writeFile(path, 'nonsense')],
    ['missing', (path: string) => rm(path)],
  ])('the list of used tokens %s is reported and begun anew', async (_, spoil) => {
    const folder = await usedFolder();
    const path = join(folder, 'tokens');
    await spoil(path);
    const store = await openedStore(folder);
    expect(store.damages).toMatchObject([{ file: path, offset: 0 }]);
    expect(await store.tokens.claim('a', Date.now() + 60_000)).toBe(true);
  });
});

describe('a data folder of another version', () => {
  const note = (text: string): Migration => ({
    name: `note ${text}`,
    run: async (folder) => {
      const path = join(folder, 'notes');
      const notes = await readFile(path, 'utf8').catch(() => '');
      await writeFile(path, notes + text);
    },
  });

  test('one of version 1, which has no list of its message files, is given one and loses nothing', async () => {
    const folder = await usedFolder({ migrations: [] });
    for (const name of ['segments', 'tokens']) await rm(join(folder, name));
    const store = await openedStore(folder);
    expect([await store.log.head('room-1'), store.damages]).toEqual([1, []]);
    await store.close();
    await rm(join(folder, 'rooms', 'room-1'), { recursive: true });
    expect(await openStore(folder, storeOptions())).toMatchObject({ ok: false, error: { reason: 'data_missing' } });
  });

  test('an older one is brought up step by step, once', async () => {
    const folder = await usedFolder({ migrations: [] });
    const older = await openedStore(folder, { migrations: [note('two ')] });
    await older.close();
    const present = await openedStore(folder, { migrations: [note('two '), note('three '), note('four ')] });
    expect(await present.log.head('room-1')).toBe(1);
    await present.close();
    await (await openedStore(folder, { migrations: [note('two '), note('three '), note('four ')] })).close();
    expect(await readFile(join(folder, 'notes'), 'utf8')).toBe('two three four ');
  });

  test('a step that fails is run again by the next start, those before it are not', async () => {
    const folder = await usedFolder({ migrations: [] });
    const failing: Migration = { name: 'fails', run: () => Promise.reject(new Error('the power went')) };
    await expect(openStore(folder, storeOptions({ migrations: [note('two '), failing] }))).rejects.toThrow();
    await openedStore(folder, { migrations: [note('two '), note('three ')] });
    expect(await readFile(join(folder, 'notes'), 'utf8')).toBe('two three ');
  });

  test('a new folder begins at the present version', async () => {
    const folder = await tempFolder();
    await openedStore(folder, { migrations: [note('two ')] });
    expect(await manifestOf(folder).read()).toEqual({ format: 'hearth', version: 2, state: 'ready' });
    expect(await readdir(folder)).not.toContain('notes');
  });

  test('a newer one is refused, and nothing in it is touched', async () => {
    const folder = await usedFolder();
    await manifestOf(folder).write({ format: 'hearth', version: 7, state: 'ready' });
    const before = await contents(folder);
    const opened = await openStore(folder, storeOptions());
    const message = expect.stringContaining('newer Hearth');
    expect(opened).toMatchObject({ ok: false, error: { reason: 'newer_version', message } });
    expect(await contents(folder)).toEqual(before);
  });
});

describe('a folder that cannot be used', () => {
  test('one that is open already is refused with the process that holds it, and free after its close', async () => {
    const folder = await tempFolder();
    const store = await openedStore(folder);
    const opened = await openStore(folder, storeOptions());
    const message = `Another Hearth (process ${process.pid}) is using ${folder}. Close it first, or choose another folder.`;
    expect(opened).toEqual({ ok: false, error: { reason: 'locked', message } });
    await store.close();
    await openedStore(folder);
  });

  test('a file where the folder has to be is refused in words', async () => {
    const path = join(await tempFolder(), 'file');
    await writeFile(path, '');
    for (const folder of [path, join(path, 'below')]) {
      const opened = await openStore(folder, storeOptions());
      const message = expect.stringContaining('there is a file where a folder has to be');
      expect(opened).toMatchObject({ ok: false, error: { reason: 'not_writable', message } });
    }
  });

  test('files of others in the folder are left alone', async () => {
    const folder = await tempFolder();
    await mkdir(join(folder, 'lost+found'));
    await openedStore(folder);
    expect(await readdir(folder)).toContain('lost+found');
  });
});

test('close keeps what is under way and refuses everything after', async () => {
  const folder = await tempFolder();
  const store = await openedStore(folder);
  const underWay = [
    store.log.append(draft(1)),
    store.registry.update((transaction) => transaction.put('rooms', roomRecord('room-1'))),
    store.tokens.claim('a', Date.now() + 60_000),
  ];
  const reading = store.log.read('room-1', { limit: 10, bytes: 1e6 });
  const answered: string[] = [];
  await Promise.all([reading.then(() => answered.push('read')), store.close().then(() => answered.push('closed'))]);
  expect(answered).toEqual(['read', 'closed']);
  await Promise.all(underWay);
  const later = await Promise.allSettled([
    store.log.append(draft(2)),
    store.log.head('room-1'),
    store.log.read('room-1', { limit: 1, bytes: 1 }),
    store.log.recall('room-1', 'user-1', 'client-1'),
    store.log.drop('room-1'),
    store.registry.get('rooms', 'room-1'),
    store.registry.list('rooms'),
    store.registry.update(() => undefined),
    store.tokens.claim('b', Date.now() + 60_000),
  ]);
  for (const outcome of later) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(StoreFault) });
    expect(outcome).toMatchObject({ reason: { reason: 'closed' } });
  }
  const again = await openedStore(folder);
  expect([await again.log.head('room-1'), await again.tokens.claim('a', Date.now() + 60_000)]).toEqual([1, false]);
});
