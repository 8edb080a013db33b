import { describe, expect, test } from 'vitest';
import { ok } from '#shared/result';
import type { SocketLimits } from '../../../../src/main/host/socket/socket-server';
import { bareHost } from '../../../support/bare-host';
import { aPerson } from '../../../support/member';
import { enter } from '../../../support/raw-socket';
import { TestKind } from '../../../support/test-channels';
import { close } from '../../../support/test-topic';

const KIB = 1024;
/** More than the kernel takes on both ends of a connection within one computer. */
const FLOOD = Array.from({ length: 40 }, (_, n) => ({ n, text: 'x'.repeat(512 * KIB) }));

async function setUp(limits: Partial<SocketLimits>) {
  const big = { text: 'y'.repeat(512 * KIB) };
  const kind = new TestKind({ handle: async () => ok(big) });
  const host = await bareHost({ kinds: [kind], limits });
  const slow = await enter(host, await aPerson('Slow'));
  const quick = await enter(host, await aPerson('Quick'));
  for (const socket of [slow, quick]) {
    await socket.join('test-a', '1');
    await socket.join('test-b', '2');
  }
  /** Publishes so much that a reader who reads nothing cannot keep up, at the pace of the quick one. */
  const flood = async () => {
    for (const payload of FLOOD) {
      void host.hub.publish('test-a', { topic: 'test-a', event: 'told', payload });
      await quick.next((frame) => frame[4].n === payload.n);
    }
  };
  return { kind, host, slow, quick, flood };
}

describe('[SLOW-1] [FRAME-3] a reader that stops reading', () => {
  test('is told to resume that topic, keeps the others, and nobody else notices', async () => {
    const { kind, slow, quick, flood, host } = await setUp({
      bufferedResumeBytes: KIB * KIB,
      bufferedDropBytes: 64 * KIB * KIB,
    });
    slow.ws.pause();
    await flood();
    expect(kind.memberships().filter((what) => what === 'ended test-a')).toHaveLength(1);
    slow.ws.resume();
    const [joinRef, ref, topic, event] = await slow.next((frame) => frame[3] === 'phx_error');
    expect([joinRef, ref, topic, event]).toEqual(['1', '1', 'test-a', 'phx_error']);
    const told = slow.frames.filter((frame) => frame[3] === 'told').map((frame) => frame[4].n);
    expect(told).toEqual(FLOOD.slice(0, told.length).map(({ n }) => n));
    expect(told.length).toBeLessThan(FLOOD.length);

    expect((await slow.join('test-a', '3')).status).toBe('ok');
    void host.hub.publish('test-a', { topic: 'test-a', event: 'told', payload: { n: 99 } });
    void host.hub.publish('test-b', { topic: 'test-b', event: 'told', payload: { n: 100 } });
    await slow.next((frame) => frame[4].n === 99);
    await slow.next((frame) => frame[4].n === 100);
    await quick.settled();
    expect(quick.frames.filter((frame) => frame[3] === 'told')).toHaveLength(FLOOD.length + 2);
    expect(quick.frames).not.toContainEqual(close('test-a', '1'));
  });

  test('whose backlog grows all the same is dropped', async () => {
    const { slow, quick, flood, kind } = await setUp({
      bufferedResumeBytes: 64 * KIB * KIB,
      bufferedDropBytes: 2 * KIB * KIB,
    });
    slow.ws.pause();
    await flood();
    await kind.until('ended test-b');
    slow.ws.resume();
    expect((await slow.closed).code).toBe(1006);
    await quick.settled();
  });

  test('is dropped when too much waits for all together, the one furthest behind first', async () => {
    const { slow, quick, flood, kind } = await setUp({
      bufferedResumeBytes: 64 * KIB * KIB,
      bufferedDropBytes: 64 * KIB * KIB,
      bufferedHostBytes: 4 * KIB * KIB,
      bufferedLookMs: 5,
    });
    slow.ws.pause();
    await flood();
    await kind.until('ended test-b');
    slow.ws.resume();
    expect((await slow.closed).code).toBe(1006);
    await quick.settled();
    expect(quick.frames.filter((frame) => frame[3] === 'told')).toHaveLength(FLOOD.length);
  });

  test('while asking for more is not read any further, and gets every reply once it reads', async () => {
    const limits = { bufferedResumeBytes: 256 * KIB, bufferedDropBytes: 64 * KIB * KIB, requestsInFlight: 2 };
    const { slow, quick, kind } = await setUp(limits);
    slow.ws.pause();
    for (let n = 0; n < 60; n += 1) slow.send('2', `p${n}`, 'test-b', 'page');
    await kind.until('handle page', 2);
    for (let n = 0; n < 5; n += 1) await quick.settled();
    expect(kind.happened.filter((what) => what === 'handle page').length).toBeLessThan(60);
    slow.ws.resume();
    await slow.reply('p59');
    const replies = slow.frames.flatMap((frame) => (frame[1]?.startsWith('p') ? [frame[1]] : []));
    expect(replies).toEqual(Array.from({ length: 60 }, (_, n) => `p${n}`));
  });
});
