import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeFrame } from '#shared/protocol/frame';
import type { Broadcast, Hub, Publication } from '../../src/main/host/hub/hub';

const publication = (n: number): Publication => ({ topic: 'room-1', event: 'told', payload: { n } });
const numbers = (broadcasts: readonly Broadcast[]) => broadcasts.map(({ payload }) => (payload as { n: number }).n);

/** What every hub promises. `open` makes one without subscribers. */
export function hubContract(adapter: string, open: () => Promise<Hub>): void {
  describe(`${adapter}: delivering`, () => {
    test('subscribers of a topic receive its publications, others do not', async () => {
      const hub = await open();
      const here: Broadcast[] = [];
      const there: Broadcast[] = [];
      hub.subscribe('room/1', (broadcast) => here.push(broadcast));
      hub.subscribe('room/2', (broadcast) => there.push(broadcast));
      await hub.publish('room/1', { ...publication(1), exceptUser: 'ann' });
      expect(here).toMatchObject([{ topic: 'room-1', event: 'told', payload: { n: 1 }, exceptUser: 'ann' }]);
      expect(there).toEqual([]);
    });

    test('publishing where nobody listens is fine', async () => {
      await expect((await open()).publish('room/1', publication(1))).resolves.toBeUndefined();
    });

    test('every subscriber receives every publication once, in the order of publishing', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.nat({ max: 2 }), { maxLength: 30 }),
          fc.integer({ min: 1, max: 4 }),
          async (topics, each) => {
            const hub = await open();
            const heard = [0, 1, 2].map((topic) =>
              Array.from({ length: each }, () => {
                const got: Broadcast[] = [];
                hub.subscribe(`room/${topic}`, (broadcast) => got.push(broadcast));
                return got;
              }),
            );
            await Promise.all(topics.map((topic, n) => hub.publish(`room/${topic}`, publication(n))));
            for (const [topic, listeners] of heard.entries()) {
              const expected = topics.flatMap((candidate, n) => (candidate === topic ? [n] : []));
              for (const got of listeners) expect(numbers(got)).toEqual(expected);
            }
          },
        ),
        { numRuns: 50 },
      );
    });

    test('several audiences share one broadcast and its encoding', async () => {
      const hub = await open();
      const got: Broadcast[] = [];
      hub.subscribe('person/ann', (broadcast) => got.push(broadcast));
      hub.subscribe('person/bob', (broadcast) => got.push(broadcast));
      await hub.publish(['person/ann', 'person/bob'], publication(1));
      expect(got).toHaveLength(2);
      expect(got[0]?.frame()).toBe(got[1]?.frame());
      expect(got[0]).toBe(got[1]);
    });

    test('[FRAME-3] the frame has null refs', async () => {
      const hub = await open();
      const got: Broadcast[] = [];
      hub.subscribe('room/1', (broadcast) => got.push(broadcast));
      await hub.publish('room/1', publication(7));
      const expected = { joinRef: null, ref: null, topic: 'room-1', event: 'told', payload: { n: 7 } };
      expect(decodeFrame(got[0]?.frame() ?? '')).toEqual({ ok: true, value: expected });
    });

    test('what a subscriber publishes while it is told comes after, for everybody', async () => {
      const hub = await open();
      const first: Broadcast[] = [];
      const second: Broadcast[] = [];
      hub.subscribe('room/1', (broadcast) => {
        first.push(broadcast);
        if (first.length === 1) void hub.publish('room/1', publication(2));
      });
      hub.subscribe('room/1', (broadcast) => second.push(broadcast));
      await hub.publish('room/1', publication(1));
      await hub.publish('room/1', publication(3));
      expect(numbers(first)).toEqual([1, 2, 3]);
      expect(numbers(second)).toEqual([1, 2, 3]);
    });
  });

  describe(`${adapter}: subscribers`, () => {
    test('one that throws harms nobody', async () => {
      const hub = await open();
      const got: Broadcast[] = [];
      hub.subscribe('room/1', () => {
        throw new Error('a bug');
      });
      hub.subscribe('room/1', (broadcast) => got.push(broadcast));
      await hub.publish('room/1', publication(1));
      await hub.publish('room/1', publication(2));
      expect(numbers(got)).toEqual([1, 2]);
    });

    test('unsubscribing takes effect at once, also while being told', async () => {
      const hub = await open();
      const got: Broadcast[] = [];
      const stops: (() => void)[] = [];
      hub.subscribe('room/1', () => stops[0]?.());
      stops.push(hub.subscribe('room/1', (broadcast) => got.push(broadcast)));
      await hub.publish('room/1', publication(1));
      expect(got).toEqual([]);
    });

    test('one function subscribed twice is told twice, and each subscription ends for itself', async () => {
      const hub = await open();
      const got: Broadcast[] = [];
      const tell = (broadcast: Broadcast) => void got.push(broadcast);
      const stop = hub.subscribe('room/1', tell);
      hub.subscribe('room/1', tell);
      await hub.publish('room/1', publication(1));
      stop();
      stop();
      await hub.publish('room/1', publication(2));
      expect(numbers(got)).toEqual([1, 1, 2]);
    });
  });
}
