import { link, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { replaceFile } from '../../../src/main/store/disk/replace-file';
import { tempFolder } from '../../support/temp-folder';

test('a file is replaced as a whole and nothing else is left in the folder', async () => {
  const folder = await tempFolder();
  const path = join(folder, 'file');
  await replaceFile(path, Buffer.from('the first, long one'));
  await replaceFile(path, Buffer.from('second'));
  expect([await readFile(path, 'utf8'), await readdir(folder)]).toEqual(['second', ['file']]);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('what a crash left half written is overwritten', async () => {
  const folder = await tempFolder();
  const path = join(folder, 'file');
  await writeFile(`${path}.new`, 'the rest of something that was much longer');
  await replaceFile(path, Buffer.from('whole'));
  expect([await readFile(path, 'utf8'), await readdir(folder)]).toEqual(['whole', ['file']]);
});

test('a second name that a crash left is no longer one of the file, and goes', async () => {
  const folder = await tempFolder();
  const path = join(folder, 'file');
  await writeFile(path, 'old');
  await link(path, `${path}.old`);
  await replaceFile(path, Buffer.from('new'));
  expect([await readFile(path, 'utf8'), await readdir(folder)]).toEqual(['new', ['file']]);
});

test('a file that cannot be replaced stays what it was', async () => {
  const folder = await tempFolder();
  const path = join(folder, 'file');
  await mkdir(join(path, 'inside'), { recursive: true });
  await expect(replaceFile(path, Buffer.from('content'))).rejects.toThrow();
  expect(await readdir(folder)).toEqual(['file']);
});
