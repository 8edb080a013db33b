import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeFrame } from '#shared/protocol/frame';
import { type BareHost, bareHost } from '../../../support/bare-host';
import { aPerson } from '../../../support/member';
import { enter, type RawSocket } from '../../../support/raw-socket';
import { TestKind } from '../../../support/test-channels';

const heartbeat = (ref: string) => ({ joinRef: null, ref, topic: 'phoenix', event: 'heartbeat', payload: {} });

const closeCode = async (socket: RawSocket) => (await socket.closed).code;

async function entered(options: Parameters<typeof bareHost>[0] = {}): Promise<{ host: BareHost; socket: RawSocket }> {
  const host = await bareHost({ kinds: [new TestKind()], ...options });
  return { host, socket: await enter(host, await aPerson('Ann')) };
}

describe('a frame', () => {
  test('[FRAME-4] heartbeats are answered ok', async () => {
    const { socket } = await entered();
    socket.send(null, '7', 'phoenix', 'heartbeat');
    expect(await socket.next()).toEqual([null, '7', 'phoenix', 'phx_reply', { status: 'ok', response: {} }]);
  });

  test.each([
    ['not JSON', 'hello', 1007],
    ['half of JSON', '["1","1","a","b",{}', 1007],
    ['empty', '', 1007],
    ['an object', '{"topic":"a"}', 1002],
    ['an array of four', '["1","1","a","b"]', 1002],
    ['an array of six', '["1","1","a","b",{},{}]', 1002],
    ['a number for a ref', '["1",1,"a","b",{}]', 1002],
    ['a number for a topic', '["1","1",5,"b",{}]', 1002],
    ['null for an event', '["1","1","a",null,{}]', 1002],
  ])('[FRAME-1] that is %s closes the socket', async (_what, text, code) => {
    const { socket } = await entered();
    socket.ws.send(text);
    expect(await closeCode(socket)).toBe(code);
  });

  test('[FRAME-1] that is binary closes the socket with 1003', async () => {
    const { socket } = await entered();
    socket.ws.send(Buffer.from('[null,"1","phoenix","heartbeat",{}]'));
    expect(await closeCode(socket)).toBe(1003);
  });

  test('[FRAME-1] that is not UTF-8 closes the socket with 1007', async () => {
    const { socket } = await entered();
    socket.ws.send(Buffer.from([0x22, 0xc3, 0x28, 0x22]), { binary: false });
    expect(await closeCode(socket)).toBe(1007);
  });

  test('[FRAME-1] above 64 KiB closes the socket with 1009, one of exactly 64 KiB does not', async () => {
    const { socket } = await entered();
    const frame = (length: number) => {
      const empty = '[null,"1","test-a","say",{"t":""}]';
      return empty.replace('""', `"${'x'.repeat(length - empty.length)}"`);
    };
    socket.ws.send(frame(64 * 1024));
    expect((await socket.reply('1'))[4].response.reason).toBe('not_joined');
    socket.ws.send(frame(64 * 1024 + 1));
    expect(await closeCode(socket)).toBe(1009);
  });

  test('[FRAME-1] in more fragments than any client makes closes the socket', async () => {
    const { socket } = await entered();
    for (let piece = 0; piece < 100; piece += 1) socket.ws.send('x', { fin: false });
    expect(await closeCode(socket)).toBe(1008);
  });

  test('[FRAME-1] a broken one disturbs nobody else', async () => {
    const { host, socket } = await entered();
    const bob = await enter(host, await aPerson('Bob'));
    await bob.join('test-a', '1');
    socket.ws.send('nonsense');
    await socket.closed;
    bob.send('1', '2', 'test-a', 'say', {});
    expect((await bob.reply('2'))[4].status).toBe('ok');
  });

  test('whatever it is, the host stays well and answers or closes', async () => {
    const host = await bareHost({ kinds: [new TestKind()] });
    const ann = await aPerson('Ann');
    const ref = fc.oneof(fc.constant(null), fc.constantFrom('1', '2'), fc.anything());
    const name = fc.oneof(
      fc.constantFrom('phoenix', 'heartbeat', 'phx_join', 'phx_leave', 'phx_reply', 'phx_close', 'test-a', '__proto__'),
      fc.string(),
    );
    const frames = fc.array(
      fc.oneof(fc.tuple(ref, ref, name, name, fc.jsonValue()), fc.array(fc.jsonValue()), fc.string()),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    await fc.assert(
      fc.asyncProperty(frames, async (batch) => {
        const socket = await enter(host, ann);
        for (const frame of batch) socket.ws.send(typeof frame === 'string' ? frame : (JSON.stringify(frame) ?? '5'));
        await Promise.race([socket.settled().catch(() => undefined), socket.closed]);
        socket.ws.terminate();
        await socket.closed;
      }),
      { numRuns: 60 },
    );
    const bob = await enter(host, await aPerson('Bob'));
    expect((await bob.join('test-a', '1')).status).toBe('ok');
    expect(host.logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('silence', () => {
  test('[FRAME-4] of a minute closes the socket; any frame or ping breaks it', async () => {
    const { host, socket } = await entered({ limits: { silenceMs: 150 } });
    const lively = await enter(host, await aPerson('Bob'));
    let alive = true;
    lively.closed.then(() => {
      alive = false;
    });
    const pings = setInterval(() => lively.ws.ping(), 40);
    expect(await closeCode(socket)).toBe(1001);
    clearInterval(pings);
    expect(alive).toBe(true);
    expect(await closeCode(lively)).toBe(1001);
  });
});

describe('a flood', () => {
  test('[RATE-1] pushes beyond the burst are refused with the time to wait; joins, leaves and heartbeats are free', async () => {
    const { host, socket } = await entered({ rateLimit: true, limits: { pushBurst: 5, pushesPerSecond: 1 } });
    await socket.join('test-a', 'j');
    const other = await enter(host, await aPerson('Bob'));
    await other.join('test-a', 'j');
    for (let n = 1; n <= 6; n += 1) socket.send('j', `p${n}`, 'test-a', 'say', {});
    const statuses = await Promise.all([1, 2, 3, 4, 5].map(async (n) => (await socket.reply(`p${n}`))[4].status));
    expect(statuses).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
    const { response } = (await socket.reply('p6'))[4];
    expect(response).toMatchObject({ reason: 'rate_limited', retry_after: expect.any(Number) });
    expect(response.retry_after).toBeGreaterThan(0);
    expect(response.retry_after).toBeLessThanOrEqual(1_000);
    await socket.settled();
    expect((await socket.join('test-b', 'k')).status).toBe('ok');
    other.send('j', '1', 'test-a', 'say', {});
    expect((await other.reply('1'))[4].status).toBe('ok');
  });

  test('[RATE-1] counts all sockets of a person together, and reconnecting refills nothing', async () => {
    const host = await bareHost({ rateLimit: true, limits: { pushBurst: 2, pushesPerSecond: 0.01 } });
    const ann = await aPerson('Ann');
    const [one, two] = [await enter(host, ann), await enter(host, ann)];
    for (const socket of [one, two]) socket.send(null, '1', 'test-a', 'say', {});
    expect((await one.reply('1'))[4].response.reason).toBe('not_joined');
    expect((await two.reply('1'))[4].response.reason).toBe('not_joined');
    await Promise.all([one.close(), two.close()]);
    const three = await enter(host, ann);
    three.send(null, '1', 'test-a', 'say', {});
    expect((await three.reply('1'))[4].response.reason).toBe('rate_limited');
  });

  test('[RATE-2] of frames slows its own socket down and nobody else', async () => {
    const { host, socket } = await entered({ limits: { frameBurst: 20, framesPerSecond: 100 } });
    const started = performance.now();
    for (let n = 1; n <= 50; n += 1) socket.send(null, String(n), 'phoenix', 'heartbeat');
    const bob = await enter(host, await aPerson('Bob'));
    await bob.settled();
    const answered = socket.frames.length;
    await socket.reply('50');
    expect(answered).toBeLessThan(50);
    expect(performance.now() - started).toBeGreaterThan(250);
    expect(socket.frames.map((frame) => frame[1])).toEqual(Array.from({ length: 50 }, (_, n) => String(n + 1)));
  });

  test('[RATE-3] of pings or pongs closes its socket; fifty at once are fine', async () => {
    const { host, socket } = await entered();
    for (let n = 0; n < 50; n += 1) socket.ws.ping();
    await socket.settled();
    const other = await enter(host, await aPerson('Bob'));
    for (let n = 0; n < 200; n += 1) other.ws.pong();
    expect(await closeCode(other)).toBe(1008);
    for (let n = 0; n < 200; n += 1) socket.ws.ping();
    expect(await closeCode(socket)).toBe(1008);
  });

  test('[RATE-2] of one socket is handled in turn with what others send, costly frames and cheap ones', async () => {
    const { host, socket } = await entered({ limits: { framesPerTurn: 4 } });
    const bob = await enter(host, await aPerson('Bob'));
    const flood = Array.from({ length: 900 }, (_, n) => encodeFrame(heartbeat(`a${n}`)));
    socket.ws.send(flood[0] ?? '');
    for (const text of flood) socket.ws.send(text);
    await bob.settled();
    expect(socket.frames.length).toBeLessThan(flood.length);
    await socket.reply('a899');
    expect(socket.frames.slice(1).map((frame) => frame[1])).toEqual(flood.map((_, n) => `a${n}`));
  });

  test('of 10,000 joins is answered, the topics beyond the limit for good', async () => {
    const { socket } = await entered({ limits: { framesPerSecond: 1e6, frameBurst: 1e6, topicsPerSocket: 3 } });
    for (let n = 1; n <= 10_000; n += 1) socket.send(`${n}`, `${n}`, `test-${n}`, 'phx_join');
    await socket.settled();
    const replies = socket.frames.filter((frame) => frame[3] === 'phx_reply');
    expect(replies.filter((frame) => frame[4].status === 'ok').map((frame) => frame[2])).toEqual(
      expect.arrayContaining(['test-1', 'test-2', 'test-3']),
    );
    expect(replies).toHaveLength(10_001);
    const closes = socket.frames.filter((frame) => frame[3] === 'phx_close');
    expect(closes).toHaveLength(9_997);
    expect((await socket.reply('4'))[4].response).toMatchObject({ reason: 'unavailable' });
  });
});
