import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DiscoveredHost } from '#shared/bridge/state';
import { bundledChild } from '../support/bundled-child';
import { type Child, startChild } from '../support/child';
import { type HeadlessHost, startHeadless } from '../support/headless';
import { type Machine, twoMachines } from '../support/network';
import { requires } from '../support/requirements';
import { tempFolder } from '../support/temp-folder';

/** What an outsider is told about how fast a host is found. */
const FOUND_WITHIN_MS = 5_000;

requires('netns', 'build')('two machines with a cable between them', () => {
  const bundle = bundledChild('test/support/network-peer.ts');

  const host = async (machine: Machine) =>
    startHeadless({ data: await tempFolder(), args: ['--name', 'Studio'], through: machine.run });

  const peer = async (machine: Machine, name: string) => {
    const folder = join(await tempFolder(), 'peer');
    return startChild(bundle(), [folder, name], {}, machine.run);
  };

  const find = async (who: Child, studio: HeadlessHost) =>
    (await who.call('until-discovered', { id: studio.id, gone: false })) as DiscoveredHost;

  test('[DISC-1] a peer finds a host that was there before it within 5 seconds', async () => {
    const [near, far] = await twoMachines();
    const studio = await host(near);
    const began = performance.now();
    const found = await find(await peer(far, 'Priya'), studio);
    expect(performance.now() - began).toBeLessThan(FOUND_WITHIN_MS);
    expect(found).toMatchObject({
      name: 'Studio',
      fingerprint: studio.fingerprint,
      address: `${near.address}:${studio.port}`,
      policy: 'open',
      known: false,
      own: false,
    });
  });

  test('a peer that waits finds a host that comes later within 5 seconds', async () => {
    const [near, far] = await twoMachines();
    const priya = await peer(far, 'Priya');
    await priya.call('ready');
    const studio = await host(near);
    const began = performance.now();
    await find(priya, studio);
    expect(performance.now() - began).toBeLessThan(FOUND_WITHIN_MS);
  });

  test('two people find the host, join it and talk', async () => {
    const { ines, priya, room } = await twoPeopleInARoom();
    await ines.call('send', { ...room, message: 'Is anybody at the far end?' });
    await priya.call('until-messages', { ...room, count: 1 });
    await priya.call('send', { ...room, message: 'Here.' });
    const said = [
      { seq: 1, message: 'Is anybody at the far end?' },
      { seq: 2, message: 'Here.' },
    ];
    expect(await ines.call('until-messages', { ...room, count: 2 })).toEqual(said);
    expect(await priya.call('until-messages', { ...room, count: 2 })).toEqual(said);
  });

  test.each([
    ['the host', 'near'],
    ['the person', 'far'],
  ] as const)(
    'after the cable of %s was pulled and put back nothing is missing and nothing is there twice',
    async (_, end) => {
      const { machines, ines, priya, room } = await twoPeopleInARoom();
      await priya.call('send', { ...room, message: 'before' });
      await ines.call('until-messages', { ...room, count: 1 });

      await machines[end].pullCable();
      const typed = Array.from({ length: 10 }, (_unused, index) => index + 1);
      for (const number of typed) await priya.call('send', { ...room, message: `far ${number}` });
      for (const number of typed) await ines.call('send', { ...room, message: `near ${number}` });
      // Ines is on the host's machine and notices nothing: hers are all there before the cable is back.
      await ines.call('until-messages', { ...room, count: 11 });
      await machines[end].putCableBack();

      const seen = (await priya.call('until-messages', { ...room, count: 21 })) as { seq: number; message: string }[];
      expect(seen.map(({ seq }) => seq)).toEqual(Array.from({ length: 21 }, (_unused, index) => index + 1));
      expect(seen.map(({ message }) => message)).toEqual([
        'before',
        ...typed.map((number) => `near ${number}`),
        ...typed.map((number) => `far ${number}`),
      ]);
      expect(await ines.call('until-messages', { ...room, count: 21 })).toEqual(seen);
    },
  );

  test('a host that is killed is greyed, and then gone', { timeout: 90_000 }, async () => {
    const [near, far] = await twoMachines();
    const studio = await host(near);
    const priya = await peer(far, 'Priya');
    await find(priya, studio);
    await studio.end('SIGKILL');
    expect(await priya.call('until-discovered', { id: studio.id, gone: true })).toMatchObject({ gone: true });
    expect(await priya.call('until-discovered', { id: studio.id, gone: null })).toBeNull();
  });

  test('a host that ends by itself is greyed at once', async () => {
    const [near, far] = await twoMachines();
    const studio = await host(near);
    const priya = await peer(far, 'Priya');
    await find(priya, studio);
    await studio.end('SIGTERM');
    const began = performance.now();
    await priya.call('until-discovered', { id: studio.id, gone: true });
    expect(performance.now() - began).toBeLessThan(FOUND_WITHIN_MS);
  });

  /** Ines beside the host, Priya at the other end of the cable, both in one room. */
  async function twoPeopleInARoom() {
    const [near, far] = await twoMachines();
    const studio = await host(near);
    const people = { ines: await peer(near, 'Ines'), priya: await peer(far, 'Priya') };
    for (const who of Object.values(people)) {
      const { id, fingerprint, address } = await find(who, studio);
      const [ip = '', port = ''] = address.split(':');
      await who.call('join', { id, fingerprint, address: ip, port: Number(port) });
    }
    const { chatroom } = (await people.ines.call('create-room', { host: studio.id, name: 'Benches' })) as {
      chatroom: { id: string };
    };
    const room = { host: studio.id, room: chatroom.id };
    for (const who of Object.values(people)) await who.call('open-room', room);
    return { machines: { near, far }, studio, ...people, room };
  }
});
