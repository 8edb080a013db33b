import { expect, test } from 'vitest';
import { Bout } from '../../support/attack/bout';
import { reportFigure, rounds } from '../../support/fault-figures';
import { requires } from '../../support/requirements';

requires('build', 'linux')('fragments of one byte', () => {
  test('[FRAME-1] from 50 sockets, and pings from 10, are not noticed by others and take no memory', async () => {
    const bout = await Bout.begin();
    const before = bout.host.rss();
    const without = await bout.during('50 sockets without end', 'fragments', { sockets: 50, burst: 500 });
    expect(without.tally.lines).toBeGreaterThanOrEqual(rounds(50, 100));
    const held = await bout.during('60 fragments and no more', 'fragments', { sockets: 50, burst: 60 });
    expect(held.tally.lines).toBe(50);
    await bout.during('10 sockets of pings', 'pings', { sockets: 10 });
    expect(bout.host.peak()).toBeLessThan(before + 100);
    reportFigure('fragments', `${without.tally.fragments} fragments; ${await bout.end()}`);
  }, 600_000);
});
