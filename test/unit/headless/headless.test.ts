import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { bundleChild } from '../../support/child';
import { aPerson } from '../../support/member';
import { enter, knockAs, refusalOf } from '../../support/raw-socket';
import { requires } from '../../support/requirements';
import { tempFolder } from '../../support/temp-folder';

let folder = '';
let bundle = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearth-headless-'));
  bundle = await bundleChild('src/main/headless.ts', folder);
}, 30_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

interface Run {
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<{ code: number | null; out: string; err: string }>;
  /** Resolves with standard output once it has a match, or when the process has ended. */
  output(pattern: RegExp): Promise<string>;
}

const run = (...args: string[]): Run => start([process.execPath, bundle, ...args]);

function start([command = '', ...args]: readonly string[]): Run {
  const env = { ...process.env, NODE_PATH: resolve(import.meta.dirname, '../../../node_modules') };
  const child = spawn(command, args, { env });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, out, err }));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const output = (pattern: RegExp) =>
    new Promise<string>((found) => {
      const look = () => pattern.test(out) && found(out);
      child.stdout.on('data', look);
      ended.then(() => found(out));
    });
  return { child, ended, output };
}

const quiet = ['--port', '0', '--bind', '127.0.0.1', '--no-discovery'];

/** Starts one with `--json` and reads its first line. */
async function listening(data: string, ...args: string[]) {
  const running = run('--data', data, ...quiet, '--json', ...args);
  const line = JSON.parse((await running.output(/\n/)) || '{}');
  return { ...running, line, port: Number(new URL(line.url).port), id: line.id, fingerprint: line.fingerprint };
}

describe('the headless host', () => {
  test('with --json says first where it listens and how to become its owner, until somebody did', async () => {
    const data = await tempFolder();
    const host = await listening(data, '--name', 'Cellar', '--policy', 'code');
    expect(Object.keys(host.line)).toEqual(['event', 'url', 'id', 'fingerprint', 'join', 'owner_code']);
    expect(host.line).toMatchObject({ event: 'listening', url: `wss://127.0.0.1:${host.port}/socket` });
    expect(host.line.join).toMatch(/^hearth:\/\/127\.0\.0\.1:\d+\/\?id=.+&fp=[0-9a-f]{64}&code=[a-z]+-[a-z]+-\d{4}$/);
    const ann = await aPerson('Ann');
    const socket = await enter(host, ann, { owner_code: host.line.owner_code });
    const { response } = await socket.join('system', '1');
    expect(response).toMatchObject({ user: { role: 'owner' }, host: { name: 'Cellar', policy: 'code' } });

    host.child.kill('SIGTERM');
    expect((await socket.closed).code).toBe(1001);
    const { code, out, err } = await host.ended;
    expect([code, out.trim().split('\n').length]).toEqual([0, 1]);
    for (const secret of [host.line.owner_code, 'code=', 'Ann']) expect(err).not.toContain(secret);
    for (const line of err.trim().split('\n')) expect(JSON.parse(line)).toMatchObject({ event: expect.any(String) });

    const again = await listening(data);
    expect(again.line).toMatchObject({ id: host.id, fingerprint: host.fingerprint });
    expect(again.line).not.toHaveProperty('owner_code');
    expect(await refusalOf(knockAs(again, ann))).toBe('open');
  });

  test('tells people name, address, fingerprint, join link and owner code', async () => {
    const { output } = run('--data', await tempFolder(), ...quiet, '--name', 'Cellar');
    const out = await output(/once\.\n/);
    expect(out).toMatch(/^The host “Cellar” is listening\.\n/);
    expect(out).toMatch(/Address +127\.0\.0\.1:\d+\n/);
    expect(out).toMatch(/Fingerprint +([0-9a-f]{4} ){15}[0-9a-f]{4}\n/);
    expect(out).toMatch(/Join link +hearth:\/\/127\.0\.0\.1/);
    expect(out).toMatch(/Owner code +(\w{4}-){3}\w{4}\n/);
  });

  test('ends with 0 on SIGINT', async () => {
    const host = await listening(await tempFolder());
    host.child.kill('SIGINT');
    expect((await host.ended).code).toBe(0);
  });

  test('changes name and policy of a stored host when told to, and keeps them otherwise', async () => {
    const data = await tempFolder();
    const first = await listening(data, '--name', 'Cellar', '--policy', 'code');
    first.child.kill('SIGTERM');
    await first.ended;
    const second = await listening(data, '--name', 'Attic');
    const socket = await enter(second, await aPerson('Ann'), { owner_code: second.line.owner_code });
    const { host } = (await socket.join('system', '1')).response;
    expect(host).toMatchObject({ name: 'Attic', policy: 'code' });
  });
});

test('what nobody caught is logged and does not end the process', async () => {
  const own = await tempFolder();
  const { code, out } = await start([process.execPath, await bundleChild('test/unit/headless/stray.ts', own)]).ended;
  expect([code, out.split('\n').sort()]).toEqual([0, ['error uncaught_exception', 'error unhandled_rejection']]);
});

requires('linux')('a log that nobody reads', () => {
  test('neither stops the host nor keeps it from ending', async () => {
    const data = await tempFolder();
    const pipe = join(data, 'log');
    // A pipe that is full from the start.
    const script = 'mkfifo "$LOG" && exec 3<>"$LOG" && head -c 65536 /dev/zero >&3 && exec "$0" "$@" 2>&3';
    const through = ['env', `LOG=${pipe}`, 'sh', '-c', script, process.execPath];
    const { child, output, ended } = start([...through, bundle, '--data', join(data, 'host'), ...quiet, '--json']);
    const line = JSON.parse((await output(/\n/)).split('\n')[0] ?? '');
    const host = { ...line, port: Number(new URL(line.url).port) };
    await (await enter(host, await aPerson('Ann'))).settled();
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });
});

describe('it ends with 1 and a sentence', () => {
  const fails = async (...args: string[]) => {
    const { code, out, err } = await run(...args).ended;
    expect([code, out]).toEqual([1, '']);
    return err;
  };

  test('on a folder in use', async () => {
    const data = await tempFolder();
    await listening(data);
    const err = await fails('--data', data, ...quiet);
    expect(err).toContain(data);
    expect(err).toMatch(/^[A-Z].*\.\n$/);
  });

  test('on a port in use', async () => {
    const server = createServer();
    await new Promise<void>((found) => server.listen(0, '127.0.0.1', found));
    const address = server.address();
    const port = String(typeof address === 'object' && address ? address.port : 0);
    const err = await fails('--data', await tempFolder(), ...quiet, '--port', port);
    expect(err).toMatch(new RegExp(`^Port ${port} is in use by another program on this computer\\. .+\\n$`));
    server.close();
  });

  test('on a folder that is a file', async () => {
    const err = await fails('--data', bundle, ...quiet);
    expect(err).toContain(bundle);
  });
});

requires('mount')('a folder that cannot be written', () => {
  test('ends with 1 and a sentence', async () => {
    const script = 'mount -t tmpfs -o ro none /mnt && exec "$0" "$@"';
    const through = ['unshare', '--mount', 'sh', '-c', script, process.execPath];
    const { code, err } = await start([...through, bundle, '--data', '/mnt/hearth', ...quiet]).ended;
    expect(code).toBe(1);
    expect(err).toContain('/mnt/hearth');
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

describe('it ends with 2, a sentence and usage', () => {
  test.each([[[]], [['--data', 'd', '--colour']], [['--data', 'd', '--port', 'x']]])('on %o', async (args) => {
    const { code, out, err } = await run(...args).ended;
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^[^\n]+\.\n\nUsage: /);
  });
});

test('--help is usage on standard output', async () => {
  const { code, out, err } = await run('--help').ended;
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^Usage: /);
});
