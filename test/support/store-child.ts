import type { Draft } from '../../src/main/store/log';
import { openStore } from '../../src/main/store/open-store';
import type { RoomRecord } from '../../src/main/store/records';
import { type Store, StoreFault } from '../../src/main/store/store';
import type { Answer, Call } from './child';
import { memoryLogger } from './memory-logger';

// The entry of a process that holds a store: `node child.cjs FOLDER SEGMENT_BYTES`, asked over the IPC channel of a fork.

/** A state change that the child saw acknowledged, sent without being asked for while `flood` runs. */
export type Acked =
  | { readonly acked: 'message'; readonly room: string; readonly seq: number; readonly client_id: string }
  | { readonly acked: 'record'; readonly id: string }
  | { readonly acked: 'token'; readonly jti: string };

const [folder = '', segmentBytes = ''] = process.argv.slice(2);
const opened = openStore(folder, {
  logger: memoryLogger(),
  createIdentity: async () => ({ id: 'host-1', certificate: 'certificate', privateKey: 'private key' }),
  segmentBytes: Number(segmentBytes),
});

process.on('message', (call: Call) => void answer(call));

async function answer({ call, operation, input }: Call): Promise<void> {
  try {
    const store = await opened;
    if (operation === 'open') return send({ call, value: store.ok ? null : store.error });
    if (!store.ok) throw new Error(store.error.message);
    send({ call, value: (await perform(store.value, operation, input)) ?? null });
  } catch (error) {
    send({ call, error: describe(error) });
  }
}

function perform(store: Store, operation: string, input: unknown): Promise<unknown> {
  switch (operation) {
    case 'append':
      return store.log.append(input as Draft);
    case 'read':
      return store.log.read(input as string, { after: 0, limit: 1_000, bytes: 1e9 });
    case 'put':
      return store.registry.update((transaction) => transaction.put('rooms', input as RoomRecord));
    case 'claim':
      return store.tokens.claim(input as string, Date.now() + 60_000);
    case 'rooms':
      return store.registry.list('rooms');
    case 'flood':
      return flood(store, input as string);
    case 'close':
      return store.close();
    default:
      throw new Error(`There is no operation ${operation}.`);
  }
}

/** Writes without end, in several rooms and to registry and tokens, until the process is killed. */
async function flood(store: Store, round: string): Promise<void> {
  const writers = Array.from({ length: 8 }, (_, writer) =>
    writeMessages(store, `room-${writer % 3}`, `${round}-${writer}`),
  );
  await Promise.all([...writers, writeRecords(store, round)]);
}

async function writeMessages(store: Store, room: string, name: string): Promise<void> {
  for (let number = 0; ; number += 1) {
    const client_id = `${name}-${number}`;
    const text = 'some words '.repeat(1 + (number % 40));
    const created = new Date().toISOString();
    const { message } = await store.log.append({
      id: client_id,
      message: text,
      room,
      user: 'user-1',
      created,
      client_id,
    });
    acked({ acked: 'message', room, seq: message.seq, client_id });
  }
}

async function writeRecords(store: Store, round: string): Promise<void> {
  for (let number = 0; ; number += 1) {
    const id = `${round}-${number}`;
    const created = new Date().toISOString();
    const people = { users: [], team: null, user: 'user-1', private: false, direct: false };
    const record = { id, name: id, slug: id, description: '', created, modified: created, ...people };
    await store.registry.update((transaction) => transaction.put('rooms', record));
    acked({ acked: 'record', id });
    await store.tokens.claim(id, Date.now() + 3_600_000);
    acked({ acked: 'token', jti: id });
  }
}

const acked = (what: Acked): void => void process.send?.(what);
const send = (answer: Answer): void => void process.send?.(answer);
const describe = (error: unknown): unknown =>
  error instanceof StoreFault
    ? { name: error.name, reason: error.reason, message: error.message }
    : { message: String(error) };
