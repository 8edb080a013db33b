import { expect, it } from 'vitest';
import { createDecide } from '../../../../src/main/host/decide';
import { newUser } from '../../../../src/main/host/people/new-user';
import { createRoom } from '../../../../src/main/host/rooms/create-room';
import { deleteRoom } from '../../../../src/main/host/rooms/delete-room';
import { createDropLog, finishDrops } from '../../../../src/main/host/rooms/drop-log';
import { memoryLogger } from '../../../support/memory-logger';
import { draft, openedStore } from '../../../support/opened-store';
import { granted, NOON } from '../../../support/rules';
import { tempFolder } from '../../../support/temp-folder';

it('the messages of a room that was deleted just before a crash are deleted by the next start', async () => {
  const folder = await tempFolder();
  const store = await openedStore(folder);
  const decide = createDecide(store.registry, () => new Date(NOON));
  await store.registry.update((records) =>
    records.put('users', newUser({ id: 'ann', name: 'Ann', now: NOON, role: 'owner' })),
  );
  const fields = { name: 'Lunch', description: '', private: false, team: null, users: [] };
  const { id: room } = granted(await decide('ann', createRoom, fields));
  await store.log.append(draft(1, { room }));
  granted(await decide('ann', deleteRoom, { id: room }));
  await store.close();

  const reopened = await openedStore(folder);
  expect(await reopened.log.head(room)).toBe(1);
  await finishDrops(reopened, createDropLog(reopened, memoryLogger()));
  expect(await reopened.log.head(room)).toBe(0);
  expect(await reopened.registry.list('drops')).toEqual([]);
});
