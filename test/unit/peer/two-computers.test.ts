import { cp } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { accepted, startPeer, type TestPeer, targetOf, watchSystem } from '../../support/peer';
import { type PeerHost, startHost } from '../../support/peer-host';
import { tempFolder } from '../../support/temp-folder';

/** Ines at the computer she moved from, and at the one she moved to. */
async function atTwoComputers(): Promise<{ host: PeerHost; one: TestPeer; other: TestPeer }> {
  const host = await startHost();
  const one = await startPeer({ name: 'Ines' });
  accepted(await one.peer.join(targetOf(host)));
  await one.close();
  const folder = await tempFolder();
  await cp(one.folder, folder, { recursive: true });
  return { host, one: await online(host, one.folder), other: await online(host, folder) };
}

async function online(host: PeerHost, folder: string): Promise<TestPeer> {
  const person = await startPeer({ folder });
  await person.until(() => person.host(host.id).connection.state === 'online');
  return person;
}

const isCalled = (person: TestPeer, name: string) => person.until(() => person.peer.me()?.name === name);

/** How a host calls Ines. */
async function nameOn({ id }: PeerHost, { peer }: TestPeer): Promise<string | undefined> {
  const me = peer.me()?.id;
  const state = await watchSystem(peer, id).until(() => true);
  return state.users.find((user) => user.id === me)?.name;
}

test('a name or colour chosen at one computer is taken over at the other', async () => {
  const { host, one, other } = await atTwoComputers();
  accepted(await one.peer.update({ name: 'Inês' }));
  await isCalled(other, 'Inês');
  accepted(await other.peer.update({ color: '#123456' }));
  await one.until(() => one.peer.me()?.color === '#123456');
  expect(one.peer.me()).toEqual(other.peer.me());
  expect(await nameOn(host, one)).toBe('Inês');
});

test('a name chosen while the other computer was off is taken over when it is back, and not undone', async () => {
  const { host, one, other } = await atTwoComputers();
  await other.close();
  accepted(await one.peer.update({ name: 'Inês' }));
  await watchSystem(one.peer, host.id).until(({ user, users }) =>
    users.some(({ id, name }) => id === user.id && name === 'Inês'),
  );
  const back = await online(host, other.folder);
  await isCalled(back, 'Inês');
  expect(await nameOn(host, back)).toBe('Inês');
  await back.close();
  const later = await startPeer({ folder: other.folder });
  expect(later.peer.me()?.name).toBe('Inês');
});

test('a name chosen without a line is told when there is one, whatever the host shows', async () => {
  const { host, one, other } = await atTwoComputers();
  await other.close();
  await host.stop();
  accepted(await one.peer.update({ name: 'Inês' }));
  accepted(await one.peer.update({ name: 'Nena' }));
  await host.start();
  const back = await online(host, other.folder);
  await isCalled(back, 'Nena');
  expect(one.peer.me()?.name).toBe('Nena');
});

test('names chosen one after the other end with the last one, at both computers', async () => {
  const { host, one, other } = await atTwoComputers();
  for (const name of ['I', 'In', 'Inê', 'Inês']) accepted(await one.peer.update({ name }));
  await isCalled(other, 'Inês');
  await watchSystem(one.peer, host.id).until(({ user }) => user.name === 'Inês');
  expect(one.peer.me()?.name).toBe('Inês');
});

test('one host among several renames nobody on the others: two must say the same', async () => {
  const { host, one, other } = await atTwoComputers();
  const second = await startHost({ name: 'Second' });
  accepted(await one.peer.join(targetOf(second)));
  const nameSeen = (name: string) =>
    watchSystem(one.peer, host.id).until(({ user, users }) =>
      users.some((each) => each.id === user.id && each.name === name),
    );
  accepted(await other.peer.update({ name: 'Inês' }));
  await nameSeen('Inês');
  expect(one.peer.me()?.name).toBe('Ines');
  await one.close();
  const back = await online(second, one.folder);
  await back.until(() => back.host(host.id).connection.state === 'online');
  expect(back.peer.me()?.name).toBe('Ines');
  expect(await nameOn(host, back)).toBe('Inês');
  accepted(await other.peer.join(targetOf(second)));
  await isCalled(back, 'Inês');
});
