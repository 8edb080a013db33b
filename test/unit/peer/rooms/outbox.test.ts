import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EMPTY_OUTBOX, Outbox, OutboxFile } from '../../../../src/main/peer/rooms/outbox';
import { openDocument } from '../../../../src/main/store/open-document';
import { memoryLogger } from '../../../support/memory-logger';
import { tempFolder } from '../../../support/temp-folder';

async function openOutbox(folder: string, changed: (room: string) => void = () => undefined): Promise<Outbox> {
  const path = join(folder, 'outbox.json');
  return new Outbox(await openDocument(path, OutboxFile, EMPTY_OUTBOX, { logger: memoryLogger() }), changed);
}

test('what was written is there after a restart, in the order it was written', async () => {
  const folder = await tempFolder();
  const before = await openOutbox(folder);
  const ids = [
    await before.add('lunch', 'Soup?'),
    await before.add('attic', 'Boxes'),
    await before.add('lunch', 'Bread?'),
  ];
  await before.close();
  const after = await openOutbox(folder);
  expect(after.rooms()).toEqual(['lunch', 'attic']);
  expect(after.entriesOf('lunch').map(({ client_id }) => client_id)).toEqual([ids[0], ids[2]]);
  expect(after.next('lunch')).toMatchObject({ message: 'Soup?', state: 'waiting' });
  await after.close();
});

test('messages written at the same moment are all kept', async () => {
  const folder = await tempFolder();
  const before = await openOutbox(folder);
  await Promise.all(Array.from({ length: 50 }, (_, index) => before.add('lunch', `${index}`)));
  await before.close();
  const after = await openOutbox(folder);
  expect(after.entriesOf('lunch').map(({ message }) => message)).toEqual(Array.from({ length: 50 }, (_, i) => `${i}`));
  await after.close();
});

test('a message that is not on disk yet is shown, and not sent', async () => {
  const outbox = await openOutbox(await tempFolder());
  const written = outbox.add('lunch', 'Soup?');
  expect(outbox.entriesOf('lunch')).toHaveLength(1);
  expect(outbox.next('lunch')).toBeNull();
  await written;
  expect(outbox.next('lunch')).not.toBeNull();
  await outbox.close();
});

test('a failed message is kept with why, later ones still go, and it can be tried again in its place', async () => {
  const outbox = await openOutbox(await tempFolder());
  const first = await outbox.add('lunch', 'Soup?');
  const second = await outbox.add('lunch', 'Bread?');
  await outbox.fail('lunch', first, 'Not sent. The disk is full.');
  expect(outbox.next('lunch')?.client_id).toBe(second);
  expect(outbox.entriesOf('lunch')[0]).toMatchObject({ state: 'failed', error: 'Not sent. The disk is full.' });
  expect(await outbox.retry('lunch', first)).toBe(true);
  expect(outbox.next('lunch')).toMatchObject({ client_id: first, error: null });
  await outbox.close();
});

test('a message that is sent or deleted is gone, once', async () => {
  const changes: string[] = [];
  const outbox = await openOutbox(await tempFolder(), (room) => changes.push(room));
  const id = await outbox.add('lunch', 'Soup?');
  expect(await outbox.remove('lunch', id)).toBe(true);
  expect(await outbox.remove('lunch', id)).toBe(false);
  expect(await outbox.retry('lunch', id)).toBe(false);
  expect(changes).toEqual(['lunch', 'lunch']);
  await outbox.close();
});
