import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { manifestOf } from '../../src/main/store/data-folder/manifest';
import { MIGRATIONS, versionAfter } from '../../src/main/store/data-folder/migrations';
import { draft, messageOf, openedStore, roomRecord } from './opened-store';

const MESSAGES = 30;
const SEGMENT_BYTES = 1_000;

/** A folder of the first schema version, with messages, a room and nothing that later versions added. */
export async function folderOfVersion1(folder: string): Promise<void> {
  const store = await openedStore(folder, { migrations: [], segmentBytes: SEGMENT_BYTES });
  for (let number = 1; number <= MESSAGES; number += 1) await store.log.append(draft(number));
  await store.registry.update((transaction) => transaction.put('rooms', roomRecord('room-1')));
  await store.close();
  for (const added of ['segments', 'tokens']) await rm(join(folder, added), { force: true });
}

/** Expects everything of the old folder under the present version. */
export async function expectMigrated(folder: string, when: string): Promise<void> {
  const store = await openedStore(folder, { segmentBytes: SEGMENT_BYTES });
  const { messages } = await store.log.read('room-1', { after: 0, limit: 1_000, bytes: 1e9 });
  expect(messages, when).toEqual(
    Array.from({ length: MESSAGES }, (_, index) => messageOf(draft(index + 1), index + 1)),
  );
  expect((await store.registry.list('rooms')).map(({ id }) => id)).toEqual(['room-1']);
  expect((await store.log.append(draft(99))).message.seq).toBe(MESSAGES + 1);
  expect(store.damages, when).toEqual([]);
  await store.close();
  expect(await manifestOf(folder).read()).toMatchObject({ version: versionAfter(MIGRATIONS), state: 'ready' });
}
