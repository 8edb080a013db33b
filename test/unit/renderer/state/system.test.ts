import { expect, it } from 'vitest';
import type { Bridge } from '#shared/bridge/bridge';
import type { SystemChannelEvent } from '#shared/bridge/channels';
import { createSystemSource } from '../../../../src/renderer/state/system';
import { aSystem, aTeam, aUser } from '../support/nouns';

/** A bridge of which only `subscribeSystem` is used; `send` plays the host. */
function hostSide() {
  const listeners = new Map<string, Set<(event: SystemChannelEvent) => void>>();
  const bridge: Pick<Bridge, 'subscribeSystem'> = {
    subscribeSystem(host, listener) {
      const of = listeners.get(host) ?? new Set();
      listeners.set(host, of.add(listener));
      return () => of.delete(listener);
    },
  };
  return {
    bridge,
    subscriptions: (host: string) => listeners.get(host)?.size ?? 0,
    send: (host: string, event: SystemChannelEvent) => {
      for (const listener of listeners.get(host) ?? []) listener(event);
    },
  };
}

it('shares one subscription among all who look at a host, and ends it with the last of them', () => {
  const { bridge, subscriptions } = hostSide();
  const source = createSystemSource(bridge);
  const endFirst = source.subscribe('studio', () => undefined);
  const endSecond = source.subscribe('studio', () => undefined);
  expect(subscriptions('studio')).toBe(1);
  endFirst();
  expect(subscriptions('studio')).toBe(1);
  endSecond();
  expect(subscriptions('studio')).toBe(0);
  expect(source.get('studio')).toBeNull();
});

it('applies events to the snapshot and tells every listener; before a snapshot there is nothing to apply them to', () => {
  const { bridge, send } = hostSide();
  const source = createSystemSource(bridge);
  let told = 0;
  source.subscribe('studio', () => {
    told += 1;
  });
  send('studio', { event: 'team', payload: { team: aTeam('early') } });
  expect(source.get('studio')).toBeNull();
  send('studio', { event: 'snapshot', payload: aSystem([aUser('ines')]) });
  send('studio', { event: 'team', payload: { team: aTeam('furniture') } });
  expect(source.get('studio')?.teams).toEqual([aTeam('furniture')]);
  expect(told).toBe(3);
});

it('tells of a crowd that comes at once in few snapshots, and of each of them at once to who hears events', async () => {
  const { bridge, send } = hostSide();
  const source = createSystemSource(bridge);
  let heard = 0;
  let drawn = 0;
  source.subscribe('studio', () => {
    heard += 1;
  });
  const all = new Promise<void>((resolve) => {
    source.watch('studio', () => {
      drawn += 1;
      if (source.get('studio')?.teams.length === 200) resolve();
    });
  });
  send('studio', { event: 'snapshot', payload: aSystem([aUser('ines')]) });
  for (let team = 0; team < 200; team += 1) {
    send('studio', { event: 'team', payload: { team: aTeam(`team-${team}`) } });
  }
  expect(heard).toBe(201);
  await all;
  expect(drawn).toBeLessThan(10);
});
