import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reportFigure } from '../../support/fault-figures';
import { accepted, createRoom, refused, startPeer, targetOf, watchRoom, watchSystem } from '../../support/peer';
import { startHost } from '../../support/peer-host';
import { requires } from '../../support/requirements';
import { SmallDisk } from '../../support/small-disk';

const ADVICE = 'The owner of this host has to make room first.';
const MESSAGES_FULL = `Messages can't be saved: the disk is full. ${ADVICE}`;
const CHANGES_FULL = `Changes can't be saved: the disk is full. ${ADVICE}`;

/** A host on a disk of its own, with two people in a room; their own disks are others. */
async function setUp() {
  const disk = await SmallDisk.mount();
  const host = await startHost({ data: join(disk.folder, 'data') });
  const [priya, tomasz] = [await startPeer({ name: 'Priya' }), await startPeer({ name: 'Tomasz' })];
  for (const { peer } of [priya, tomasz]) accepted(await peer.join(targetOf(host)));
  const room = await createRoom(priya.peer, host.id, { name: 'Lunch' });
  await watchSystem(tomasz.peer, host.id).until((state) => state.chatrooms.length === 1);
  const atPriya = watchRoom(priya.peer, host.id, room.id);
  const atTomasz = watchRoom(tomasz.peer, host.id, room.id);
  accepted(await priya.peer.send(host.id, room.id, 'Before'));
  await atTomasz.until((state) => state.messages.length === 1 && state.participants.length === 2);
  return { disk, host, priya, tomasz, room, atPriya, atTomasz };
}

/** Fills the host's disk and has messages sent until one is refused: what is allocated already still takes some. */
async function fillUp({ disk, host, priya, room, atPriya }: Awaited<ReturnType<typeof setUp>>) {
  await disk.fill();
  for (let number = 1; number < 10; number += 1) {
    accepted(await priya.peer.send(host.id, room.id, `${number} ${'x'.repeat(3_000)}`));
    const { outbox } = await atPriya.until((state) => state.outbox.every((entry) => entry.state === 'failed'));
    const [failed] = outbox;
    if (failed) return failed;
  }
  throw new Error('The disk is not full.');
}

requires('mount')("a host's full disk", () => {
  test('[KEEP-4] a message is refused in words and kept by its writer, who sends it again once there is room', async () => {
    const all = await setUp();
    const { disk, host, priya, tomasz, room, atPriya, atTomasz } = all;
    const failed = await fillUp(all);
    expect(failed.error).toBe(`Not sent. ${MESSAGES_FULL}`);
    expect(priya.host(host.id).connection.state).toBe('online');

    // Trying again while it is full says the same again.
    accepted(await priya.peer.retrySend(host.id, room.id, failed.client_id));
    const still = await atPriya.until(({ outbox }) => outbox[0]?.state === 'failed');
    expect(still.outbox).toMatchObject([{ client_id: failed.client_id, error: `Not sent. ${MESSAGES_FULL}` }]);

    await disk.empty();
    accepted(await priya.peer.retrySend(host.id, room.id, failed.client_id));
    await atPriya.until(({ outbox }) => outbox.length === 0);
    accepted(await tomasz.peer.send(host.id, room.id, 'After'));
    const state = await atPriya.until(({ messages }) => messages.at(-1)?.message === 'After');
    expect(state.messages.at(-2)?.message).toBe(failed.message);
    expect(state.messages.map(({ seq }) => seq)).toEqual(state.messages.map((_, index) => index + 1));
    await atTomasz.until(({ messages }) => messages.length === state.messages.length);
  });

  test('[KEEP-4] what was refused is not there after a restart', async () => {
    const all = await setUp();
    const { disk, host, priya, tomasz, room, atPriya, atTomasz } = all;
    const failed = await fillUp(all);
    accepted(await priya.peer.discard(host.id, room.id, failed.client_id));
    const made = refused(await priya.peer.push(host.id, 'system', 'chatroom-create', { name: 'Tea' }));
    expect(made).toEqual({ reason: 'unavailable', message: CHANGES_FULL, fault: 'disk_full' });
    const acked = atPriya.state?.messages.length;
    const { messages: before } = await atTomasz.until(({ messages }) => messages.length === acked);
    await host.stop();
    await disk.empty();
    await host.start();
    await tomasz.until(() => tomasz.host(host.id).connection.state === 'online');
    const { chatrooms } = await watchSystem(tomasz.peer, host.id).until(() => true);
    expect(chatrooms.map(({ name }) => name)).toEqual(['Lunch']);
    const joined = await watchRoom(tomasz.peer, host.id, room.id).until((state) => state.participants.length === 2);
    expect(joined.messages).toEqual(before);
    expect(joined.seq).toBe(before.length);
    expect(host.running().damages).toEqual([]);
    reportFigure(
      'full-disk',
      `host with people: "${MESSAGES_FULL}"; nothing of what was refused is there after a restart`,
    );
  });

  test('rooms, teams, people and the host stay what they were, and everybody stays connected', async () => {
    const all = await setUp();
    const { disk, host, priya, tomasz, room } = all;
    await fillUp(all);
    const system = watchSystem(tomasz.peer, host.id);
    const pushes: [topic: string, event: string, payload: object][] = [
      ['system', 'chatroom-create', { name: 'Tea' }],
      ['system', 'team-create', { name: 'Kitchen' }],
      ['system', 'user-update', { name: 'Ada' }],
      [`room-${room.id}`, 'chatroom-update', { name: 'Dinner' }],
      [`room-${room.id}`, 'chatroom-delete', {}],
    ];
    for (const [topic, event, payload] of pushes) {
      const answer = refused(await priya.peer.push(host.id, topic, event, payload));
      expect(answer, event).toEqual({ reason: 'unavailable', message: CHANGES_FULL, fault: 'disk_full' });
    }
    // Reading goes on.
    const page = accepted(await tomasz.peer.push(host.id, `room-${room.id}`, 'history', { limit: 1 }));
    expect(page).toMatchObject({ messages: [{ room: room.id }] });
    expect(system.names()).not.toContain('chatroom');
    expect(system.state?.chatrooms).toMatchObject([{ id: room.id, name: 'Lunch' }]);

    await disk.empty();
    for (const [topic, event, payload] of pushes) accepted(await priya.peer.push(host.id, topic, event, payload));
    const state = await system.until(({ chatrooms }) => chatrooms.every(({ id }) => id !== room.id));
    expect(state.chatrooms.map(({ name }) => name)).toEqual(['Tea']);
    for (const person of [priya, tomasz]) expect(person.host(host.id).connection.state).toBe('online');
    reportFigure(
      'full-disk',
      `${pushes.length} kinds of changes refused in words and accepted once there was room, nobody lost the line`,
    );
  });

  test('who comes meanwhile is told why the host cannot take them in, and comes in by themself when it can', async () => {
    const all = await setUp();
    const { disk, host } = all;
    await fillUp(all);
    const maria = await startPeer({ name: 'Maria' });
    const answer = refused(await maria.peer.join(targetOf(host)));
    expect(answer.message).toBe(`Studio cannot take you in now. ${CHANGES_FULL}`);
    await disk.empty();
    accepted(await maria.peer.join(targetOf(host)));
  });

  test('who loses the line meanwhile is told, waits, and is back when there is room', async () => {
    const all = await setUp();
    const { disk, host, tomasz, room, atPriya } = all;
    await fillUp(all);
    await tomasz.close();
    const again = await startPeer({ folder: tomasz.folder });
    await again.until(() => again.host(host.id).connection.state === 'reconnecting');
    expect(again.host(host.id).connection).toMatchObject({
      message: `Studio cannot take you in now. ${CHANGES_FULL}`,
      answers: true,
    });
    // Reading what is remembered, and writing, go on.
    accepted(await again.peer.send(host.id, room.id, 'Written meanwhile'));
    await disk.empty();
    await again.until(() => again.host(host.id).connection.state === 'online');
    await atPriya.until(({ messages }) => messages.some(({ message }) => message === 'Written meanwhile'));
  });
});
