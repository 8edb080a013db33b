import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { bundleChild, type Child, startChild } from '../../support/child';
import { reportFigure, rounds } from '../../support/fault-figures';
import { startHeadless } from '../../support/headless';
import { requires } from '../../support/requirements';
import { tempFolder } from '../../support/temp-folder';
import { wholeRoom } from '../../support/whole-room';

const KILLS = rounds(3, 50);
/** Messages that somebody writes at the same moment. */
const AT_ONCE = 4;

const startHost = (data: string, port = 0) =>
  startHeadless({ data, port, args: ['--bind', '127.0.0.1', '--no-discovery', '--no-rate-limit'] });

requires('build')('an app that is killed while messages are on their way', () => {
  let bundle: string;
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hearth-outbox-'));
    bundle = await bundleChild('test/support/network-peer.ts', folder);
    return () => rm(folder, { recursive: true });
  });

  test(`sends what was written once, in order, after ${KILLS} kills`, {
    timeout: rounds(30_000, 180_000),
  }, async () => {
    const data = await tempFolder();
    const folder = join(await tempFolder(), 'peer');
    let host = await startHost(data);
    const { id, port, fingerprint } = host;
    const start = () => startChild(bundle, [folder, 'Priya']);
    let priya = start();
    await priya.call('join', { id, fingerprint, address: '127.0.0.1', port });
    const made = (await priya.call('create-room', { host: id, name: 'Lunch' })) as { chatroom: { id: string } };
    const room = { host: id, room: made.chatroom.id };
    const written: number[] = [];
    let last = 0;

    const writeOne = async (child: Child) => {
      last += 1;
      const message = last;
      await child.call('send', { ...room, message: `${message}` });
      written.push(message);
    };
    /** Writes as fast as this computer takes it, until there is nobody to take it. */
    const writeOn = async (child: Child) => {
      for (;;) await Promise.all(Array.from({ length: AT_ONCE }, () => writeOne(child)));
    };
    for (let kill = 0; kill < KILLS; kill += 1) {
      await writeOne(priya);
      const writing = writeOn(priya).catch(() => undefined);
      // The instant of the kill is the experiment's subject, not a wait for something.
      await after(randomInt(10, 300));
      // Every third time the host goes as well: it must know by itself what it has had.
      if (kill % 3 === 0) await host.end('SIGKILL');
      await priya.kill();
      await writing;
      if (kill % 3 === 0) host = await startHost(data, port);
      priya = start();
    }
    await priya.call('open-room', room);
    await priya.call('send', { ...room, message: 'The end' });
    await priya.call('until-seen', { ...room, message: 'The end' });

    const log = (await wholeRoom(host, room.room)).map(({ message }) => message);
    expect(log.at(-1)).toBe('The end');
    const arrived = log.slice(0, -1).map(Number);
    expect(arrived).toEqual([...new Set(arrived)].sort((a, b) => a - b));
    expect(written.filter((one) => !arrived.includes(one))).toEqual([]);
    reportFigure(
      'kill',
      `the app of a writer killed ${KILLS} times, every third time the host, too: ${written.length} messages that were taken, 0 lost, 0 twice, in order`,
    );
  });
});
