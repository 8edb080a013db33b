import { join } from 'node:path';
import { createIdentity } from '../../src/main/host/certificate';
import type { StoreOptions } from '../../src/main/store/open-store';
import type { UserRecord } from '../../src/main/store/records';
import type { Store } from '../../src/main/store/store';
import { amend, deletion, edit, pin, reaction } from './amendments';
import { draft, openedStore, roomRecord } from './opened-store';
import { StoreClock } from './store-clock';
import { tempFolder } from './temp-folder';

/** A member's record. */
export const userRecord = (id: string): UserRecord => ({
  id,
  name: `Person ${id}`,
  color: '#336699',
  created: '2026-11-22T10:00:00.000Z',
  last_seen: '2026-11-22T10:00:00.000Z',
  role: 'member',
  away: false,
  dnd_until: null,
  removed: null,
});

/** Segments so small that a few messages fill several. */
export const SMALL_SEGMENTS = { segmentBytes: 1_000 } as const;

/** Opens a store with a real identity, the person user-1, and the rooms room-1 and room-2, which have no messages yet. */
export async function openSmallHostData(folder: string, options: Partial<StoreOptions> = {}): Promise<Store> {
  const store = await openedStore(folder, { createIdentity, ...SMALL_SEGMENTS, ...options });
  await store.registry.update((records) => {
    records.put('users', userRecord('user-1'));
    for (const id of ['room-1', 'room-2']) records.put('rooms', roomRecord(id));
  });
  return store;
}

/** A closed data folder with 30 messages in room-1, over several segments, and one in room-2. */
export async function smallHostData(): Promise<string> {
  const folder = join(await tempFolder(), 'data');
  const store = await openSmallHostData(folder);
  for (let number = 1; number <= 30; number += 1) await store.log.append(draft(number));
  await store.log.append(draft(1, { room: 'room-2' }));
  await store.tokens.claim('a', Date.now() + 60_000);
  await store.close();
  return folder;
}

/**
 * The same with amendments: some in the messages' own lines, some beside them, in several segments; and with marks of
 * what user-1 read and keeps.
 */
export async function smallTalkData(): Promise<string> {
  const folder = await smallHostData();
  const clock = new StoreClock();
  const store = await openedStore(folder, { ...SMALL_SEGMENTS, now: clock.now, timer: clock.timer });
  const at = clock.at;
  for (let seq = 1; seq <= 12; seq += 1) await amend(store.log, seq, edit(`edited ${seq}`, { at }));
  await amend(store.log, 3, pin());
  await clock.passDay();
  for (let seq = 8; seq <= 20; seq += 1) await amend(store.log, seq, reaction('👍', `user-${seq}`));
  await amend(store.log, 5, deletion());
  await amend(store.log, 9, pin());
  await store.marks.read('room-1', 'user-1', 20);
  await store.marks.save('user-1', { room: 'room-1', seq: 7, at }, true);
  await store.close();
  return folder;
}

/** All that a store tells of the messages of a room, and of the marks of user-1. */
export async function everythingOf({ log, marks }: Store, room = 'room-1') {
  return {
    page: await log.read(room, { after: 0, limit: 10_000, bytes: 1e9 }),
    changes: await log.changes(room, { after: 0, upTo: Number.MAX_SAFE_INTEGER, limit: 10_000, bytes: 1e9 }),
    pins: await log.pins(room),
    reads: await marks.reads(room),
    saved: await marks.saved('user-1'),
  };
}
