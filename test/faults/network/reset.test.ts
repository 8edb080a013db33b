import { expect, test } from 'vitest';
import { type Direction, layBrittleLine } from '../../support/brittle-line';
import { reportFigure, rounds } from '../../support/fault-figures';
import { startHeadless } from '../../support/headless';
import { accepted, createRoom, type RoomWatcher, startPeer, targetOf, watchRoom } from '../../support/peer';
import { requires } from '../../support/requirements';
import { tempFolder } from '../../support/temp-folder';
import { wholeRoom } from '../../support/whole-room';

/** In full every byte is the last one once. */
const STEP = rounds(83, 1);
/** One message, with what WebSocket and TLS put around it, is shorter. */
const FRAME_BYTES = 450;

const told = (watcher: RoomWatcher) =>
  watcher.events.flatMap((event) => (event.event === 'chat-message' ? [event.payload.seq] : []));

requires('build')('a line that is reset in mid-frame', () => {
  test('at every byte of a message that is sent or heard', { timeout: rounds(30_000, 240_000) }, async () => {
    const args = ['--bind', '127.0.0.1', '--no-discovery', '--no-rate-limit'];
    const host = await startHeadless({ data: await tempFolder(), args });
    const line = await layBrittleLine(host.port);
    const priya = await startPeer({ name: 'Priya' });
    const ines = await startPeer({ name: 'Ines' });
    accepted(await ines.peer.join(targetOf(host)));
    const { id: room } = await createRoom(ines.peer, host.id, { name: 'Lunch' });
    accepted(await priya.peer.join({ ...targetOf(host), port: line.port }));
    const windows = [ines, priya].map(({ peer }) => watchRoom(peer, host.id, room));
    await Promise.all(windows.map((window) => window.untilEvent('snapshot')));

    const isOnline = () => priya.host(host.id).connection.state === 'online';
    const healed: number[] = [];
    let written = 0;
    /** Both write one; returns whether the line broke in it. */
    const exchange = async (bytes: number, direction: Direction): Promise<boolean> => {
      written += 1;
      line.breakAfter(bytes, direction);
      const lost = priya.until(() => !isOnline()).then(() => performance.now());
      for (const { peer } of [priya, ines]) accepted(await peer.send(host.id, room, `Message ${written}`));
      for (const window of windows) {
        await window.until(({ messages, outbox }) => messages.length === 2 * written && outbox.length === 0);
      }
      if (line.spare()) return false;
      const lostAt = await lost;
      await priya.until(isOnline);
      healed.push(performance.now() - lostAt);
      return true;
    };
    for (const direction of ['to host', 'to peer'] as const) {
      for (let bytes = 1; bytes <= FRAME_BYTES && (await exchange(bytes, direction)); ) bytes += STEP;
    }

    const log = await wholeRoom(host, room);
    expect(log.map(({ seq }) => seq)).toEqual(Array.from({ length: 2 * written }, (_, index) => index + 1));
    for (const window of windows) {
      expect(window.state?.messages).toEqual(log);
      expect(told(window)).toEqual(log.map(({ seq }) => seq));
    }
    for (const { peer } of [priya, ines]) {
      const own = log.filter(({ user }) => user === peer.me()?.id).map(({ message }) => message);
      expect(own).toEqual(Array.from({ length: written }, (_, index) => `Message ${index + 1}`));
    }
    expect(healed.length).toBeGreaterThan(rounds(5, 500));
    const median = healed.sort((a, b) => a - b)[Math.floor(healed.length / 2)] ?? 0;
    reportFigure(
      'reset',
      `${healed.length} resets, one at every byte of a message in both directions, ${log.length} messages: 0 missing, 0 twice, one order; healed after ${Math.round(median)} ms (median), ${Math.round(healed.at(-1) ?? 0)} ms at most (tried again from 20 ms on)`,
    );
  });
});
