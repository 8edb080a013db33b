import { expect, test } from 'vitest';
import type { IncomingNewcomer } from '../../../src/main/peer/peer';
import { accepted, refused, startPeer, type TestPeer, targetOf, watchSystem } from '../../support/peer';
import { startHost } from '../../support/peer-host';

/** A host that belongs to Priya, who is on it. */
async function priyasHost(policy: 'open' | 'code' | 'approval') {
  const priya = await startPeer({ name: 'Priya' });
  const me = priya.peer.me();
  if (!me) throw new Error('Priya is nobody.');
  const host = await startHost({ policy, owner: { id: me.id, name: me.name } });
  accepted(await priya.peer.join(targetOf(host)));
  return { priya, host };
}

const connectionOf = (person: TestPeer, host: string) => person.host(host).connection;

test('without a name nobody joins anything', async () => {
  const host = await startHost();
  const nobody = await startPeer({ name: null });
  expect(nobody.peer.me()).toBeNull();
  expect(refused(await nobody.peer.join(targetOf(host)))).toMatchObject({ field: 'name' });
});

test('a host asks for its code, refuses a wrong one and takes the right one [AUTH-7]', async () => {
  const { host } = await priyasHost('code');
  const tomasz = await startPeer({ name: 'Tomasz' });
  expect(refused(await tomasz.peer.join(targetOf(host)))).toEqual({
    reason: 'code_required',
    message: 'Studio asks for a join code. People there can tell you the code.',
  });
  expect(refused(await tomasz.peer.giveCode(host.id, 'alder-moss-0000'))).toEqual({
    reason: 'bad_code',
    message: 'That code does not open Studio. Ask for a new one, codes change.',
  });
  expect(connectionOf(tomasz, host.id)).toMatchObject({ state: 'refused', reason: 'bad_code' });
  accepted(await tomasz.peer.giveCode(host.id, host.running().joinCode() ?? ''));
  expect(connectionOf(tomasz, host.id)).toEqual({ state: 'online' });
});

test('the code of a link lets a person in at once, and is forgotten then', async () => {
  const { host } = await priyasHost('code');
  const code = host.running().joinCode() ?? '';
  const tomasz = await startPeer({ name: 'Tomasz' });
  const found = accepted(await tomasz.peer.look(host.running().joinLink('127.0.0.1')));
  expect(found).toMatchObject({ id: host.id, name: 'Studio', policy: 'code', code, confirmed: true, known: false });
  accepted(await tomasz.peer.join(targetOf(host, code)));
  await tomasz.close();
  const again = await startPeer({ folder: tomasz.folder });
  await again.until(() => connectionOf(again, host.id).state === 'online');
  expect(JSON.stringify([tomasz.logger.lines, again.logger.lines])).not.toContain(code);
});

test('[REFUSE-2] who needs approval waits, is shown to the owner, and is let in', async () => {
  const { priya, host } = await priyasHost('approval');
  const newcomers: IncomingNewcomer[] = [];
  priya.peer.on('newcomer', (newcomer) => newcomers.push(newcomer));
  const tomasz = await startPeer({ name: 'Tomasz' });
  accepted(await tomasz.peer.join(targetOf(host)));
  expect(connectionOf(tomasz, host.id)).toMatchObject({
    state: 'waiting',
    message: 'Studio lets people in one by one. Its owner has been asked; you can leave this open.',
  });
  const system = watchSystem(priya.peer, host.id);
  await system.until((state) => state.pending?.length === 1);
  expect(newcomers.map(({ newcomer }) => newcomer.name)).toEqual(['Tomasz']);
  accepted(await priya.peer.push(host.id, 'system', 'user-approve', { id: tomasz.peer.me()?.id }));
  await tomasz.until(() => connectionOf(tomasz, host.id).state === 'online');
});

test('[REFUSE-3] who is refused is told, and not asked for again until they act', async () => {
  const { priya, host } = await priyasHost('approval');
  const tomasz = await startPeer({ name: 'Tomasz' });
  accepted(await tomasz.peer.join(targetOf(host)));
  const system = watchSystem(priya.peer, host.id);
  await system.until((state) => state.pending?.length === 1);
  accepted(await priya.peer.push(host.id, 'system', 'user-refuse', { id: tomasz.peer.me()?.id }));
  await tomasz.until(() => connectionOf(tomasz, host.id).state === 'refused');
  expect(connectionOf(tomasz, host.id)).toMatchObject({ reason: 'refused' });
  const attempts = () => tomasz.logger.lines.filter(({ event }) => event === 'peer_refused').length;
  const before = attempts();
  expect(refused(await tomasz.peer.retry(host.id))).toMatchObject({ reason: 'refused' });
  expect(attempts()).toBe(before + 1);
  accepted(await priya.peer.push(host.id, 'system', 'user-approve', { id: tomasz.peer.me()?.id }));
  accepted(await tomasz.peer.retry(host.id));
});

test('[REFUSE-3] who is removed is told and stays out until restored', async () => {
  const { priya, host } = await priyasHost('open');
  const tomasz = await startPeer({ name: 'Tomasz' });
  accepted(await tomasz.peer.join(targetOf(host)));
  const id = tomasz.peer.me()?.id;
  accepted(await priya.peer.push(host.id, 'system', 'user-remove', { id }));
  await tomasz.until(() => connectionOf(tomasz, host.id).state === 'refused');
  expect(connectionOf(tomasz, host.id)).toMatchObject({ reason: 'removed' });
  accepted(await priya.peer.push(host.id, 'system', 'user-restore', { id }));
  accepted(await tomasz.peer.retry(host.id));
  expect(connectionOf(tomasz, host.id)).toEqual({ state: 'online' });
});

test('an owner code makes its bearer the owner of a headless host, who then sees newcomers [AUTH-8]', async () => {
  const host = await startHost({ policy: 'approval' });
  const priya = await startPeer({ name: 'Priya' });
  accepted(await priya.peer.join(targetOf(host)));
  expect(connectionOf(priya, host.id)).toMatchObject({ state: 'waiting' });
  accepted(await priya.peer.giveCode(host.id, host.running().ownerCode() ?? ''));
  await priya.until(() => connectionOf(priya, host.id).state === 'online');
  const system = watchSystem(priya.peer, host.id);
  await system.until((state) => state.user.role === 'owner');
  const tomasz = await startPeer({ name: 'Tomasz' });
  accepted(await tomasz.peer.join(targetOf(host)));
  await system.until((state) => state.pending?.length === 1);
});

test('an owner code is shown once, however often the host is asked meanwhile [AUTH-8]', async () => {
  for (let round = 0; round < 2; round += 1) {
    const host = await startHost({ policy: 'approval' });
    const priya = await startPeer({ name: 'Priya', pace: { askAgain: 0 } });
    accepted(await priya.peer.join(targetOf(host)));
    accepted(await priya.peer.giveCode(host.id, host.running().ownerCode() ?? ''));
    expect(connectionOf(priya, host.id)).toEqual({ state: 'online' });
    await priya.close();
    await host.stop();
  }
});

test('a member claims a headless host; a mistyped code does not put them out [AUTH-8]', async () => {
  const host = await startHost();
  const priya = await startPeer({ name: 'Priya' });
  accepted(await priya.peer.join(targetOf(host)));
  const system = watchSystem(priya.peer, host.id);
  expect(refused(await priya.peer.giveCode(host.id, 'AAAA-AAAA-AAAA-AAAA'))).toMatchObject({ reason: 'bad_code' });
  await priya.until(() => connectionOf(priya, host.id).state === 'online');
  expect(system.state?.user.role).toBe('member');
  accepted(await priya.peer.giveCode(host.id, host.running().ownerCode() ?? ''));
  await system.until((state) => state.user.role === 'owner');
});

test('who becomes an admin sees who waits from then on', async () => {
  const { priya, host } = await priyasHost('open');
  const tomasz = await startPeer({ name: 'Tomasz' });
  accepted(await tomasz.peer.join(targetOf(host)));
  accepted(await priya.peer.push(host.id, 'system', 'host-update', { policy: 'approval' }));
  const ines = await startPeer({ name: 'Ines' });
  accepted(await ines.peer.join(targetOf(host)));
  const system = watchSystem(tomasz.peer, host.id);
  accepted(await priya.peer.push(host.id, 'system', 'user-role', { id: tomasz.peer.me()?.id, role: 'admin' }));
  const state = await system.until(({ pending }) => pending?.length === 1);
  expect(state.pending?.[0]?.name).toBe('Ines');
});

test('guessing codes ends in a pause that is told in seconds [AUTH-9]', async () => {
  const { host } = await priyasHost('code');
  const tomasz = await startPeer({ name: 'Tomasz', pace: { busy: 60_000 } });
  refused(await tomasz.peer.join(targetOf(host)));
  const answers: string[] = [];
  for (let guess = 0; guess < 11; guess += 1) {
    answers.push(refused(await tomasz.peer.giveCode(host.id, `alder-moss-${1_000 + guess}`)).message);
  }
  expect(answers[0]).toContain('does not open Studio');
  expect(answers.at(-1)).toMatch(/tried too often from here\. It is tried again in \d+ seconds/);
  expect(connectionOf(tomasz, host.id)).toMatchObject({ state: 'reconnecting', next: expect.any(String) });
});

test('a full host says so, and a newcomer leaves no trace', async () => {
  const host = await startHost({}, { limits: { socketsPerHost: 1 } });
  const priya = await startPeer({ name: 'Priya' });
  const tomasz = await startPeer({ name: 'Tomasz' });
  accepted(await priya.peer.join(targetOf(host)));
  expect(refused(await tomasz.peer.join(targetOf(host))).message).toContain('Studio is full');
  expect(tomasz.peer.hosts()).toEqual([]);
});

test('a host is forgotten with all that was kept of it', async () => {
  const { host, priya } = await priyasHost('open');
  accepted(await priya.peer.forget(host.id));
  expect(priya.peer.hosts()).toEqual([]);
  expect(refused(await priya.peer.retry(host.id))).toMatchObject({ reason: 'not_found' });
  await priya.close();
  const again = await startPeer({ folder: priya.folder });
  expect(again.peer.hosts()).toEqual([]);
});

test('the own host is marked and comes first', async () => {
  const { priya, host } = await priyasHost('open');
  const other = await startHost({ name: 'Workshop' });
  accepted(await priya.peer.join(targetOf(other)));
  priya.peer.setOwnHost(other.id);
  expect(priya.peer.hosts().map(({ id, own }) => [id, own])).toEqual([
    [other.id, true],
    [host.id, false],
  ]);
});
