import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, test } from 'vitest';
import { bundleChild, startChild } from '../../support/child';
import { rounds } from '../../support/fault-figures';
import { startHeadless } from '../../support/headless';
import { requires } from '../../support/requirements';
import { tempFolder } from '../../support/temp-folder';

const KILLS = rounds(2, 20);

const startHost = (data: string, port = 0) =>
  startHeadless({ data, port, args: ['--bind', '127.0.0.1', '--no-discovery', '--no-rate-limit'] });

requires('build')('an app that is killed with changes to messages on their way', () => {
  let bundle: string;
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hearth-amendments-'));
    bundle = await bundleChild('test/support/network-peer.ts', folder);
    return () => rm(folder, { recursive: true });
  });

  test(`has said them all to its host, in order, after ${KILLS} kills of both`, {
    timeout: rounds(30_000, 120_000),
  }, async () => {
    const data = await tempFolder();
    const folder = join(await tempFolder(), 'peer');
    let host = await startHost(data);
    const { id, port, fingerprint } = host;
    const start = () => startChild(bundle, [folder, 'Priya']);
    let priya = start();
    await priya.call('join', { id, fingerprint, address: '127.0.0.1', port });
    const made = (await priya.call('create-room', { host: id, name: 'Lunch' })) as { chatroom: { id: string } };
    const room = { host: id, room: made.chatroom.id };
    await priya.call('open-room', room);
    for (const message of ['Soup', 'Bread']) await priya.call('send', { ...room, message });
    await priya.call('until-messages', { ...room, count: 2 });

    for (let kill = 1; kill <= KILLS; kill += 1) {
      await host.end('SIGKILL');
      await priya.call('until-connection', { host: id, state: 'reconnecting' });
      const edits = [`Soup ${kill}, or not`, `Soup ${kill}`];
      for (const message of edits) {
        await priya.call('amend', { ...room, event: 'chat-message-edit', payload: { seq: 1, message } });
      }
      const on = kill % 2 === 1;
      await priya.call('amend', { ...room, event: 'pin', payload: { seq: 2, on } });
      await priya.kill();
      priya = start();
      host = await startHost(data, port);
      await priya.call('until-connection', { host: id, state: 'online' });
      await priya.call('open-room', room);
      await priya.call('until-seen', { ...room, message: `Soup ${kill}` });
      await priya.call('until-pinned', { ...room, seq: 2, on });
    }
  });
});
