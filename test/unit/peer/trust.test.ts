import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { accepted, refused, startPeer, targetOf } from '../../support/peer';
import { startHost } from '../../support/peer-host';
import { closedPort, tlsStranger } from '../../support/stranger';

const OTHER_FINGERPRINT = '0'.repeat(64);

test('[DISC-3] a bare address is looked up and shows its fingerprint to confirm', async () => {
  const host = await startHost();
  const { peer } = await startPeer();
  expect(accepted(await peer.look(`127.0.0.1:${host.port}`))).toEqual({
    id: host.id,
    name: 'Studio',
    policy: 'open',
    fingerprint: host.fingerprint,
    address: '127.0.0.1',
    port: host.port,
    confirmed: false,
    known: false,
    code: null,
  });
  accepted(await peer.join(targetOf(host)));
  expect(accepted(await peer.look(`127.0.0.1:${host.port}`))).toMatchObject({ known: true, confirmed: true });
});

test('where nothing answers, the likely causes are told', async () => {
  const { peer } = await startPeer();
  const port = await closedPort();
  expect(refused(await peer.look(`127.0.0.1:${port}`)).message).toBe(
    `Nothing here answers as a Hearth host: 127.0.0.1, port ${port}. Check the address, or that Hearth is running there.`,
  );
  expect(refused(await peer.look('no-such-computer.invalid')).message).toContain('No computer called');
  expect(refused(await peer.look('http://example.org/a b')).message).toContain('not a Hearth link');
});

test('[CONN-2] a link whose fingerprint does not match what answers is refused, and nothing is sent', async () => {
  const stranger = await tlsStranger();
  const { peer } = await startPeer();
  const link = `hearth://127.0.0.1:${stranger.port}/?id=studio&fp=${OTHER_FINGERPRINT}&code=alder-moss-4827`;
  const problem = refused(await peer.look(link));
  expect(problem).toMatchObject({ reason: 'fingerprint_changed' });
  expect(problem.message).toContain('Nothing was sent to it');
  expect(stranger.heard()).toBe('');
});

test('a link to another host than the one that answers is refused', async () => {
  const host = await startHost();
  const { peer } = await startPeer();
  const link = `hearth://127.0.0.1:${host.port}/?id=another&fp=${host.fingerprint}`;
  expect(refused(await peer.look(link)).message).toContain('Another host answers');
  expect(refused(await peer.join({ ...targetOf(host), id: 'another' })).message).toContain('Another host answers');
  expect(peer.hosts()).toEqual([]);
});

test('[CONN-2] joining with a wrong fingerprint sends nothing and leaves nothing behind', async () => {
  const stranger = await tlsStranger();
  const { peer } = await startPeer();
  const target = { address: '127.0.0.1', port: stranger.port, id: 'studio', fingerprint: OTHER_FINGERPRINT };
  expect(refused(await peer.join(target))).toMatchObject({ reason: 'fingerprint_changed' });
  expect(stranger.heard()).toBe('');
  expect(peer.hosts()).toEqual([]);
});

test('a host that cannot be reached is not remembered', async () => {
  const { peer } = await startPeer();
  const target = { address: '127.0.0.1', port: await closedPort(), id: 'studio', fingerprint: OTHER_FINGERPRINT };
  expect(refused(await peer.join(target))).toMatchObject({ reason: 'unreachable' });
  expect(peer.hosts()).toEqual([]);
});

test('[DISC-3] a changed fingerprint stops everything and is shown, until the person trusts the new one', async () => {
  const before = await startHost();
  const person = await startPeer();
  accepted(await person.peer.join(targetOf(before)));
  await before.stop();
  // Hearth was set up anew there: another certificate, and the same id, as a restored backup would have.
  await rm(join(before.data), { recursive: true });
  const after = await startHost({ port: before.port });
  const connection = () => person.host(before.id).connection;
  await person.until(() => connection().state === 'fingerprint_changed');
  expect(connection()).toMatchObject({ known: before.fingerprint, shown: after.fingerprint });
  expect(after.running().connected()).toEqual([]);

  expect(refused(await person.peer.trust(before.id, OTHER_FINGERPRINT)).message).toContain('Compare it again');
  expect(connection().state).toBe('fingerprint_changed');
  // The new host has an id of its own, so the token for the old one is of no use to it: trusting does not fool it.
  expect(refused(await person.peer.trust(before.id, after.fingerprint))).toMatchObject({ reason: 'bad_token' });
});

test('a host is found again at any address it was reached at, whoever answers at another one', async () => {
  const host = await startHost();
  const person = await startPeer();
  accepted(await person.peer.join(targetOf(host)));
  const connection = () => person.host(host.id).connection;
  await host.stop();
  const otherPort = await closedPort();
  await host.start(otherPort);
  accepted(await person.peer.join({ ...targetOf(host), port: otherPort }));
  expect(person.host(host.id).address).toBe(`127.0.0.1:${otherPort}`);
  await host.stop();
  const stranger = await tlsStranger({ port: otherPort });
  await person.until(() => connection().state === 'fingerprint_changed');
  await host.start();
  accepted(await person.peer.retry(host.id));
  await person.until(() => person.host(host.id).address === `127.0.0.1:${host.port}`);
  await person.until(() => connection().state === 'online');
  expect(stranger.heard()).toBe('');
});

test('a clock that is an hour off is put right by what the host says [AUTH-4]', async () => {
  const ahead = await startHost({}, { clock: () => new Date(Date.now() + 3_600_000) });
  const behind = await startHost({}, { clock: () => new Date(Date.now() - 3_600_000) });
  const { peer, logger, host } = await startPeer();
  accepted(await peer.join(targetOf(ahead)));
  accepted(await peer.join(targetOf(behind)));
  expect(host(ahead.id).connection).toEqual({ state: 'online' });
  expect(host(behind.id).connection).toEqual({ state: 'online' });
  const offsets = logger.lines.filter(({ event }) => event === 'peer_clock_offset');
  expect(offsets.map(({ fields }) => Math.round(Number(fields.offset_ms) / 3_600_000))).toEqual([1, -1]);
});
