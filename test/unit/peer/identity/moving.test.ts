import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { beforeEach, expect, test } from 'vitest';
import { en } from '#shared/words/en/en';
import { networkCards } from '../../../../src/main/peer/discovery/network-cards';
import { generatePrivateJwk } from '../../../../src/main/peer/identity/key';
import { type KeyFile, openKeyFile, readKeyFile, sealKeyFile } from '../../../../src/main/peer/identity/key-file';
import { MovedPerson, type MovedSettings } from '../../../../src/main/peer/identity/moved-person';
import { accepted, createRoom, refused, startPeer, type TestPeer, targetOf, watchRoom } from '../../../support/peer';
import { startHost } from '../../../support/peer-host';
import { requires } from '../../../support/requirements';
import { tempFolder } from '../../../support/temp-folder';

const PASSPHRASE = 'alder moss kettle saw';
const SETTINGS: MovedSettings = {
  notify_level: 'mentions',
  room_levels: { studio: { lunch: 'nothing' } },
  tell_typing: false,
  tell_read: false,
  quiet_hours: true,
  quiet_from: '19:00',
  quiet_to: '07:30',
};
const QUICK = { n: 2 ** 14, r: 1, p: 1 };
const { problems } = en.moving;

let path: string;
beforeEach(async () => {
  path = join(await tempFolder(), 'Ines.hearth-key');
});

/** Writes a key file at a computer, as people do. */
async function leave(person: TestPeer): Promise<KeyFile> {
  accepted(await person.peer.moveOut({ path, passphrase: PASSPHRASE }, SETTINGS));
  return keyFile();
}

async function keyFile(): Promise<KeyFile> {
  const file = await readKeyFile(path);
  if (!file.ok) throw new Error(file.error);
  return file.value;
}

/** A key file that costs next to nothing to open, with this in it. */
async function sealed(content: unknown): Promise<KeyFile> {
  await writeFile(path, await sealKeyFile(content, PASSPHRASE, QUICK));
  return keyFile();
}

/** Somebody whose computer is not needed. */
const somebody = (): MovedPerson => ({
  key: generatePrivateJwk(),
  made: '2026-03-03T09:12:00.000Z',
  name: 'Ines',
  color: '#206a80',
  hosts: [],
  settings: SETTINGS,
});

/** Opens the file at a computer, and hands out what the person chose. */
async function arrive({ peer }: TestPeer, file: KeyFile, passphrase = PASSPHRASE) {
  const kept: MovedSettings[] = [];
  const result = await peer.moveIn(file, passphrase, async (settings) => void kept.push(settings));
  return { result, kept };
}

const nobody = () => startPeer({ name: null });

async function contentOf(file: KeyFile): Promise<MovedPerson> {
  const content = await openKeyFile(file, PASSPHRASE);
  if (!content.ok) throw new Error(content.error);
  return v.parse(MovedPerson, content.value);
}

requires('lan')('who moves', () => {
  test('is the same person at the other computer, on the same hosts, with the same left to read', async () => {
    const host = await startHost({ bind: '0.0.0.0' });
    const tomasz = await startPeer({ name: 'Tomasz' });
    accepted(await tomasz.peer.join(targetOf(host)));
    const here = await startPeer({ name: 'Ines' });
    accepted(await here.peer.update({ color: '#206a80' }));
    accepted(await here.peer.join(targetOf(host)));
    const { id: lunch } = await createRoom(tomasz.peer, host.id, { name: 'Lunch' });
    const { id: noise } = await createRoom(tomasz.peer, host.id, { name: 'Noise' });
    const { id: secret } = await createRoom(here.peer, host.id, { name: 'Secret', private: true });
    for (const text of ['Soup?', 'At noon.', 'Or one.']) accepted(await tomasz.peer.send(host.id, lunch, text));
    await here.until(() => here.host(host.id).unread[lunch] === 3);
    accepted(await here.peer.read(host.id, lunch, 1));
    accepted(await here.peer.follow(host.id, noise, false));
    const file = await leave(here);
    const me = here.peer.me();

    const there = await nobody();
    const { result, kept } = await arrive(there, file);
    accepted(result);
    expect(kept).toEqual([SETTINGS]);
    expect(there.peer.me()).toEqual(me);
    await there.until(() => there.host(host.id).connection.state === 'online');
    expect(there.host(host.id)).toMatchObject({ unread: { [lunch]: 2 }, left_rooms: [noise] });
    const atHere = watchRoom(here.peer, host.id, secret);
    accepted(await there.peer.send(host.id, secret, 'It is me, from there.'));
    await atHere.until(({ messages }) => messages.some(({ message }) => message === 'It is me, from there.'));
    expect(atHere.state?.participants).toEqual([me?.id]);

    await there.close();
    const later = await startPeer({ folder: there.folder });
    expect(later.peer.me()).toEqual(me);
  });

  test('finds the host of the computer they left by its addresses on the network', async () => {
    const host = await startHost({ bind: '0.0.0.0' });
    const here = await startPeer({ name: 'Ines' });
    accepted(await here.peer.join(targetOf(host)));
    const { hosts } = await contentOf(await leave(here));
    expect(hosts.map(({ addresses }) => addresses.map(({ address }) => address))).toEqual([networkCards()]);
    expect(here.host(host.id).address).toBe(`127.0.0.1:${host.port}`);
  });
});

test('a key file holds a person and their hosts, for this account alone, and no word that was written', async () => {
  const host = await startHost();
  const here = await startPeer({ name: 'Ines' });
  accepted(await here.peer.join(targetOf(host)));
  const { id: lunch } = await createRoom(here.peer, host.id, { name: 'Lunch' });
  const atLunch = watchRoom(here.peer, host.id, lunch);
  accepted(await here.peer.send(host.id, lunch, 'Soup at noon'));
  await atLunch.until(({ messages }) => messages.length === 1);
  const content = await contentOf(await leave(here));
  expect(content).toMatchObject({ name: 'Ines', made: here.peer.me()?.key_made, settings: SETTINGS });
  expect(content.hosts).toMatchObject([{ id: host.id, fingerprint: host.fingerprint, memory: { met: true } }]);
  expect(JSON.stringify(content)).not.toContain('Soup');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(join(path, '..'))).toEqual(['Ines.hearth-key']);
});

test('a key file that cannot be written is told, and says nothing of the passphrase in the log', async () => {
  const here = await startPeer({ name: 'Ines' });
  await mkdir(path);
  const problem = refused(await here.peer.moveOut({ path, passphrase: PASSPHRASE }, SETTINGS));
  expect(problem.message).toBe(problems.notSaved);
  expect(JSON.stringify(here.logger.lines)).toContain('key_file_not_written');
  expect(JSON.stringify(here.logger.lines)).not.toContain('alder');
});

test('nobody has no key to take along', async () => {
  const { peer } = await nobody();
  expect(refused(await peer.moveOut({ path, passphrase: PASSPHRASE }, SETTINGS)).message).toContain('name');
});

test('a wrong passphrase leaves nobody here, and the right one still opens the file', async () => {
  const file = await sealed(somebody());
  const there = await nobody();
  const { result, kept } = await arrive(there, file, 'alder moss kettle axe');
  expect(refused(result)).toEqual({ message: problems.faults.wrong_passphrase, field: 'passphrase' });
  expect(kept).toEqual([]);
  expect(there.peer.me()).toBeNull();
  accepted((await arrive(there, file)).result);
  expect(there.peer.me()?.name).toBe('Ines');
});

test('a file that opens and holds no whole person is damaged, and leaves nobody here', async () => {
  const person = somebody();
  const { key, ...keyless } = person;
  const there = await nobody();
  for (const content of [
    keyless,
    { ...person, key: { ...key, x: 'A'.repeat(43) } },
    { ...person, name: '' },
    { ...person, hosts: [{ id: '../../etc' }] },
    {},
    null,
  ]) {
    expect(refused((await arrive(there, await sealed(content))).result).message).toBe(problems.faults.damaged);
    expect(there.peer.me()).toBeNull();
  }
  accepted(await there.peer.update({ name: 'Priya' }));
});

test('where somebody is already, nobody moves in', async () => {
  const file = await sealed(somebody());
  const there = await startPeer({ name: 'Priya' });
  const before = there.peer.me();
  expect(refused((await arrive(there, file)).result).message).toBe(problems.alreadySomebody);
  expect(there.peer.me()).toEqual(before);
});

test('a key whose name was lost is not given up for another one, but for itself', async () => {
  const ines = await startPeer({ name: 'Ines' });
  const file = await leave(ines);
  const priya = await startPeer({ name: 'Priya' });
  for (const person of [ines, priya]) {
    await person.close();
    await writeFile(join(person.folder, 'profile.json'), '{"version":1,"profile":null}');
  }
  const nameless = await startPeer({ folder: priya.folder, name: null });
  const identity = join(priya.folder, 'identity.json');
  const before = await readFile(identity, 'utf8');
  expect(refused((await arrive(nameless, file)).result).message).toBe(problems.keyHere(identity));
  expect(await readFile(identity, 'utf8')).toBe(before);
  const again = await startPeer({ folder: ines.folder, name: null });
  accepted((await arrive(again, file)).result);
  expect(again.peer.me()?.name).toBe('Ines');
});

test('what a disk does not take leaves nobody here', async () => {
  const file = await sealed(somebody());
  const there = await nobody();
  const full = () => Promise.reject(new Error('ENOSPC'));
  expect(refused(await there.peer.moveIn(file, PASSPHRASE, full)).message).toBe(problems.notKept);
  expect(there.peer.me()).toBeNull();
  // A folder where the key is to be.
  await mkdir(join(there.folder, 'identity.json'));
  expect(refused((await arrive(there, file)).result).message).toBe(problems.notKept);
  expect(there.peer.me()).toBeNull();
});
