import { expect, test } from 'vitest';
import { Bout } from '../../support/attack/bout';
import { reportFigure, rounds } from '../../support/fault-figures';
import { requires } from '../../support/requirements';

const JOINS = rounds(1_000, 10_000);
const SOCKETS = rounds(20, 500);

requires('build', 'linux')('many joins', () => {
  test(`[RATE-2] [SLOW-1] ${JOINS} of them, on one socket or on ${SOCKETS}, are not noticed by others`, async () => {
    const bout = await Bout.begin();
    const before = bout.host.rss();
    const room = bout.crowd.topic;
    const one = { sockets: 1, joins: JOINS, leave: false, reads: true };
    const many = { sockets: SOCKETS, joins: JOINS, leave: false, reads: true, topics: ['system', room] };
    await bout.during('one socket, system', 'joins', { ...one, topics: ['system'] });
    await bout.during('one socket, topics that are not there', 'joins', {
      ...one,
      topics: Array.from({ length: 1_000 }, (_, n) => `room-${n}`),
    });
    await bout.during('in and out of the room', 'joins', { ...one, leave: true, topics: [room, 'system'] });
    const read = await bout.during(`${SOCKETS} sockets`, 'joins', many);
    expect(read.tally.open).toBe(SOCKETS);
    await bout.during(`${SOCKETS} sockets that read no reply`, 'joins', { ...many, reads: false });
    // What may wait for all readers, and as much again for the garbage of writing it.
    expect(bout.host.peak()).toBeLessThan(before + 2 * 256);
    reportFigure('joins', `${JOINS} joins each time; ${await bout.end()}`);
  }, 600_000);
});
