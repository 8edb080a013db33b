import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, it, onTestFinished } from 'vitest';
import { en } from '#shared/words/en/en';
import { Hosting } from '../../../src/main/desktop/hosting';
import { HostingChoice } from '../../../src/main/desktop/hosting-choice';
import { createHost } from '../../../src/main/host/create-host';
import { openDocument } from '../../../src/main/store/open-document';
import { memoryLogger } from '../../support/memory-logger';
import { accepted, refused, startPeer, type TestPeer, targetOf, watchSystem } from '../../support/peer';
import { tempFolder } from '../../support/temp-folder';

/** Hosting as the desktop composes it, without advertising. */
async function openHosting(folder: string, { peer }: TestPeer): Promise<Hosting> {
  const logger = memoryLogger();
  const file = join(folder, 'hosting.json');
  const choice = await openDocument(file, HostingChoice, v.parse(HostingChoice, {}), { logger });
  const hosting = new Hosting({
    words: () => en.desktop,
    folder: join(folder, 'host'),
    choice,
    peer,
    createHost: (options) => createHost({ ...options, discovery: false }),
    logger,
  });
  onTestFinished(async () => {
    await hosting.close();
    await choice.close();
  });
  return hosting;
}

/** The state of a host that runs. */
function running(hosting: Hosting) {
  const state = hosting.state();
  if (state.state !== 'on') throw new Error(`Hosting is ${state.state}.`);
  return state;
}

it('a started host carries its owner’s name, and this install joins it over the network', async () => {
  const ines = await startPeer({ name: 'Ines' });
  const hosting = await openHosting(await tempFolder(), ines);
  const { host } = accepted(await hosting.start({ port: 0 }));
  await ines.until(() => ines.host(host).connection.state === 'online');
  expect(running(hosting)).toMatchObject({
    id: host,
    name: 'Ines’s computer',
    connected: 0,
    code: null,
    visible: false,
  });
  expect(ines.host(host)).toMatchObject({ own: true });
});

it('a new host has a room for everybody, made once', async () => {
  const folder = await tempFolder();
  const ines = await startPeer({ name: 'Ines' });
  const hosting = await openHosting(folder, ines);
  const { host } = accepted(await hosting.start({ port: 0 }));
  // She goes into it by herself: whether she counts yet is a matter of the moment.
  const rooms = async () => {
    const { chatrooms } = await watchSystem(ines.peer, host).until((state) => state.chatrooms.length > 0);
    return chatrooms.map(({ participants: _, ...room }) => room);
  };
  const made = await rooms();
  expect(made).toMatchObject([{ name: 'General', private: false, team: null }]);
  accepted(await hosting.stop());
  await ines.until(() => ines.host(host).connection.state !== 'online');
  accepted(await hosting.start({}));
  await ines.until(() => ines.host(host).connection.state === 'online');
  expect(await rooms()).toEqual(made);
});

it('others who are connected are counted, oneself is not', async () => {
  const ines = await startPeer({ name: 'Ines' });
  const hosting = await openHosting(await tempFolder(), ines);
  accepted(await hosting.start({ port: 0, name: 'Studio' }));
  const priya = await startPeer();
  const counted = new Promise<void>((resolve) => {
    hosting.onChange(() => running(hosting).connected === 1 && resolve());
  });
  accepted(await priya.peer.join(targetOf(running(hosting))));
  await counted;
});

it('the join code and the link with it are told while the policy asks for one', async () => {
  const ines = await startPeer({ name: 'Ines' });
  const hosting = await openHosting(await tempFolder(), ines);
  accepted(await hosting.start({ port: 0, policy: 'code' }));
  const { code, link } = running(hosting);
  expect(code).toMatch(/^[a-z]+-[a-z]+-\d{4}$/);
  expect(link).toContain(`code=${code}`);
});

it('hosting goes on after a restart, at the same port and under the name it was given', async () => {
  const folder = await tempFolder();
  const ines = await startPeer({ name: 'Ines' });
  const first = await openHosting(folder, ines);
  accepted(await first.start({ port: 0, name: 'Studio' }));
  const { id, port } = running(first);
  await first.close();
  expect(first.state()).toEqual({ state: 'off', host: id });
  const second = await openHosting(folder, ines);
  await second.resume();
  expect(running(second)).toMatchObject({ id, port, name: 'Studio' });
});

it('hosting that was stopped stays off after a restart, and its host is still known as the one kept here', async () => {
  const folder = await tempFolder();
  const ines = await startPeer({ name: 'Ines' });
  const first = await openHosting(folder, ines);
  const { host } = accepted(await first.start({ port: 0 }));
  accepted(await first.stop());
  expect(first.state()).toEqual({ state: 'off', host });
  expect(ines.host(host).own).toBe(false);
  const second = await openHosting(folder, ines);
  await second.resume();
  expect(second.state()).toEqual({ state: 'off', host });
});

it('a port in use is named, with a free one to take instead', async () => {
  const taken = createServer();
  const port = await new Promise<number>((resolve) => {
    taken.listen(0, '0.0.0.0', () => {
      const address = taken.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  onTestFinished(() => void taken.close());
  const ines = await startPeer({ name: 'Ines' });
  const hosting = await openHosting(await tempFolder(), ines);
  expect(refused(await hosting.start({ port })).reason).toBe('port_in_use');
  const state = hosting.state();
  expect(state).toMatchObject({ state: 'failed', message: expect.stringContaining(String(port)) });
  const free = state.state === 'failed' ? state.free_port : undefined;
  accepted(await hosting.start({ ...(free !== undefined && { port: free }) }));
  expect(running(hosting).port).toBe(free);
});

it('nobody hosts before they have a name', async () => {
  const nobody = await startPeer({ name: null });
  const hosting = await openHosting(await tempFolder(), nobody);
  expect(refused(await hosting.start({ port: 0 })).message).toContain('who you are');
  expect(hosting.state()).toEqual({ state: 'off' });
});

it('starting twice at once starts one host', async () => {
  const ines = await startPeer({ name: 'Ines' });
  const hosting = await openHosting(await tempFolder(), ines);
  const [one, two] = await Promise.all([hosting.start({ port: 0 }), hosting.start({ port: 0 })]);
  expect(accepted(one)).toEqual(accepted(two));
});

it('a host that does not run cannot be shown on the network', async () => {
  const hosting = await openHosting(await tempFolder(), await startPeer());
  expect(refused(await hosting.setVisible(true)).message).toContain('not hosting');
});

it('a deleted host is gone with its data, here and from the list of hosts, and the next one is a new one', async () => {
  const folder = await tempFolder();
  const ines = await startPeer({ name: 'Ines' });
  const hosting = await openHosting(folder, ines);
  const { host } = accepted(await hosting.start({ port: 0 }));
  // The straight apostrophe of a keyboard is as good as the curved one of the name.
  expect(accepted(await hosting.delete(" Ines's computer "))).toEqual({ host });
  expect(hosting.state()).toEqual({ state: 'off' });
  expect(ines.peer.hosts()).toEqual([]);
  expect(await readdir(folder)).toEqual(['hosting.json']);
  const next = accepted(await hosting.start({ port: 0 }));
  expect(next.host).not.toBe(host);
  expect(running(hosting).name).toBe('Ines’s computer');
});

it('a host is not deleted under another name, nor while it does not run', async () => {
  const folder = await tempFolder();
  const ines = await startPeer({ name: 'Ines' });
  const hosting = await openHosting(folder, ines);
  const { host } = accepted(await hosting.start({ port: 0, name: 'Studio' }));
  expect(refused(await hosting.delete('studio'))).toMatchObject({
    field: 'name',
    message: expect.stringContaining('Studio'),
  });
  expect(running(hosting).id).toBe(host);
  accepted(await hosting.stop());
  expect(refused(await hosting.delete('Studio')).message).toContain('not hosting');
  expect(await readdir(folder)).toContain('host');
});

it('what an interrupted deletion left goes with the next start', async () => {
  const folder = await tempFolder();
  await mkdir(join(folder, 'host.deleted'));
  await writeFile(join(folder, 'host.deleted', 'host.json'), '{}');
  const hosting = await openHosting(folder, await startPeer());
  await hosting.resume();
  expect(await readdir(folder)).not.toContain('host.deleted');
});
