import { test } from 'vitest';
import { bundledChild } from '../../support/bundled-child';
import { rounds } from '../../support/fault-figures';
import { MortalPair } from '../../support/mortal-pair';
import { requires } from '../../support/requirements';

const KILLS = rounds(2, 20);

requires('build')('an app that is killed with changes to messages on their way', () => {
  const bundle = bundledChild('test/support/network-peer.ts');

  test(`has said them all to its host, in order, after ${KILLS} kills of both`, {
    timeout: rounds(30_000, 120_000),
  }, async () => {
    const pair = await MortalPair.start(bundle());
    const { room } = pair;
    await pair.app.call('open-room', room);
    for (const message of ['Soup', 'Bread']) await pair.app.call('send', { ...room, message });
    await pair.app.call('until-messages', { ...room, count: 2 });

    for (let kill = 1; kill <= KILLS; kill += 1) {
      await pair.killHost();
      await pair.app.call('until-connection', { host: room.host, state: 'reconnecting' });
      const edits = [`Soup ${kill}, or not`, `Soup ${kill}`];
      for (const message of edits) {
        await pair.app.call('amend', { ...room, event: 'chat-message-edit', payload: { seq: 1, message } });
      }
      const on = kill % 2 === 1;
      await pair.app.call('amend', { ...room, event: 'pin', payload: { seq: 2, on } });
      await pair.killApp();
      pair.restartApp();
      await pair.restartHost();
      await pair.app.call('until-connection', { host: room.host, state: 'online' });
      await pair.app.call('open-room', room);
      await pair.app.call('until-seen', { ...room, message: `Soup ${kill}` });
      await pair.app.call('until-pinned', { ...room, seq: 2, on });
    }
  });
});
