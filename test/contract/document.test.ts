import { mkdir, readdir, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { openDocument } from '../../src/main/store/open-document';
import { memoryLogger } from '../support/memory-logger';
import { tempFolder } from '../support/temp-folder';

const Settings = v.object({ theme: v.picklist(['light', 'dark']), opened: v.number() });
const fallback: v.InferOutput<typeof Settings> = { theme: 'light', opened: 0 };

const open = (path: string, logger = memoryLogger()) => openDocument(path, Settings, fallback, { logger });

test('a document begins with its fallback, writes nothing by itself, and makes its folder', async () => {
  const folder = join(await tempFolder(), 'deep', 'inside');
  const document = await open(join(folder, 'settings'));
  expect(document.value).toEqual(fallback);
  expect(await readdir(folder)).toEqual([]);
});

test('an update is seen at once and is there after a restart', async () => {
  const path = join(await tempFolder(), 'settings');
  const document = await open(path);
  const updating = document.update((value) => ({ ...value, theme: 'dark' }));
  expect(document.value.theme).toBe('dark');
  await updating;
  expect((await open(path)).value).toEqual({ theme: 'dark', opened: 0 });
});

test('every one of many updates at once counts', async () => {
  const path = join(await tempFolder(), 'settings');
  const document = await open(path);
  await Promise.all(
    Array.from({ length: 100 }, () => document.update((value) => ({ ...value, opened: value.opened + 1 }))),
  );
  expect((await open(path)).value.opened).toBe(100);
});

test('the file is for its owner alone', async () => {
  const path = join(await tempFolder(), 'secret');
  const secret = await open(path);
  await secret.update((value) => value);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test.each([
  ['cut short', '1234abcd 99 {"theme":"da'],
  ['empty', ''],
  ['of another form', 'theme=dark\n'],
])('a document that is %s is kept aside and logged, and the fallback used', async (_, content) => {
  const folder = await tempFolder();
  const path = join(folder, 'settings');
  await writeFile(path, content);
  const logger = memoryLogger();
  const document = await open(path, logger);
  expect(document.value).toEqual(fallback);
  await document.update((value) => ({ ...value, opened: 1 }));
  const names = await readdir(folder);
  expect(names.filter((name) => name.startsWith('settings.damaged-'))).toHaveLength(1);
  expect(logger.lines).toMatchObject([{ level: 'error', event: 'document_damaged', fields: { file: path } }]);
  expect((await open(path)).value.opened).toBe(1);
});

test('a document that its schema refuses counts as damaged', async () => {
  const path = join(await tempFolder(), 'settings');
  const other = await openDocument(path, v.object({ theme: v.string() }), { theme: '' }, { logger: memoryLogger() });
  await other.update(() => ({ theme: 'violet' }));
  expect((await open(path)).value).toEqual(fallback);
});

test('an update that cannot be written is taken back and never turns up', async () => {
  const path = join(await tempFolder(), 'settings');
  const document = await open(path);
  await document.update((value) => ({ ...value, opened: 1 }));
  // A folder stands where the new content would be written.
  await mkdir(`${path}.new`);
  const failing = document.update((value) => ({ ...value, theme: 'dark' }));
  await expect(failing).rejects.toMatchObject({ name: 'StoreFault', reason: 'io' });
  expect(document.value).toEqual({ theme: 'light', opened: 1 });
  await rmdir(`${path}.new`);
  await document.update((value) => ({ ...value, opened: value.opened + 1 }));
  expect((await open(path)).value).toEqual({ theme: 'light', opened: 2 });
});

test('close waits for what is under way and refuses what comes later', async () => {
  const path = join(await tempFolder(), 'settings');
  const document = await open(path);
  const updating = document.update((value) => ({ ...value, opened: 7 }));
  await document.close();
  await updating;
  await expect(document.update((value) => value)).rejects.toMatchObject({ name: 'StoreFault', reason: 'closed' });
  expect((await open(path)).value.opened).toBe(7);
});
