import { expect, test } from 'vitest';
import type { SystemSnapshot } from '#shared/bridge/channels';
import { accepted, type SystemWatcher, type TestPeer, watchSystem } from '../../support/peer';
import { loseTheLine, roomOfTwo } from '../../support/room-of-two';

/** Priya as Tomasz sees her. */
const priyaAt = (watcher: SystemWatcher, priya: TestPeer) => {
  const me = priya.peer.me()?.id;
  const find = (state: SystemSnapshot | null) => state?.users.find(({ id }) => id === me);
  return {
    now: () => find(watcher.state),
    until: (status: string, dnd_until: string | null) =>
      watcher.until((state) => find(state)?.status === status && find(state)?.dnd_until === dnd_until),
  };
};

const SOON = new Date(Date.now() + 3_600_000).toISOString();
const LATER = new Date(Date.now() + 7_200_000).toISOString();

test('who is away, and until when not to disturb them, is seen by others, and after a break', async () => {
  const place = await roomOfTwo();
  const { host, cable, priya, tomasz } = place;
  const seen = priyaAt(watchSystem(tomasz.peer, host.id), priya);
  priya.peer.setPresence({ status: 'away', dnd_until: null });
  await seen.until('away', null);
  priya.peer.setPresence({ status: 'online', dnd_until: SOON });
  await seen.until('online', SOON);
  await loseTheLine(place);
  priya.peer.setPresence({ status: 'online', dnd_until: LATER });
  cable.mend();
  await seen.until('online', LATER);
  await loseTheLine(place);
  priya.peer.setPresence({ status: 'away', dnd_until: null });
  cable.mend();
  await seen.until('away', null);
});

test('what a person says of themself holds until the computer says otherwise', async () => {
  const { host, priya, tomasz } = await roomOfTwo();
  const seen = priyaAt(watchSystem(tomasz.peer, host.id), priya);
  accepted(await priya.peer.push(host.id, 'system', 'user-update', { status: 'away' }));
  await seen.until('away', null);
  accepted(await priya.peer.push(host.id, 'system', 'user-update', { name: 'Priya Nair' }));
  expect(seen.now()?.status).toBe('away');
  priya.peer.setPresence({ status: 'away', dnd_until: null });
  priya.peer.setPresence({ status: 'online', dnd_until: null });
  await seen.until('online', null);
});
