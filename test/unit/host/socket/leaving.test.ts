import { describe, expect, test } from 'vitest';
import { ok } from '#shared/result';
import { HUB_TOPICS } from '../../../../src/main/host/hub/topics';
import { aPerson } from '../../../support/member';
import { enter } from '../../../support/raw-socket';
import { close, leave, setUp } from '../../../support/test-topic';

describe('leaving', () => {
  test('[JOIN-2] is answered ok and then closed; events stop', async () => {
    const { kind, socket, tell } = await setUp();
    await socket.join('test-a', '1');
    socket.send('1', '2', 'test-a', 'phx_leave');
    await socket.next((frame) => frame[3] === 'phx_close');
    void tell(1);
    await socket.settled();
    expect(socket.frames.slice(1, -1)).toEqual([
      ['1', '2', 'test-a', 'phx_reply', { status: 'ok', response: {} }],
      close('test-a', '1'),
    ]);
    expect(kind.happened).toEqual(['join test-a', 'ended test-a']);
  });

  test('[JOIN-2] a topic that is not joined is answered ok', async () => {
    const { socket } = await setUp();
    socket.send('1', '2', 'nowhere', 'phx_leave');
    expect((await socket.reply('2'))[4]).toEqual({ status: 'ok', response: {} });
  });

  test('with a stale join_ref does not end the present membership', async () => {
    const { kind, socket } = await setUp();
    await socket.join('test-a', '1');
    await socket.join('test-a', '2');
    await leave(socket, '1', '3');
    expect(kind.memberships()).toEqual(['join test-a', 'ended test-a', 'join test-a']);
  });

  test('the socket ends every membership once', async () => {
    const { kind, socket } = await setUp();
    await socket.join('test-a', '1');
    await socket.join('test-b', '2');
    const left = socket.closed;
    socket.ws.terminate();
    await left;
    await Promise.all([kind.until('ended test-a'), kind.until('ended test-b')]);
    expect(kind.happened).toHaveLength(4);
  });
});

describe('a channel that closes', () => {
  test('[JOIN-5] [FRAME-3] sends what it published before, the replies that are due, phx_close, and nothing after', async () => {
    const { socket, tell } = await setUp({
      handle: async (_event, _payload, request) => {
        await tell(1);
        request.close();
        await tell(2);
        return ok({ id: 'a' });
      },
    });
    await socket.join('test-a', '1');
    socket.send('1', '2', 'test-a', 'delete');
    await socket.next((frame) => frame[3] === 'phx_close');
    await socket.settled();
    expect(socket.frames.slice(1, -1)).toEqual([
      [null, null, 'test-a', 'told', { n: 1 }],
      ['1', '2', 'test-a', 'phx_reply', { status: 'ok', response: { id: 'a' } }],
      close('test-a', '1'),
    ]);
    socket.send('1', '3', 'test-a', 'say');
    expect((await socket.reply('3'))[4].response.reason).toBe('not_joined');
  });

  test('may be joined again', async () => {
    const { kind, socket } = await setUp();
    await socket.join('test-a', '1');
    kind.requests[0]?.close();
    kind.requests[0]?.push('late', {});
    expect((await socket.join('test-a', '2')).status).toBe('ok');
    expect(socket.frames.map((frame) => frame[3])).toEqual(['phx_reply', 'phx_close', 'phx_reply']);
    // A closure of the first membership does not reach the second one.
    kind.requests[0]?.close();
    await socket.settled();
    expect(socket.frames.at(-1)?.[2]).toBe('phoenix');
    expect(kind.memberships()).toEqual(['join test-a', 'ended test-a', 'join test-a']);
  });
});

describe('broadcasts', () => {
  test('reach everybody in the topic but the person they except', async () => {
    const { host, socket } = await setUp();
    const bob = await aPerson('Bob');
    const sockets = [socket, await enter(host, bob), await enter(host, bob)];
    for (const each of sockets) await each.join('test-a', '1');
    const event = { topic: 'test-a', event: 'typing', payload: {} };
    await host.hub.publish('test-a', { ...event, exceptUser: bob.id });
    await Promise.all(sockets.map((each) => each.settled()));
    expect(sockets.map((each) => each.frames.filter((frame) => frame[3] === 'typing').length)).toEqual([1, 0, 0]);
  });

  test('[PUSH-1] to a person reach all their sockets, whatever they joined, and nobody else', async () => {
    const { host, socket } = await setUp();
    const bob = await aPerson('Bob');
    const [one, two] = [await enter(host, bob), await enter(host, bob)];
    await one.join('test-a', '1');
    const invitation = { topic: 'phoenix', event: 'invitation', payload: { id: 'i' } };
    await host.hub.publish(HUB_TOPICS.person(bob.id), invitation);
    const expected = [null, null, 'phoenix', 'invitation', { id: 'i' }];
    expect(await one.next((frame) => frame[3] === 'invitation')).toEqual(expected);
    expect(await two.next()).toEqual(expected);
    await socket.settled();
    expect(socket.frames).toHaveLength(1);
  });

  test('of every length arrive whole', async () => {
    const { host, socket } = await setUp();
    await socket.join('test-a', '1');
    const lengths = [0, 1, 60, 80, 100, 125, 126, 127, 1_000, 65_400, 65_535, 65_536, 70_000, 300_000];
    for (const length of lengths) {
      void host.hub.publish('test-a', { topic: 'test-a', event: 'told', payload: { text: 'ü'.repeat(length) } });
    }
    for (const length of lengths)
      expect((await socket.next((frame) => frame[3] === 'told'))[4].text).toHaveLength(length);
  });
});
