import { Duplex } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Broadcast } from '../../../../src/main/host/hub/hub';
import { LocalHub } from '../../../../src/main/host/hub/local-hub';
import { Flusher, Outbound } from '../../../../src/main/host/socket/outbound';
import { BroadcastFrames, textFrame } from '../../../../src/main/host/socket/text-frame';
import { TokenBucket } from '../../../../src/main/host/socket/token-bucket';
import { memoryLogger } from '../../../support/memory-logger';

/** Reads one unmasked, final text frame as RFC 6455, 5.2 describes it. */
function read(frame: Buffer): string {
  expect(frame[0]).toBe(0x81);
  const short = frame[1] ?? 0;
  const [length, start] =
    short < 126 ? [short, 2] : short === 126 ? [frame.readUInt16BE(2), 4] : [Number(frame.readBigUInt64BE(2)), 10];
  expect(frame.length).toBe(start + length);
  // The shortest form is a must.
  expect(start === 2 || (start === 4 ? length > 125 : length > 65_535)).toBe(true);
  return frame.subarray(start).toString();
}

describe('a text frame', () => {
  test('is read as the text it was made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.constantFrom(1, 250, 600), (text, times) => {
        const long = text.repeat(times);
        expect(read(textFrame(long))).toBe(long);
      }),
    );
  });

  test.each([0, 125, 126, 65_535, 65_536])('of %i bytes has the right header', (length) => {
    expect(read(textFrame('x'.repeat(length)))).toHaveLength(length);
  });

  test('of a broadcast is made once', () => {
    const hub = new LocalHub(memoryLogger());
    const frames = new BroadcastFrames();
    const made: Buffer[] = [];
    const broadcasts: Broadcast[] = [];
    for (let n = 0; n < 2; n += 1) {
      hub.subscribe('room/1', (broadcast) => {
        broadcasts.push(broadcast);
        made.push(frames.bytesOf(broadcast));
      });
    }
    void hub.publish('room/1', { topic: 'room-1', event: 'told', payload: { n: 1 } });
    void hub.publish('room/1', { topic: 'room-1', event: 'told', payload: { n: 2 } });
    expect(made[0]).toBe(made[1]);
    expect(made[1]).not.toBe(made[2]);
    const [first] = broadcasts;
    expect(first && frames.bytesOf(first).equals(made[0] ?? Buffer.alloc(0))).toBe(true);
  });
});

describe('what goes out', () => {
  /** A socket that notes how many bytes each write to the kernel would have. */
  function socketOf(readyState: WebSocket['readyState']) {
    const writes: number[] = [];
    const socket = new Duplex({
      read: () => undefined,
      write: (chunk: Buffer, _encoding, done) => {
        writes.push(chunk.length);
        done();
      },
      writev: (chunks, done) => {
        writes.push(chunks.reduce((bytes, { chunk }) => bytes + chunk.length, 0));
        done();
      },
    });
    return { ws: { readyState, OPEN: WebSocket.OPEN }, socket, writes };
  }
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  test('in one turn of the event loop leaves in one write for each socket', async () => {
    const flusher = new Flusher();
    const sockets = [socketOf(WebSocket.OPEN), socketOf(WebSocket.OPEN)];
    const outbounds = sockets.map(({ ws, socket }) => new Outbound(ws, socket, flusher));
    for (const outbound of outbounds) {
      for (let n = 0; n < 5; n += 1) outbound.write(Buffer.alloc(10));
      expect(outbound.buffered).toBe(50);
    }
    await turn();
    for (const outbound of outbounds) outbound.write(Buffer.alloc(3));
    await turn();
    for (const { writes } of sockets) expect(writes).toEqual([50, 3]);
  });

  test('after the close frame is nothing', async () => {
    const { ws, socket, writes } = socketOf(WebSocket.CLOSING);
    new Outbound(ws, socket, new Flusher()).write(Buffer.alloc(10));
    await turn();
    expect(writes).toEqual([]);
  });
});

describe('a token bucket', () => {
  test('lets a burst pass, then so many a second', () => {
    let now = 0;
    const bucket = new TokenBucket({ perSecond: 20, burst: 60 }, () => now);
    for (let n = 0; n < 60; n += 1) expect(bucket.take()).toBe(0);
    expect(bucket.take()).toBe(50);
    now += 50;
    expect(bucket.take()).toBe(0);
    expect(bucket.take()).toBe(50);
    expect(bucket.isFull()).toBe(false);
    now += 10_000;
    expect(bucket.isFull()).toBe(true);
    for (let n = 0; n < 60; n += 1) expect(bucket.take()).toBe(0);
    expect(bucket.take()).toBeGreaterThan(0);
  });

  test('never lets more pass in any time than burst and rate allow', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 300 }), (pauses) => {
        let now = 0;
        let passed = 0;
        const bucket = new TokenBucket({ perSecond: 10, burst: 5 }, () => now);
        for (const pause of pauses) {
          now += pause;
          if (bucket.take() === 0) passed += 1;
        }
        expect(passed).toBeLessThanOrEqual(5 + now / 100 + 1e-6);
      }),
    );
  });
});
