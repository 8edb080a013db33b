import { expect, test, vi } from 'vitest';
import { announce, LOOPBACK } from '../../support/announcement';
import { accepted, createRoom, startPeer, targetOf, watchRoom } from '../../support/peer';
import { startHost } from '../../support/peer-host';
import { closedPort } from '../../support/stranger';

/** Once lost, a host is not tried again for a minute, unless something happens. */
const patient = { backOff: () => 60_000 };

test('a host that discovery sees at another address is connected there at once', async () => {
  const host = await startHost();
  const { peer, until, host: entry } = await startPeer({ browse: LOOPBACK, pace: patient });
  accepted(await peer.join(targetOf(host)));
  await host.stop();
  await until(() => entry(host.id).connection.state === 'reconnecting');
  const port = await closedPort();
  await host.start(port);
  await announce(host.id, { port, txt: { fp: host.fingerprint } });
  await until(() => entry(host.id).connection.state === 'online');
  expect(entry(host.id).address).toBe(`127.0.0.1:${port}`);
  expect(peer.discovered().find(({ id }) => id === host.id)).toMatchObject({ known: true, own: false });
});

test('who claims to be a host and is not does not keep people from it', async () => {
  const host = await startHost();
  const { peer, until, host: entry } = await startPeer({ browse: LOOPBACK });
  accepted(await peer.join(targetOf(host)));
  const impostor = await startHost({ name: 'Impostor' });
  await announce(host.id, { port: impostor.port, txt: { fp: host.fingerprint } });
  await until(() => peer.discovered().some(({ id }) => id === host.id));
  await host.stop();
  await until(() => entry(host.id).connection.state === 'reconnecting');
  await host.start();
  await until(() => entry(host.id).connection.state === 'online');
  expect(impostor.running().connected()).toEqual([]);
});

test('closing a peer leaves no timer and no socket', async () => {
  const open = () => process.getActiveResourcesInfo().filter((name) => /Timeout|TCP|UDP|TLS/.test(name)).length;
  const before = open();
  const host = await startHost();
  const { peer, close } = await startPeer({ browse: LOOPBACK });
  accepted(await peer.join(targetOf(host)));
  const room = await createRoom(peer, host.id, { name: 'Lunch' });
  const watcher = watchRoom(peer, host.id, room.id);
  await watcher.untilEvent('snapshot');
  void peer.push(host.id, `room-${room.id}`, 'history', {});
  void peer.send(host.id, room.id, 'Soup?');
  accepted(await peer.follow(host.id, room.id, false));
  await close();
  await host.stop();
  await vi.waitFor(() => expect(open()).toBeLessThanOrEqual(before), { timeout: 2_000, interval: 20 });
});
