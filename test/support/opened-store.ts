import { onTestFinished } from 'vitest';
import type { ChatMessage } from '#shared/nouns/message';
import type { Draft } from '../../src/main/store/log';
import { openStore, type StoreOptions } from '../../src/main/store/open-store';
import type { RoomRecord } from '../../src/main/store/records';
import type { HostIdentity, Store } from '../../src/main/store/store';
import { memoryLogger } from './memory-logger';

/** An identity whose keys are only texts: nothing in a store looks into them. */
export const plainIdentity: HostIdentity = { id: 'host-1', certificate: 'certificate', privateKey: 'private key' };

/** Options that do for most tests. */
export const storeOptions = (options: Partial<StoreOptions> = {}): StoreOptions => ({
  logger: memoryLogger(),
  createIdentity: async () => plainIdentity,
  ...options,
});

/** Opens a store that has to open; closed when the test ends, if the test has not done so. */
export async function openedStore(folder: string, options: Partial<StoreOptions> = {}): Promise<Store> {
  const opened = await openStore(folder, storeOptions(options));
  if (!opened.ok) throw new Error(opened.error.message);
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= opened.value.close();
    return closing;
  };
  onTestFinished(close);
  return { ...opened.value, close };
}

/** A message to append; `client_id` and text follow from the number unless given. */
export const draft = (number: number, given: Partial<Draft> = {}): Draft => ({
  id: `message-${number}`,
  message: `message number ${number}`,
  room: 'room-1',
  user: 'user-1',
  created: '2026-11-22T10:00:00.000Z',
  client_id: `client-${number}`,
  reply_to: null,
  thread: null,
  files: [],
  ...given,
});

/** The message that a draft becomes, of which nothing has come yet. */
export const messageOf = (draft: Draft, seq: number): ChatMessage => ({
  ...draft,
  seq,
  change: 0,
  edited: null,
  deleted: null,
  reactions: [],
  pinned: false,
});

/** A public room's record. */
export const roomRecord = (id: string, given: Partial<RoomRecord> = {}): RoomRecord => ({
  id,
  name: `Room ${id}`,
  slug: `room-${id}`,
  description: '',
  private: false,
  users: [],
  team: null,
  user: 'user-1',
  created: '2026-11-22T10:00:00.000Z',
  modified: '2026-11-22T10:00:00.000Z',
  direct: false,
  ...given,
});
