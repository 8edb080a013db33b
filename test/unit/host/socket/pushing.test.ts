import { describe, expect, test } from 'vitest';
import { refusal } from '#shared/protocol/reasons';
import { err, ok } from '#shared/result';
import { StoreFault } from '../../../../src/main/store/store';
import { aPerson } from '../../../support/member';
import { enter } from '../../../support/raw-socket';
import { deferred } from '../../../support/test-channels';
import { setUp } from '../../../support/test-topic';

describe('pushing', () => {
  test('[FRAME-2] each push gets one reply with its refs', async () => {
    const { socket } = await setUp();
    await socket.join('test-a', '1');
    socket.send('1', '2', 'test-a', 'say', { n: 1 });
    expect(await socket.reply('2')).toEqual([
      '1',
      '2',
      'test-a',
      'phx_reply',
      { status: 'ok', response: { event: 'say', payload: { n: 1 } } },
    ]);
    await socket.settled();
    expect(socket.frames.filter((frame) => frame[1] === '2')).toHaveLength(1);
  });

  test('pushes run side by side, their replies keep their order', async () => {
    const gates = [deferred(), deferred(), deferred()];
    const started: string[] = [];
    const { socket } = await setUp({
      handle: async (event) => {
        started.push(event);
        await gates[Number(event)]?.promise;
        return ok({});
      },
    });
    await socket.join('test-a', '1');
    for (const n of [0, 1, 2]) socket.send('1', `p${n}`, 'test-a', String(n));
    await socket.settled();
    expect(started).toEqual(['0', '1', '2']);
    gates[2]?.resolve();
    gates[1]?.resolve();
    await socket.settled();
    gates[0]?.resolve();
    await socket.reply('p2');
    const replies = socket.frames.filter((frame) => frame[1]?.startsWith('p')).map((frame) => frame[1]);
    expect(replies).toEqual(['p0', 'p1', 'p2']);
  });

  test('a socket with too many requests under way is read no further, and then again', async () => {
    const gate = deferred();
    const handle = async () => gate.promise.then(() => ok({}));
    const { kind, socket, host } = await setUp({ handle }, { requestsInFlight: 4 });
    await socket.join('test-a', '1');
    for (let n = 0; n < 20; n += 1) socket.send('1', `p${n}`, 'test-a', 'say');
    await kind.until('handle say', 4);
    await (await enter(host, await aPerson('Bob'))).settled();
    expect(kind.happened).toHaveLength(5);
    gate.resolve();
    await socket.reply('p19');
    expect(kind.happened).toHaveLength(21);
  });

  test('without having joined is refused, whether or not there is such a topic', async () => {
    const { socket } = await setUp();
    for (const topic of ['test-a', 'nowhere', 'phoenix']) {
      socket.send(null, topic, topic, 'say');
      expect((await socket.reply(topic))[4].response.reason).toBe('not_joined');
    }
  });

  test('[FRAME-6] a stale join_ref is ignored, a null one is accepted', async () => {
    const { socket } = await setUp();
    await socket.join('test-a', '1');
    await socket.join('test-a', '2');
    socket.send('1', 'old', 'test-a', 'say');
    socket.send(null, 'none', 'test-a', 'say');
    expect((await socket.reply('none'))[0]).toBe(null);
    expect(socket.frames.some((frame) => frame[1] === 'old')).toBe(false);
  });

  test('a payload that is no object is a bad request', async () => {
    const { socket } = await setUp();
    await socket.join('test-a', '1');
    for (const [index, payload] of [null, [], 'text', 5, true].entries()) {
      socket.send('1', `p${index}`, 'test-a', 'say', payload);
      const { response } = (await socket.reply(`p${index}`))[4];
      expect(response).toMatchObject({ reason: 'bad_request', field: 'payload' });
    }
  });

  test('[FRAME-2] a refusal is passed on with its fields', async () => {
    const refused = refusal('bad_request', 'A name needs at least one character.', { field: 'name' });
    const { socket } = await setUp({ handle: async () => err(refused) });
    await socket.join('test-a', '1');
    socket.send('1', '2', 'test-a', 'say');
    expect((await socket.reply('2'))[4]).toEqual({ status: 'error', response: refused });
  });

  test('[FRAME-2] a handler that throws or rejects is answered unavailable, and the next push works', async () => {
    const { host, socket } = await setUp({
      handle: (event) => {
        if (event === 'throw') throw new Error('a bug');
        return event === 'reject' ? Promise.reject(new Error('another')) : Promise.resolve(ok({}));
      },
    });
    await socket.join('test-a', '1');
    for (const event of ['throw', 'reject', 'fine']) socket.send('1', event, 'test-a', event);
    expect((await socket.reply('throw'))[4].response.reason).toBe('unavailable');
    expect((await socket.reply('reject'))[4].response.reason).toBe('unavailable');
    expect((await socket.reply('fine'))[4].status).toBe('ok');
    expect(host.logger.lines.filter(({ event }) => event === 'channel_failed')).toHaveLength(2);
  });

  test('a store that cannot keep it says so in its own sentence', async () => {
    const sentence = "Messages can't be saved: the disk is full.";
    const { socket } = await setUp({ handle: () => Promise.reject(new StoreFault('disk_full', sentence)) });
    await socket.join('test-a', '1');
    socket.send('1', '2', 'test-a', 'say');
    expect((await socket.reply('2'))[4].response).toEqual({
      reason: 'unavailable',
      fault: 'disk_full',
      message: `${sentence} The owner of this host has to make room first.`,
    });
  });
});
