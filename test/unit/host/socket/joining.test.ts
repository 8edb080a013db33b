import { describe, expect, test } from 'vitest';
import { refusal } from '#shared/protocol/reasons';
import { err, ok } from '#shared/result';
import { deferred } from '../../../support/test-channels';
import { close, leave, setUp } from '../../../support/test-topic';

describe('joining', () => {
  test('[JOIN-1] is answered with the refs of the join', async () => {
    const { socket } = await setUp({ join: async () => ok({ reply: { hello: 'Ann' } }) });
    socket.send('3', '3', 'test-a', 'phx_join');
    expect(await socket.next()).toEqual([
      '3',
      '3',
      'test-a',
      'phx_reply',
      { status: 'ok', response: { hello: 'Ann' } },
    ]);
  });

  test('hands the params, the person and the socket to the channel', async () => {
    const { kind, socket } = await setUp();
    await socket.join('test-a', '1', { since: 5 });
    expect(kind.requests).toMatchObject([{ topic: 'test-a', params: { since: 5 }, userId: expect.any(String) }]);
  });

  test('[JOIN-3] a topic again closes the first join of it', async () => {
    const { kind, socket } = await setUp();
    await socket.join('test-a', '1');
    await socket.join('test-a', '2');
    expect(socket.frames.slice(1)).toEqual([
      close('test-a', '1'),
      ['2', '2', 'test-a', 'phx_reply', expect.anything()],
    ]);
    expect(kind.memberships()).toEqual(['join test-a', 'ended test-a', 'join test-a']);
  });

  test('[JOIN-3] a topic again waits for the replies that the first one owes', async () => {
    const gate = deferred();
    const { socket } = await setUp({ handle: async () => gate.promise.then(() => ok({})) });
    await socket.join('test-a', '1');
    socket.send('1', 'p', 'test-a', 'say');
    socket.send('2', '2', 'test-a', 'phx_join');
    await socket.settled();
    gate.resolve();
    await socket.reply('2');
    const told = socket.frames.slice(2).map((frame) => `${frame[1]} ${frame[3]}`);
    expect(told).toEqual(['p phx_reply', '1 phx_close', '2 phx_reply']);
  });

  test('[JOIN-4] a topic that nobody serves is refused for good', async () => {
    const { socket } = await setUp();
    expect(await socket.join('nowhere', '1')).toMatchObject({ status: 'error', response: { reason: 'not_found' } });
    expect(await socket.next((frame) => frame[3] === 'phx_close')).toEqual(close('nowhere', '1'));
  });

  test.each([
    [true, ['phx_reply', 'phx_close']],
    [false, ['phx_reply']],
  ])('[JOIN-4] a refusal that is final: %s', async (final, events) => {
    const refused = err({ ...refusal('not_found', 'There is no such room.'), final });
    const { socket } = await setUp({ join: async () => refused });
    expect(await socket.join('test-a', '1')).toEqual({
      status: 'error',
      response: { reason: 'not_found', message: 'There is no such room.' },
    });
    await socket.settled();
    expect(socket.frames.filter((frame) => frame[2] === 'test-a').map((frame) => frame[3])).toEqual(events);
  });

  test.each([
    ['without a ref', null, null, {}, 'ref'],
    ['with a join_ref of its own', '9', '1', {}, 'join_ref'],
    ['with a list for params', '1', '1', [], 'payload'],
    ['with null for params', '1', '1', null, 'payload'],
  ])('[JOIN-1] %s is a bad request', async (_how, joinRef, ref, params, field) => {
    const { kind, socket } = await setUp();
    socket.send(joinRef, ref, 'test-a', 'phx_join', params);
    expect((await socket.next())[4].response).toMatchObject({ reason: 'bad_request', field });
    expect(kind.happened).toEqual([]);
  });

  test('[JOIN-1] with a null join_ref takes the ref for it', async () => {
    const { socket } = await setUp();
    socket.send(null, '5', 'test-a', 'phx_join');
    expect((await socket.reply('5'))[0]).toBe('5');
    socket.send('5', '6', 'test-a', 'say');
    expect((await socket.reply('6'))[4].status).toBe('ok');
  });

  test('[JOIN-6] more topics than the limit is refused for good; leaving one makes room', async () => {
    const { socket } = await setUp({}, { topicsPerSocket: 2 });
    await socket.join('test-a', '1');
    await socket.join('test-b', '2');
    expect((await socket.join('test-c', '3')).response.reason).toBe('unavailable');
    expect(await socket.next((frame) => frame[3] === 'phx_close')).toEqual(close('test-c', '3'));
    await leave(socket, '1', '4');
    expect((await socket.join('test-c', '5')).status).toBe('ok');
  });

  test('a channel that throws costs that join only', async () => {
    const { host, socket } = await setUp({
      join: async ({ topic }) => {
        if (topic === 'test-a') throw new Error('a bug');
        return ok({});
      },
    });
    expect((await socket.join('test-a', '1')).response.reason).toBe('unavailable');
    expect((await socket.join('test-b', '2')).status).toBe('ok');
    expect(host.logger.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });
});

describe('between the join and its reply', () => {
  test('[JOIN-7] broadcasts are held back, and those the reply tells are dropped', async () => {
    const gate = deferred();
    const { socket, tell } = await setUp({
      join: async () => {
        await gate.promise;
        return ok({ reply: { upTo: 2 }, covers: ({ payload }) => (payload as { n: number }).n <= 2 });
      },
    });
    socket.send('1', '1', 'test-a', 'phx_join');
    await socket.settled();
    for (const n of [1, 2, 3]) void tell(n);
    gate.resolve();
    await socket.reply('1');
    void tell(4);
    await socket.next((frame) => frame[4].n === 4);
    expect(socket.frames.slice(1).map((frame) => frame[4].n ?? 'reply')).toEqual(['reply', 3, 4]);
  });

  test('pushes by the channel wait for the reply, announcements come last', async () => {
    const { socket, host } = await setUp({
      join: async ({ push }) => {
        push('first', {});
        const announce = () => void host.hub.publish('test-a', { topic: 'test-a', event: 'came', payload: {} });
        return ok({ afterJoin: announce });
      },
    });
    await socket.join('test-a', '1');
    await socket.next((frame) => frame[3] === 'came');
    expect(socket.frames.map((frame) => frame[3])).toEqual(['phx_reply', 'first', 'came']);
  });

  test('pushes by the client wait and are answered after it', async () => {
    const gate = deferred();
    const { socket } = await setUp({ join: async () => gate.promise.then(() => ok({})) });
    socket.send('1', '1', 'test-a', 'phx_join');
    socket.send('1', '2', 'test-a', 'say', { n: 1 });
    await socket.settled();
    gate.resolve();
    await socket.reply('2');
    expect(socket.frames.slice(1).map((frame) => frame[1])).toEqual(['1', '2']);
  });

  test('a room that is lost is refused like one that never was', async () => {
    const { kind, socket } = await setUp({
      join: async ({ close: lose }) => {
        lose();
        return ok({ reply: { secret: true } });
      },
    });
    expect(await socket.join('test-a', '1')).toMatchObject({ status: 'error', response: { reason: 'not_found' } });
    expect(await socket.next((frame) => frame[3] === 'phx_close')).toEqual(close('test-a', '1'));
    expect(kind.happened).toEqual(['join test-a', 'ended test-a']);
  });

  test('too much to hold back asks the client to join again', async () => {
    const gate = deferred();
    const { socket, tell } = await setUp(
      { join: async () => gate.promise.then(() => ok({})) },
      { bufferedResumeBytes: 1_000 },
    );
    socket.send('1', '1', 'test-a', 'phx_join');
    await socket.settled();
    for (let n = 0; n < 100; n += 1) void tell(n);
    gate.resolve();
    expect((await socket.reply('1'))[4]).toMatchObject({ status: 'error', response: { reason: 'unavailable' } });
    await socket.settled();
    expect(socket.frames.filter((frame) => frame[2] === 'test-a')).toHaveLength(1);
  });

  test('a socket that goes away ends the membership once', async () => {
    const gate = deferred();
    const { kind, socket } = await setUp({ join: async () => gate.promise.then(() => ok({})) });
    socket.send('1', '1', 'test-a', 'phx_join');
    await socket.settled();
    await socket.close();
    gate.resolve();
    await kind.until('ended test-a');
    expect(kind.happened).toEqual(['join test-a', 'ended test-a']);
  });
});
