import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { bundledChild } from '../../support/bundled-child';
import { type Child, startChild } from '../../support/child';
import { FULL, reportFigure, rounds } from '../../support/fault-figures';
import { type HeadlessHost, startHeadless } from '../../support/headless';
import { type Machine, twoMachines } from '../../support/network';
import { requires } from '../../support/requirements';
import { tempFolder } from '../../support/temp-folder';

// Two machines with a cable between them: the host and Ines on one, Priya on the other. Both write all the time. How
// long a fault lasts is the experiment's subject, not a wait for something.

/** Between two heartbeats of Priya's in the tests of half-open lines; in full the real time. */
const HEARTBEAT_MS = rounds(1_000, 10_000);
const PACE = FULL ? {} : { heartbeat: HEARTBEAT_MS };
/** Nothing on a busy computer happens at once. */
const SLACK_MS = 2_000;
/** What a person calls at once: a lost host is back so soon after the line is. */
const HEALS_WITHIN_MS = 15_000;
const WRITE_EVERY_MS = 200;

interface Scene {
  readonly near: Machine;
  readonly far: Machine;
  readonly host: HeadlessHost;
  readonly ines: Child;
  readonly priya: Child;
  /** Where Priya keeps what she has. */
  readonly folder: string;
  readonly room: { readonly host: string; readonly room: string };
}

const bundle = bundledChild('test/support/network-peer.ts');

const peerOn = (machine: Machine, folder: string, name: string, pace: object) =>
  startChild(bundle(), [folder, name, JSON.stringify(pace)], {}, machine.run);

async function scene(pace: object = {}, args: readonly string[] = ['--no-discovery']): Promise<Scene> {
  const [near, far] = await twoMachines();
  const folder = join(await tempFolder(), 'priya');
  const ines = peerOn(near, join(await tempFolder(), 'ines'), 'Ines', pace);
  const priya = peerOn(far, folder, 'Priya', pace);
  const host = await startHeadless({ data: await tempFolder(), args, through: near.run });
  const target = { id: host.id, fingerprint: host.fingerprint, port: host.port };
  await ines.call('join', { ...target, address: '127.0.0.1' });
  await priya.call('join', { ...target, address: near.address });
  const made = (await ines.call('create-room', { host: host.id, name: 'Lunch' })) as { chatroom: { id: string } };
  const room = { host: host.id, room: made.chatroom.id };
  await Promise.all([ines.call('open-room', room), priya.call('open-room', room)]);
  return { near, far, host, ines, priya, folder, room };
}

const isOnline = ({ priya, room }: Scene) => priya.call('until-connection', { ...room, state: 'online' });
const isLost = ({ priya, room }: Scene) => priya.call('until-connection', { ...room, state: 'reconnecting' });

/** Resolves when what Priya writes next is seen by Ines. */
async function arrived({ ines, priya, room }: Scene): Promise<void> {
  const message = await priya.call('next-written', { ...room, prefix: 'Priya' });
  await ines.call('until-seen', { ...room, message });
}

/** How long something takes, in milliseconds. */
async function timed(work: Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work;
  return performance.now() - began;
}

/**
 * Both write before, during and after the fault. In the end both windows were told all of it, once and in one order,
 * which is the order of the host's log, and each one's messages are in the order they were written.
 */
async function chatThrough(stage: Scene, fault: () => Promise<void>): Promise<{ written: number; settled: number }> {
  const { ines, priya, room } = stage;
  await ines.call('write', { ...room, prefix: 'Ines', every: WRITE_EVERY_MS });
  await priya.call('write', { ...room, prefix: 'Priya', every: WRITE_EVERY_MS });
  await ines.call('until-seen', { ...room, message: 'Priya 2' });
  await priya.call('until-seen', { ...room, message: 'Ines 2' });
  await fault();
  const byInes = (await ines.call('stop-writing', room)) as number;
  const byPriya = (await priya.call('stop-writing', room)) as number;
  const began = performance.now();
  const count = byInes + byPriya;
  const [atInes, atPriya] = await Promise.all(
    [ines, priya].map((who) => who.call('until-messages', { ...room, count })),
  );
  const settled = performance.now() - began;
  const log = (await ines.call('log', room)) as { seq: number; message: string }[];
  expect(log.map(({ seq }) => seq)).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  expect(atInes).toEqual(log);
  expect(atPriya).toEqual(log);
  for (const who of [ines, priya]) expect(await who.call('told', room)).toEqual(log.map(({ seq }) => seq));
  for (const [name, written] of [
    ['Ines', byInes],
    ['Priya', byPriya],
  ] as const) {
    const own = log.map(({ message }) => message).filter((message) => message.startsWith(name));
    expect(own).toEqual(Array.from({ length: written }, (_, index) => `${name} ${index + 1}`));
  }
  return { written: count, settled };
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
const worst = (times: readonly number[]) => seconds(Math.max(...times));
const NOTHING_WRONG = '0 missing, 0 twice, one order';

requires(
  'netns',
  'iptables',
  'build',
)('two people write while the line between them fails', () => {
  test('a cable that is pulled, and a host with another address, are noticed and healed within seconds', {
    timeout: rounds(60_000, 240_000),
  }, async () => {
    const stage = await scene(PACE, ['--name', 'Studio']);
    await stage.priya.call('until-discovered', { id: stage.host.id, gone: false });
    const [noticed, healed]: [number[], number[]] = [[], []];
    let found = 0;
    const { written } = await chatThrough(stage, async () => {
      for (let round = 0; round < rounds(1, 3); round += 1) {
        // Turn and turn about: the cable of the person, and that of the host.
        const end = round % 2 === 0 ? stage.far : stage.near;
        await end.pullCable();
        noticed.push(await timed(isLost(stage)));
        await after(rounds(200, 2_000));
        await end.putCableBack();
        healed.push(await timed(isOnline(stage)));
        // Nobody pulls it again within the second.
        await after(rounds(0, 4_000));
      }
      await stage.near.move('10.77.0.9');
      found = await timed(isLost(stage).then(() => isOnline(stage)));
    });
    expect(Math.max(...noticed)).toBeLessThan(2 * 10_000);
    expect(Math.max(...healed)).toBeLessThan(HEALS_WITHIN_MS);
    expect(found).toBeLessThan(2 * HEARTBEAT_MS + HEALS_WITHIN_MS);
    reportFigure(
      'link-down',
      `cable pulled ${noticed.length} times: noticed within ${worst(noticed)}, healed within ${worst(healed)}; host with another address: noticed and found by its id within ${seconds(found)}; ${written} messages written: ${NOTHING_WRONG}`,
    );
  });

  test('a line, a host and a computer that stand still are noticed within two heartbeats', {
    timeout: rounds(60_000, 300_000),
  }, async () => {
    const stage = await scene(PACE);
    const { near, far, host, priya } = stage;
    const pause = rounds(500, 5_000);
    const sleep = rounds(1_500, 65_000);
    const took = { lineNoticed: 0, lineHealed: 0, hostNoticed: 0, hostHealed: 0, woke: 0 };
    const { written } = await chatThrough(stage, async () => {
      // A host that is stopped for a moment only answers late.
      process.kill(host.pid, 'SIGSTOP');
      await after(pause);
      process.kill(host.pid, 'SIGCONT');
      await arrived(stage);
      expect(await priya.call('losses')).toBe(0);

      await Promise.all([near.lose(1), far.lose(1)]);
      took.lineNoticed = await timed(isLost(stage));
      await Promise.all([near.widen(), far.widen()]);
      took.lineHealed = await timed(isOnline(stage));

      process.kill(host.pid, 'SIGSTOP');
      took.hostNoticed = await timed(isLost(stage));
      await after(pause);
      process.kill(host.pid, 'SIGCONT');
      took.hostHealed = await timed(isOnline(stage));
      // What waited goes out no faster than the host allows a person to push.
      await arrived(stage);

      // Longer asleep than a host waits for a sign of life.
      priya.process.kill('SIGSTOP');
      await after(sleep);
      priya.process.kill('SIGCONT');
      took.woke = await timed(arrived(stage));
    });
    for (const noticed of [took.lineNoticed, took.hostNoticed]) {
      expect(noticed).toBeLessThan(2 * HEARTBEAT_MS + SLACK_MS);
    }
    for (const healed of [took.lineHealed, took.hostHealed, took.woke]) expect(healed).toBeLessThan(HEALS_WITHIN_MS);
    const every = `heartbeats every ${seconds(HEARTBEAT_MS)}`;
    reportFigure(
      'link-down',
      `line silently dead: noticed after ${seconds(took.lineNoticed)} (${every}), healed after ${seconds(took.lineHealed)}; asleep for ${seconds(sleep)}: what is written arrives ${seconds(took.woke)} after waking`,
    );
    reportFigure(
      'stopped-host',
      `stopped for ${seconds(pause)}: line kept; for longer than two heartbeats: noticed after ${seconds(took.hostNoticed)} (${every}), healed ${seconds(took.hostHealed)} after it went on; ${written} messages written: ${NOTHING_WRONG}`,
    );
  });

  test('30 % of all packets lost, in both directions', { timeout: rounds(60_000, 180_000) }, async () => {
    const stage = await scene();
    const lasts = rounds(2_000, 20_000);
    let began = 0;
    const { written, settled } = await chatThrough(stage, async () => {
      await Promise.all([stage.near.lose(0.3), stage.far.lose(0.3)]);
      await after(lasts);
      await Promise.all([stage.near.widen(), stage.far.widen()]);
      began = performance.now();
      await isOnline(stage);
    });
    const healed = performance.now() - began;
    expect(healed).toBeLessThan(HEALS_WITHIN_MS + settled);
    const losses = (await stage.priya.call('losses')) as number;
    reportFigure(
      'loss',
      `30 % for ${seconds(lasts)}: line given up ${losses} times, all there ${seconds(healed)} after the end, ${written} messages written: ${NOTHING_WRONG}`,
    );
  });

  test('what was missed comes through 64 kbit/s, and the line is not given up', {
    timeout: rounds(60_000, 240_000),
  }, async () => {
    const stage = await scene();
    const { near, far, ines, folder, room } = stage;
    const [count, length] = [rounds(20, 200), rounds(300, 1_000)];
    await stage.priya.call('close');
    await stage.priya.kill();
    for (let index = 1; index <= count; index += 1) {
      await ines.call('send', { ...room, message: `${index} `.padEnd(length, '~') });
    }
    await ines.call('until-messages', { ...room, count });
    await Promise.all([near.narrow(8_000), far.narrow(8_000)]);
    const began = performance.now();
    const priya = peerOn(far, folder, 'Priya', {});
    await priya.call('send', { ...room, message: 'Slow here.' });
    await priya.call('until-connection', { ...room, state: 'online' });
    await priya.call('open-room', room);
    await priya.call('until-messages', { ...room, count: count + 1 });
    const took = performance.now() - began;
    const log = (await ines.call('log', room)) as { seq: number }[];
    expect(log.map(({ seq }) => seq)).toEqual(Array.from({ length: count + 1 }, (_, index) => index + 1));
    expect(await priya.call('until-messages', { ...room, count: count + 1 })).toEqual(log);
    expect(await priya.call('told', room)).toEqual(log.map(({ seq }) => seq));
    expect(await priya.call('losses')).toBe(0);
    reportFigure(
      'slow-link',
      `${count} missed messages, ${Math.round((count * length) / 1_000)} KB of text, through 64 kbit/s in ${seconds(took)}, line given up 0 times: ${NOTHING_WRONG}`,
    );
  });
});
