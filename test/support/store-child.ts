import { ok } from '#shared/result';
import type { Amendment, Draft } from '../../src/main/store/log';
import type { ReadMark, SavedMessage } from '../../src/main/store/marks';
import { openStore } from '../../src/main/store/open-store';
import type { RoomRecord } from '../../src/main/store/records';
import { type Store, StoreFault } from '../../src/main/store/store';
import type { Answer, Call } from './child';
import { memoryLogger } from './memory-logger';
import { writeWithFile } from './message-with-file';
import { StoreClock } from './store-clock';
import { loadStore } from './store-load';

// The entry of a process that holds a store: `node child.cjs FOLDER SEGMENT_BYTES`, asked over the IPC channel of a fork.

const [folder = '', segmentBytes = ''] = process.argv.slice(2);
const clock = new StoreClock();
const opened = openStore(folder, {
  logger: memoryLogger(),
  createIdentity: async () => ({ id: 'host-1', certificate: 'certificate', privateKey: 'private key' }),
  segmentBytes: Number(segmentBytes),
  // Few, so that messages are written anew all the time.
  foldAfter: 20,
  // Or when they are told to.
  timer: clock.timer,
  // Fast, so that used tokens are forgotten while a test looks on.
  monotonic: () => performance.now() * 100_000,
});

process.on('message', (call: Call) => void answer(call));
// A test that was broken off leaves nobody behind.
process.on('disconnect', () => process.exit());

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
    case 'fault':
      return store.fault().then((fault) => fault?.message ?? null);
    case 'file':
      return writeWithFile(store, input as number);
    case 'drop':
      return store.log.drop(input as string);
    case 'amend': {
      const { room, seq, amendment } = input as { room: string; seq: number; amendment: Amendment };
      return store.log.amend(room, seq, () => ok(amendment));
    }
    case 'mark': {
      const { room, user, seq } = input as ReadMark & { room: string };
      return store.marks.read(room, user, seq);
    }
    case 'save':
      return store.marks.save('user-1', input as SavedMessage, true);
    case 'look':
      return clock.look();
    case 'rooms':
      return store.registry.list('rooms');
    case 'load':
      return loadStore(store, input as string, (told) => void process.send?.(told));
    case 'close':
      return store.close();
    default:
      throw new Error(`There is no operation ${operation}.`);
  }
}

const send = (answer: Answer): void => void process.send?.(answer);
const describe = (error: unknown): unknown =>
  error instanceof StoreFault
    ? { name: error.name, reason: error.reason, message: error.message }
    : { message: String(error) };
