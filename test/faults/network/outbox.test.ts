import { randomInt } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { bundledChild } from '../../support/bundled-child';
import type { Child } from '../../support/child';
import { reportFigure, rounds } from '../../support/fault-figures';
import { MortalPair } from '../../support/mortal-pair';
import { requires } from '../../support/requirements';
import { wholeRoom } from '../../support/whole-room';

const KILLS = rounds(3, 50);
/** Messages that somebody writes at the same moment. */
const AT_ONCE = 4;

requires('build')('an app that is killed while messages are on their way', () => {
  const bundle = bundledChild('test/support/network-peer.ts');

  test(`sends what was written once, in order, after ${KILLS} kills`, {
    timeout: rounds(30_000, 180_000),
  }, async () => {
    const pair = await MortalPair.start(bundle());
    const { room } = pair;
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
      await writeOne(pair.app);
      const writing = writeOn(pair.app).catch(() => undefined);
      // The instant of the kill is the experiment's subject, not a wait for something.
      await after(randomInt(10, 300));
      // Every third time the host goes as well: it must know by itself what it has had.
      if (kill % 3 === 0) await pair.killHost();
      await pair.killApp();
      await writing;
      if (kill % 3 === 0) await pair.restartHost();
      pair.restartApp();
    }
    await pair.app.call('open-room', room);
    await pair.app.call('send', { ...room, message: 'The end' });
    await pair.app.call('until-seen', { ...room, message: 'The end' });

    const log = (await wholeRoom(pair.host, room.room)).map(({ message }) => message);
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
