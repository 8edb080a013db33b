import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleChild, type Child, startChild } from '../../support/child';
import { compileShim, type Fault, faultEnvironment } from '../../support/fault-shim';
import { requires } from '../../support/requirements';
import { tempFolder } from '../../support/temp-folder';

const FOREVER = 1_000;

requires('linux', 'gcc')('a file whose folder cannot be synced', () => {
  let tools = '';
  let bundle = '';
  let shim = '';
  beforeAll(async () => {
    tools = await mkdtemp(join(tmpdir(), 'hearth-child-'));
    [bundle, shim] = await Promise.all([bundleChild('test/support/replace-child.ts', tools), compileShim(tools)]);
  });
  afterAll(() => rm(tools, { recursive: true, force: true }));

  const meeting = (path: string, fault: Omit<Fault, 'op' | 'path'>): Child =>
    startChild(bundle, [path], faultEnvironment(shim, { op: 'fsync', path: 'folder', ...fault }));

  async function folderAndFile(): Promise<{ folder: string; path: string }> {
    const folder = await mkdtemp(join(await tempFolder(), 'folder-'));
    return { folder, path: join(folder, 'file') };
  }

  test.each<[string, Omit<Fault, 'op' | 'path'>]>([
    ['once', { after: 1 }],
    ['nor anything after it', { after: 1, count: FOREVER }],
    ['once, on a disk without hard links', { after: 2, noLinks: true }],
    ['nor anything after it, on a disk without hard links', { after: 2, count: FOREVER, noLinks: true }],
  ])('[KEEP-4] %s: is the old one again, and nothing else is left in the folder', async (_, fault) => {
    const { folder, path } = await folderAndFile();
    await writeFile(path, 'old', { mode: 0o600 });
    await expect(meeting(path, fault).call('replace', 'new')).rejects.toMatchObject({
      message: expect.stringContaining('EIO'),
    });
    expect([await readFile(path, 'utf8'), await readdir(folder)]).toEqual(['old', ['file']]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('[KEEP-4] is gone where there was none before', async () => {
    const { folder, path } = await folderAndFile();
    const child = meeting(path, { after: 1, count: FOREVER });
    await expect(child.call('replace', 'first')).rejects.toMatchObject({ message: expect.stringContaining('EIO') });
    expect(await readdir(folder)).toEqual([]);
  });

  test('is not taken for the one that a crash left', async () => {
    const { folder, path } = await folderAndFile();
    await writeFile(`${path}.old`, 'long ago');
    const child = meeting(path, { after: 1 });
    await expect(child.call('replace', 'first')).rejects.toMatchObject({ message: expect.stringContaining('EIO') });
    expect(await readdir(folder)).toEqual([]);
    await child.call('replace', 'second');
    expect([await readFile(path, 'utf8'), await readdir(folder)]).toEqual(['second', ['file']]);
  });

  test('is replaced on a disk without hard links, too', async () => {
    const { folder, path } = await folderAndFile();
    await writeFile(path, 'old', { mode: 0o600 });
    await meeting(path, { count: 0, noLinks: true }).call('replace', 'new');
    expect([await readFile(path, 'utf8'), await readdir(folder)]).toEqual(['new', ['file']]);
  });
});
