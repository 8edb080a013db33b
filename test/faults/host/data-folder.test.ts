import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createHost } from '../../../src/main/host/create-host';
import type { Host, HostOptions } from '../../../src/main/host/host';
import { manifestOf } from '../../../src/main/store/data-folder/manifest';
import { bundleChild } from '../../support/child';
import { reportFigure } from '../../support/fault-figures';
import { aPerson } from '../../support/member';
import { memoryLogger } from '../../support/memory-logger';
import { enter, knockAs, refusalOf } from '../../support/raw-socket';
import { requires } from '../../support/requirements';
import { SmallDisk } from '../../support/small-disk';
import { tempFolder } from '../../support/temp-folder';

let tools = '';
let bundle = '';
beforeAll(async () => {
  tools = await mkdtemp(join(tmpdir(), 'hearth-headless-'));
  bundle = await bundleChild('src/main/headless.ts', tools);
}, 30_000);
afterAll(() => rm(tools, { recursive: true, force: true }));

/** Starts the headless host on a folder; killed when the test ends, if it still runs then. */
function headless(data: string) {
  const args = [bundle, '--data', data, '--port', '0', '--bind', '127.0.0.1', '--no-discovery'];
  const env = { ...process.env, NODE_PATH: resolve(import.meta.dirname, '../../../node_modules') };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, said }));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { child, ended };
}

const start = (data: string, options: Partial<HostOptions> = {}) =>
  createHost({ data, port: 0, bind: '127.0.0.1', discovery: false, logger: memoryLogger(), ...options });

async function started(data: string, options?: Partial<HostOptions>): Promise<Host> {
  const host = await start(data, options);
  if (!host.ok) throw new Error(host.error.message);
  onTestFinished(() => host.value.stop());
  return host.value;
}

/** A folder of a host that ran once. */
async function usedFolder(at?: string): Promise<string> {
  const data = at ?? join(await tempFolder(), 'data');
  await (await started(data)).stop();
  return data;
}

/** Every file below a folder and its content. */
async function contents(folder: string): Promise<Record<string, string>> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  return Object.fromEntries(await Promise.all(paths.map(async (path) => [path, await readFile(path, 'latin1')])));
}

/** Expects both kinds of host to refuse a folder with one sentence, and to leave it as it is. */
async function refusedBy(data: string): Promise<string> {
  const before = await contents(data);
  const host = await start(data);
  if (host.ok) throw new Error('The host started.');
  const failure = host.error;
  expect(failure.reason).toBe('store');
  expect(failure.message).toContain(data);
  expect(failure.message).toMatch(/^\S.*\.$/);
  expect(await headless(data).ended).toEqual({ code: 1, said: `${failure.message}\n` });
  expect(await contents(data)).toEqual(before);
  return failure.message;
}

describe('a data folder that cannot be used is told by window and terminal alike, and left as it is', () => {
  test('[KEEP-3] its identity is damaged', async () => {
    const data = await usedFolder();
    const bytes = await readFile(join(data, 'identity'));
    bytes[60] = (bytes[60] ?? 0) ^ 1;
    await writeFile(join(data, 'identity'), bytes);
    expect(await refusedBy(data)).toMatch(/identity, .+identity, is damaged\. Put it back from a backup/);
  });

  test('[KEEP-3] its identity is gone', async () => {
    const data = await usedFolder();
    await rm(join(data, 'identity'));
    expect(await refusedBy(data)).toMatch(/identity, is missing\. Put it back from a backup/);
  });

  test.each([
    ['empty', ''],
    ['half written', '{"chec'],
  ])('its registry is %s, as a copy cut short leaves it', async (_what, text) => {
    const data = await usedFolder();
    await writeFile(join(data, 'registry'), text);
    expect(await refusedBy(data)).toMatch(/registry is damaged and can't be read\. Put it back from a backup/);
  });

  test('a newer Hearth wrote it', async () => {
    const data = await usedFolder();
    await manifestOf(data).write({ format: 'hearth', version: 99, state: 'ready' });
    expect(await refusedBy(data)).toMatch(/newer Hearth\. Update Hearth to open it/);
    reportFigure('schemas', 'a newer one is refused by window and terminal with the same sentence');
  });

  test('another host holds it, which notices nothing', async () => {
    const data = await usedFolder();
    const host = await started(data);
    expect(await refusedBy(data)).toBe(
      `Another Hearth (process ${process.pid}) is using ${data}. Close it first, or choose another folder.`,
    );
    expect(host.card().id).toBe(host.id);
    reportFigure(
      'two-processes',
      'window and terminal alike say who has it and what to do; who has it notices nothing',
    );
  });

  test('a folder stands where a file has to be', async () => {
    const data = await usedFolder();
    await rm(join(data, 'registry'));
    await mkdir(join(data, 'registry'));
    expect(await refusedBy(data)).toMatch(/can't be used: .+\. .+choose another folder\.$/);
  });
});

requires('mount')('a data folder on a disk that is read-only', () => {
  test('is refused in words; once it can be written the same host is there', async () => {
    const disk = await SmallDisk.mount();
    const data = await usedFolder(join(disk.folder, 'data'));
    disk.protect();
    expect(await refusedBy(data)).toMatch(/its disk is read-only\. Make it writable, or choose another folder\.$/);
  });
});

test('settings that were damaged open no door: newcomers wait for the owner, who stays the owner', async () => {
  const data = join(await tempFolder(), 'data');
  const owner = await aPerson('Olga');
  const options = { owner: { id: owner.id, name: 'Olga' }, policy: 'code' } as const;
  await (await started(data, options)).stop();
  const path = join(data, 'registry');
  const text = await readFile(path, 'latin1');
  await writeFile(path, text.replace('"policy":"code"', '"policy":"xxxx"'), 'latin1');
  const host = await started(data);
  expect(host.damages).toMatchObject([{ file: path }]);
  expect(host.card().policy).toBe('approval');
  expect(host.ownerCode()).toBe(null);
  expect(await refusalOf(knockAs(host, await aPerson('Mal')))).toBe('403 waiting_for_approval');
  const socket = await enter(host, owner);
  expect((await socket.join('system', '1')).response.user.role).toBe('owner');
  await socket.close();
});

describe('a first run that is cut short', () => {
  test.each(Array.from({ length: 8 }, (_, index) => 2 * index + 1))(
    'by a kill at the %i. change in its folder is made good by the next start, whose host then stays the same',
    async (at) => {
      const data = await tempFolder();
      const { child, ended } = headless(data);
      let changes = 0;
      const watcher = watch(data, () => {
        changes += 1;
        if (changes === at) child.kill('SIGKILL');
      });
      onTestFinished(() => watcher.close());
      // A start that came through before is killed as it says so.
      child.stdout.once('data', () => child.kill('SIGKILL'));
      await ended;
      const first = await started(data);
      const { id, fingerprint } = first;
      await first.stop();
      expect(first.damages).toEqual([]);
      expect(await started(data)).toMatchObject({ id, fingerprint, damages: [] });
    },
  );
});
