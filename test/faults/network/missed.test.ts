import { randomUUID } from 'node:crypto';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { roomTopic } from '#shared/protocol/topics';
import { EMPTY_ROOM_MEMORY, RoomMemoryFile } from '../../../src/main/peer/rooms/room-memory';
import { openDocument } from '../../../src/main/store/open-document';
import { type Cable, layCable } from '../../support/cable';
import { reportFigure, rounds } from '../../support/fault-figures';
import { fillerOf } from '../../support/filler';
import { type HeadlessHost, startHeadless } from '../../support/headless';
import { aPerson, type HostAddress } from '../../support/member';
import { memoryLogger } from '../../support/memory-logger';
import {
  accepted,
  createRoom,
  type RoomWatcher,
  startPeer,
  type TestPeer,
  targetOf,
  watchRoom,
} from '../../support/peer';
import { requires } from '../../support/requirements';
import { tempFolder } from '../../support/temp-folder';
import { wholeRoom } from '../../support/whole-room';

/** How many messages are missed. */
const MISSED = rounds(3_000, 100_000);
/** The same across a restart of the host, with breaks: in full more than the host remembers client_ids for. */
const MISSED_WITH_BREAKS = rounds(2_000, 20_000);
/** Messages that arrive while the missed ones are looked at. */
const MEANWHILE = 200;
/** Of so many messages one is written by the person who misses them, elsewhere. */
const OWN_EVERY = 100;
const BATCH = 1_000;

const startHost = (data: string, port = 0) =>
  startHeadless({ data, port, args: ['--bind', '127.0.0.1', '--no-discovery', '--no-rate-limit'] });

const online = (who: TestPeer, host: HostAddress) => who.host(host.id).connection.state === 'online';

/** Another install of the same person, so that both count the same messages as their own. */
async function twinOf(who: TestPeer): Promise<TestPeer> {
  const folder = join(await tempFolder(), 'twin');
  await mkdir(folder);
  for (const file of ['identity.json', 'profile.json']) await cp(join(who.folder, file), join(folder, file));
  return startPeer({ folder });
}

/** Priya behind a cable, her twin beside the host, and a room. */
async function scene(pages?: { perSecond: number; burst: number }) {
  const data = await tempFolder();
  const host = await startHost(data);
  const cable = await layCable(host.port);
  const priya = await startPeer({ name: 'Priya', ...(pages && { pace: { pages } }) });
  accepted(await priya.peer.join({ ...targetOf(host), port: cable.port }));
  const { id: room } = await createRoom(priya.peer, host.id, { name: 'Lunch' });
  const twin = await twinOf(priya);
  accepted(await twin.peer.join(targetOf(host)));
  const window = watchRoom(priya.peer, host.id, room);
  await window.untilEvent('snapshot');
  return { data, host, cable, priya, twin, room, window };
}

/** Fills the room: most of it by Ines, some of it by Priya on her other computer. */
async function fill(host: HostAddress, twin: TestPeer, room: string, count: number): Promise<void> {
  const ines = await fillerOf(host, await aPerson('Ines'), room);
  for (let written = 0; written < count; written += BATCH) {
    const size = Math.min(BATCH, count - written);
    const own = Math.floor(size / OWN_EVERY);
    await Promise.all([
      ines.write(Array.from({ length: size - own }, (_, index) => `Message ${written + index}`)),
      ...Array.from({ length: own }, async () => {
        const payload = { message: 'From elsewhere', client_id: randomUUID() };
        accepted(await twin.peer.push(host.id, roomTopic(room), 'chat-message', payload));
      }),
    ]);
  }
}

const progress = (watcher: RoomWatcher) =>
  watcher.events.flatMap((event) => (event.event === 'catching-up' ? [event.payload] : []));
const caughtUp = (watcher: RoomWatcher) => watcher.until(() => progress(watcher).at(-1)?.remaining === 0);

/** Every message a window was told of since its last snapshot, snapshot included. */
function shown(watcher: RoomWatcher): number[] {
  const last = watcher.events.findLastIndex(({ event }) => event === 'snapshot');
  return watcher.events.slice(last).flatMap((event) => {
    if (event.event === 'snapshot') return event.payload.messages.map(({ seq }) => seq);
    return event.event === 'chat-message' ? [event.payload.seq] : [];
  });
}

const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** What is kept of a room on disk. */
async function markOf(who: TestPeer, host: HostAddress, room: string): Promise<unknown> {
  const path = join(who.folder, 'hosts', host.id, 'rooms.json');
  const file = await openDocument(path, RoomMemoryFile, EMPTY_ROOM_MEMORY, { logger: memoryLogger() });
  await file.close();
  return file.value.rooms[room];
}

/** Both have the same: the room a window opens, what is unread, and the marks on disk. The truth is the host's log. */
async function expectSame(host: HeadlessHost, room: string, priya: TestPeer, twin: TestPeer, me: string) {
  const log = await wholeRoom(host, room);
  expect(log.map(({ seq }) => seq)).toEqual(upTo(1, log.length));
  const unread = log.filter(({ user }) => user !== me).length;
  const opened = await watchRoom(priya.peer, host.id, room).until(() => true);
  const openedByTwin = await watchRoom(twin.peer, host.id, room).until(() => true);
  expect(opened.messages).toEqual(log.slice(-300));
  expect(opened.messages).toEqual(openedByTwin.messages);
  expect([opened.seq, opened.read, opened.more]).toEqual([openedByTwin.seq, openedByTwin.read, openedByTwin.more]);
  expect(priya.host(host.id).unread).toEqual({ [room]: unread });
  expect(twin.host(host.id).unread).toEqual({ [room]: unread });
  await Promise.all([priya.close(), twin.close()]);
  const mark = await markOf(priya, host, room);
  expect(mark).toMatchObject({ read: 0, counted: log.length, unread, ahead: null });
  expect(mark).toEqual(await markOf(twin, host, room));
  return log;
}

/** Leaves, and comes back later. */
async function cutOff(cable: Cable, who: TestPeer, host: HostAddress): Promise<void> {
  cable.cut();
  await who.until(() => !online(who, host));
}

requires('build')('somebody who was away', () => {
  test(`for ${MISSED} messages ends with exactly what somebody has who never left`, {
    timeout: rounds(30_000, 300_000),
  }, async () => {
    const { host, cable, priya, twin, room, window } = await scene();
    const me = priya.peer.me()?.id ?? '';
    await cutOff(cable, priya, host);
    await fill(host, twin, room, MISSED);

    cable.mend();
    const began = performance.now();
    await window.until(({ messages }) => (messages.at(-1)?.seq ?? 0) >= MISSED);
    const shownAfter = performance.now() - began;
    expect(priya.host(host.id).unread[room]).toBeGreaterThan(MISSED * (1 - 2 / OWN_EVERY));
    await fill(host, twin, room, MEANWHILE);
    await caughtUp(window);
    const doneAfter = performance.now() - began;
    await window.until(({ messages }) => messages.at(-1)?.seq === MISSED + MEANWHILE);

    const told = progress(window);
    expect(told[0]?.remaining).toBeLessThanOrEqual(MISSED);
    expect(told.map(({ remaining }) => remaining)).toEqual(
      told.map(({ remaining }) => remaining).sort((a, b) => b - a),
    );
    const seqs = shown(window);
    expect(seqs).toEqual(upTo(seqs[0] ?? 0, MISSED + MEANWHILE));
    await expectSame(host, room, priya, twin, me);
    const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
    reportFigure(
      'missed-100000',
      `${MISSED.toLocaleString('en')} missed: newest shown after ${seconds(shownAfter)}, all looked at after ${seconds(doneAfter)}; 0 missing, 0 twice, same unread count and marks`,
    );
  });

  test(`across a restart of the host, with breaks and a restart of the app in the middle, has the same, and what was under way is there once`, {
    timeout: rounds(30_000, 120_000),
  }, async () => {
    const { data, host, cable, priya, twin, room, window } = await scene({ perSecond: 60, burst: 2 });
    const me = priya.peer.me()?.id ?? '';
    // The message arrives, its ack does not.
    cable.muffle();
    accepted(await priya.peer.send(host.id, room, 'Under way when the line broke'));
    await watchRoom(twin.peer, host.id, room).until(({ messages }) => messages.length === 1);
    await cutOff(cable, priya, host);
    await fill(host, twin, room, MISSED_WITH_BREAKS / 2);
    expect(await host.end('SIGKILL')).toBeNull();
    const again = await startHost(data, host.port);
    await twin.until(() => online(twin, host));
    await fill(again, twin, room, MISSED_WITH_BREAKS / 2);

    cable.mend();
    const left = () => progress(window).at(-1)?.remaining ?? Number.POSITIVE_INFINITY;
    await window.until(() => left() < MISSED_WITH_BREAKS * 0.8);
    await cutOff(cable, priya, host);
    const before = left();
    cable.mend();
    const count = progress(window).length;
    await window.until(() => progress(window).length > count);
    expect(progress(window)[count]?.remaining).toBeLessThanOrEqual(before);
    await window.until(() => left() < MISSED_WITH_BREAKS * 0.5);
    await priya.close();

    const restarted = await startPeer({ folder: priya.folder });
    const newWindow = watchRoom(restarted.peer, host.id, room);
    await newWindow.until(() => progress(newWindow).length > 0);
    expect(progress(newWindow)[0]?.remaining).toBeLessThan(MISSED_WITH_BREAKS * 0.6);
    await caughtUp(newWindow);
    await newWindow.until(({ outbox }) => outbox.length === 0);
    const log = await expectSame(again, room, restarted, twin, me);
    expect(log.filter(({ message }) => message.startsWith('Under way'))).toHaveLength(1);
    reportFigure(
      'missed-100000',
      `${MISSED_WITH_BREAKS.toLocaleString('en')} across a kill of the host, a break and a restart of the app in the middle of catching up: the same, the message under way there once`,
    );
  });
});
