import { expect, test } from 'vitest';
import { accepted, createRoom, startPeer, targetOf, watchRoom, watchSystem } from '../../support/peer';
import { startHost } from '../../support/peer-host';

test('what waits for a room that went away is told with its name, also after a restart, until it is discarded', async () => {
  const ines = await startPeer({ name: 'Ines' });
  const me = ines.peer.me();
  const host = await startHost(me ? { owner: { id: me.id, name: me.name } } : {});
  accepted(await ines.peer.join(targetOf(host)));
  const priya = await startPeer({ name: 'Priya' });
  accepted(await priya.peer.join(targetOf(host)));
  const system = watchSystem(priya.peer, host.id);
  const { id } = await createRoom(ines.peer, host.id, { name: 'Doomed' });
  await system.until(({ chatrooms }) => chatrooms.some((room) => room.id === id));
  const room = watchRoom(priya.peer, host.id, id);
  await room.until(({ participants }) => participants.length === 2);

  await host.stop();
  await priya.until(() => priya.host(host.id).connection.state === 'reconnecting');
  const sent = accepted(await priya.peer.send(host.id, id, 'This matters.'));
  expect(priya.host(host.id).stranded).toEqual([]);
  await priya.peer.close();

  await host.start();
  await ines.until(() => ines.host(host.id).connection.state === 'online');
  accepted(await ines.peer.push(host.id, `room-${id}`, 'chatroom-delete', {}));
  const later = await startPeer({ folder: priya.folder });
  await later.until(() => later.host(host.id).stranded.length === 1);
  expect(later.host(host.id).stranded).toEqual([
    { client_id: sent.client_id, room: id, room_name: 'Doomed', message: 'This matters.', files: [] },
  ]);
  accepted(await later.peer.discard(host.id, id, sent.client_id));
  await later.until(() => later.host(host.id).stranded.length === 0);
});
