import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { reachableCards } from '../../../src/main/host/addresses';
import { bundleChild } from '../../support/child';
import { aPerson } from '../../support/member';
import { ask, scrape } from '../../support/metrics';
import { enter, knock, type RawSocket, refusalOf } from '../../support/raw-socket';
import { requires } from '../../support/requirements';
import { SmallDisk } from '../../support/small-disk';
import { tempFolder } from '../../support/temp-folder';

let folder = '';
let bundle = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearth-metrics-'));
  bundle = await bundleChild('src/main/headless.ts', folder);
}, 30_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

function start(args: readonly string[]) {
  const env = { ...process.env, NODE_PATH: resolve(import.meta.dirname, '../../../node_modules') };
  const child = spawn(process.execPath, [bundle, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
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
  const firstLine = new Promise<string>((found) => {
    child.stdout.on('data', () => out.includes('\n') && found(out));
    ended.then(() => found(out));
  });
  return { child, ended, firstLine };
}

/** A host on this computer's loopback with a port for scrapers. */
async function watchedHost({ data, bind = '127.0.0.1', args = [] }: { data?: string; bind?: string; args?: string[] }) {
  const place = data ?? (await tempFolder());
  const options = ['--data', place, '--port', '0', '--bind', bind, '--no-discovery', '--json', ...args];
  const { child, ended, firstLine } = start([...options, '--metrics', '0']);
  const line = JSON.parse(await firstLine);
  const port = Number(new URL(line.url).port);
  const health = () => ask(new URL('/healthz', line.metrics).href);
  return { id: line.id, fingerprint: line.fingerprint, port, child, ended, metrics: line.metrics as string, health };
}

type WatchedHost = Awaited<ReturnType<typeof watchedHost>>;

const say = (socket: RawSocket, topic: string, n: number, message = `Message ${n}`) => {
  socket.send(null, `say${n}`, topic, 'chat-message', { message, client_id: `c${n}` });
  return socket.reply(`say${n}`);
};

/** People in `system` and in one room, which the first of them made. */
async function peopleInRoom(host: WatchedHost, names: readonly string[]) {
  const sockets: RawSocket[] = [];
  for (const name of names) {
    const socket = await enter(host, await aPerson(name));
    await socket.join('system', 'system');
    sockets.push(socket);
  }
  const [first] = sockets;
  if (!first) throw new Error('nobody');
  first.send(null, 'create', 'system', 'chatroom-create', { name: 'Lunch' });
  const topic = `room-${(await first.reply('create'))[4].response.chatroom.id}`;
  for (const socket of sockets) await socket.join(topic, 'room');
  return { sockets, first, topic };
}

describe('metrics', () => {
  test('are right after known traffic', async () => {
    const host = await watchedHost({});
    const { sockets, first, topic } = await peopleInRoom(host, ['Ann', 'Bob', 'Cem']);
    for (let n = 1; n <= 10; n += 1) await say(first, topic, n);
    first.send(null, 'again', topic, 'chat-message', { message: 'Message 10', client_id: 'c10' });
    await first.reply('again');
    expect(await refusalOf(knock(host, {}))).toBe('401 bad_token');

    // The last news of who is online may still be on its way.
    const value = await vi.waitFor(async () => {
      const now = await scrape(host.metrics);
      expect(now('hearth_frames_sent_total')).toBe(sockets.flatMap(({ frames }) => frames).length);
      expect(now('hearth_buffered_bytes')).toBe(0);
      expect(now('hearth_event_loop_lag_seconds_count')).toBeGreaterThan(0);
      return now;
    });
    expect(
      Object.fromEntries(
        [
          'hearth_sockets',
          'hearth_people',
          'hearth_rooms_joined',
          'hearth_memberships',
          'hearth_message_acks_total',
          'hearth_messages_total',
          'hearth_deliveries_total{event="chat-message"}',
          'hearth_pushes_total{push="chat-message",outcome="ok"}',
          'hearth_pushes_total{push="chatroom-create",outcome="ok"}',
          'hearth_joins_total{outcome="ok"}',
          'hearth_upgrades_refused_total{reason="bad_token"}',
          'hearth_sync_records_sum{part="log"}',
          'hearth_sync_records_sum{part="tokens"}',
          'hearth_save_faults_total{part="log",reason="disk_full"}',
          'hearth_damages',
          'hearth_saving',
        ].map((series) => [series, value(series)]),
      ),
    ).toEqual({
      hearth_sockets: 3,
      hearth_people: 3,
      hearth_rooms_joined: 1,
      hearth_memberships: 6,
      hearth_message_acks_total: 11,
      hearth_messages_total: 10,
      'hearth_deliveries_total{event="chat-message"}': 30,
      'hearth_pushes_total{push="chat-message",outcome="ok"}': 11,
      'hearth_pushes_total{push="chatroom-create",outcome="ok"}': 1,
      'hearth_joins_total{outcome="ok"}': 6,
      'hearth_upgrades_refused_total{reason="bad_token"}': 1,
      'hearth_sync_records_sum{part="log"}': 10,
      'hearth_sync_records_sum{part="tokens"}': 3,
      'hearth_save_faults_total{part="log",reason="disk_full"}': 0,
      hearth_damages: 0,
      hearth_saving: 1,
    });
    // One after the other, so none shared a sync.
    expect(value('hearth_sync_seconds_count{part="log"}')).toBe(10);
    expect(value('hearth_sync_seconds_sum{part="log"}')).toBeGreaterThan(0);
    const received = sockets.flatMap(({ frames }) => frames);
    expect(value('hearth_sent_bytes_total')).toBeGreaterThan(JSON.stringify(received).length);
    expect(value('hearth_received_bytes_total')).toBeGreaterThan(1_000);
    expect(value('process_resident_memory_bytes')).toBeGreaterThan(10_000_000);

    for (const socket of sockets) await socket.close();
    const later = await scrape(host.metrics);
    expect([later('hearth_memberships'), later('hearth_rooms_joined')]).toEqual([0, 0]);
    expect(later('hearth_sent_bytes_total')).toBeGreaterThanOrEqual(value('hearth_sent_bytes_total'));
  });

  test('count refused pushes by reason, and no name that a client made up', async () => {
    const host = await watchedHost({});
    const { first, topic } = await peopleInRoom(host, ['Ann']);
    for (let n = 0; n < 80; n += 1) first.send(null, `x${n}`, topic, `made-up-${n}`);
    await first.reply('x79');
    const value = await scrape(host.metrics);
    const limited = value('hearth_pushes_total{push="other",outcome="rate_limited"}');
    expect(limited).toBeGreaterThan(0);
    expect(limited + value('hearth_pushes_total{push="other",outcome="bad_request"}')).toBe(80);
    expect((await ask(host.metrics)).text).not.toContain('made-up');
  });

  test('show a reader that stalls, until it reads again', async () => {
    const host = await watchedHost({ args: ['--no-rate-limit'] });
    const { sockets, first, topic } = await peopleInRoom(host, ['Ann', 'Bob']);
    const stalled = sockets[1];
    stalled?.ws.pause();
    const long = '€'.repeat(8_000);
    let value = await scrape(host.metrics);
    for (let n = 0; value('hearth_readers_resumed_total') === 0; value = await scrape(host.metrics)) {
      const batch = Array.from({ length: 20 }, () => say(first, topic, n++, long));
      await Promise.all(batch);
    }
    const waiting = value('hearth_buffered_bytes_max');
    expect(waiting).toBeGreaterThan(1024 * 1024);
    expect(value('hearth_buffered_bytes')).toBe(waiting);
    expect(value('hearth_memberships')).toBe(3);
    stalled?.ws.resume();
    await stalled?.settled();
    await vi.waitFor(async () => expect((await scrape(host.metrics))('hearth_buffered_bytes')).toBe(0));
  }, 20_000);
});

describe('/healthz', () => {
  test('says that all is well, and for how many', async () => {
    const host = await watchedHost({});
    await peopleInRoom(host, ['Ann', 'Bob']);
    const { status, headers, text } = await host.health();
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'application/json; charset=utf-8',
      'no-store',
    ]);
    expect(JSON.parse(text)).toEqual({
      ...{ status: 'ok', sockets: 2, people: 2 },
      ...{ version: expect.stringMatching(/^\d+\.\d+\.\d+/), uptime: expect.any(Number) },
    });
  });

  test('is 503 while the host stops', async () => {
    const host = await watchedHost({});
    const { first } = await peopleInRoom(host, ['Ann']);
    // Who does not say goodbye is waited for.
    first.ws.pause();
    host.child.kill('SIGTERM');
    const { text } = await vi.waitFor(async () => {
      const answer = await host.health();
      expect(answer.status).toBe(503);
      return answer;
    });
    expect(JSON.parse(text)).toEqual({ status: 'stopping', message: 'This host is stopping.' });
    expect((await host.ended).code).toBe(0);
    await expect(host.health()).rejects.toThrow('ECONNREFUSED');
  });
});

requires('mount')('on a full disk', () => {
  test('/healthz is 503 with the sentence that people see, and 200 once there is room, though nobody writes', async () => {
    const disk = await SmallDisk.mount();
    const host = await watchedHost({ data: join(disk.folder, 'host') });
    const { first, topic } = await peopleInRoom(host, ['Ann']);
    await disk.fill();
    const [, , , , refused] = await say(first, topic, 1, 'x'.repeat(8_000));
    expect(refused.response.reason).toBe('unavailable');
    const ill = await host.health();
    expect([ill.status, JSON.parse(ill.text)]).toMatchObject([
      503,
      { status: 'failing', reason: 'disk_full', message: "Messages can't be saved: the disk is full." },
    ]);
    const value = await scrape(host.metrics);
    expect([value('hearth_saving'), value('hearth_save_faults_total{part="log",reason="disk_full"}')]).toEqual([0, 1]);

    await disk.empty();
    await vi.waitFor(async () => expect((await host.health()).status).toBe(200), { timeout: 5_000 });
    expect((await scrape(host.metrics))('hearth_saving')).toBe(1);
    expect((await say(first, topic, 2))[4].status).toBe('ok');
  });
});

describe("on the host's own port", () => {
  const pages = ['/healthz', '/metrics'];

  test('both pages are there for this computer', async () => {
    const { port } = await watchedHost({});
    const answers = await Promise.all(pages.map((page) => ask(`https://127.0.0.1:${port}${page}`)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await ask(`https://127.0.0.1:${port}/metrics`, 'HEAD')).text).toBe('');
    const post = await ask(`https://127.0.0.1:${port}/metrics`, 'POST');
    expect([post.status, post.headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  requires('lan')('for everybody else', () => {
    test('they are what is not there', async () => {
      const { port } = await watchedHost({ bind: '0.0.0.0' });
      const [address] = reachableCards('0.0.0.0');
      const nothing = await ask(`https://${address}:${port}/nothing`);
      expect(nothing.status).toBe(404);
      for (const page of pages) {
        for (const method of ['GET', 'POST']) {
          const { status, text } = await ask(`https://${address}:${port}${page}`, method);
          expect({ status, text }).toEqual({ status: 404, text: nothing.text });
        }
      }
    });
  });
});

test('a port for metrics that is in use ends it with 1 and a sentence, before the folder is touched', async () => {
  const server = createServer();
  await new Promise<void>((found) => server.listen(0, '127.0.0.1', found));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = String(typeof address === 'object' && address ? address.port : 0);
  const data = join(await tempFolder(), 'host');
  const { code, out, err } = await start(['--data', data, '--port', '0', '--metrics', port]).ended;
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(new RegExp(`^Port ${port} is in use by another program on this computer\\. .+\\n$`));
});
