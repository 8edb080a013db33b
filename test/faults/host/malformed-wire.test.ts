import { beforeEach, expect, onTestFailed, test } from 'vitest';
import { reportFigure, rounds } from '../../support/fault-figures';
import { beOrdinary, HostFuzzer } from '../../support/fuzz/fuzz-host';
import { recordTraffic } from '../../support/fuzz/recorded-traffic';
import { type MeasuredHost, startMeasuredHost } from '../../support/measured-host';
import { aPerson, Member } from '../../support/member';
import { requires } from '../../support/requirements';

/** Give it to see a failure again: `FUZZ_SEED=… npx vitest run …`. */
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);

async function fuzzerOf(host: MeasuredHost): Promise<HostFuzzer> {
  const recorded = await recordTraffic(host);
  const ordinary = await aPerson('Ordinary');
  const member = await Member.online(host, ordinary);
  const { chatroom } = await member.do('system', 'chatroom-create', { name: 'Lunch' });
  await member.disconnect();
  return new HostFuzzer({
    ...{ host, recorded, seed: SEED, roundTripEvery: rounds(100, 1_000) },
    people: await Promise.all(Array.from({ length: 16 }, (_, n) => aPerson(`Fuzzer ${n}`))),
    ordinary: () => beOrdinary(host, ordinary, `room-${chatroom.id}`),
  });
}

async function hold(host: MeasuredHost, fuzzer: HostFuzzer, frames: number): Promise<string> {
  await fuzzer.send(frames / 5);
  const before = await host.memory();
  await fuzzer.send((frames * 4) / 5);
  const after = await host.memory();
  expect(host.errors()).toEqual([]);
  expect(after.heap - before.heap).toBeLessThan(10);
  expect(after.rss - before.rss).toBeLessThan(50);
  expect(await host.end('SIGTERM')).toBe(0);
  const { sent } = fuzzer;
  const memory = `${before.heap.toFixed(1)} MB of heap before, ${after.heap.toFixed(1)} after (${before.rss.toFixed(0)} and ${after.rss.toFixed(0)} resident)`;
  return `${sent.frames} frames (${sent.mutated} mutated, ${sent.lines} lines), ${sent.roundTrips} round trips of others; ${memory}`;
}

requires('build', 'linux')('malformed frames on the line', () => {
  beforeEach(() => onTestFailed(() => console.error(`FUZZ_SEED=${SEED}`)));

  test('[FRAME-1] are answered or end their line, and the host serves all others, takes no memory and stops cleanly', async () => {
    const host = await startMeasuredHost(['--no-rate-limit']);
    const figure = await hold(host, await fuzzerOf(host), rounds(4_000, 450_000));
    reportFigure('malformed', `host without limits: ${figure}`);
  }, 600_000);

  test('[RATE-1] [RATE-2] the same with all limits on', async () => {
    const host = await startMeasuredHost();
    const figure = await hold(host, await fuzzerOf(host), rounds(1_000, 50_000));
    reportFigure('malformed', `with limits: ${figure}`);
  }, 600_000);
});
