import type { Transaction } from '../../src/main/store/registry';
import { type Store, StoreFault } from '../../src/main/store/store';
import { type AmendTold, loadAmendments } from './amend-load';

// Everything in a store changes at once, in ways that leave no doubt about what must be there afterwards. This half runs in
// the process that is killed; `StoreLedger` notes what it told and looks for it in the store that opens next.

/** What a process under load was told by its store. */
export type Told =
  | { readonly told: 'message'; readonly room: string; readonly seq: number; readonly client_id: string }
  | { readonly told: 'refused'; readonly room: string; readonly client_id: string }
  /** So many changes of this writer are in the registry. */
  | { readonly told: 'changes'; readonly writer: string; readonly count: number }
  | { readonly told: 'token'; readonly jti: string; readonly expires: number }
  /** A room got its first message, which is all it ever gets; then some are deleted. */
  | { readonly told: 'begun' | 'dropping' | 'dropped'; readonly room: string }
  | AmendTold;

type Tell = (told: Told) => void;

/** The rooms in which people talk under load. */
export const TALKING = ['room-0', 'room-1', 'room-2'] as const;

/** Writes without end until the process is killed; what is refused is told, too, and left. */
export async function loadStore(store: Store, round: string, tell: Tell): Promise<void> {
  const talkers = Array.from({ length: 6 }, (_, talker) =>
    talk(store, TALKING[talker % TALKING.length] ?? '', `${round}-${talker}`, tell),
  );
  const writers = ['x', 'y'].map((writer) => changeRecords(store, `${round}-${writer}`, tell));
  const others = [beginRooms(store, round, tell), spendTokens(store, round, tell)];
  await Promise.all([...talkers, ...writers, ...others, loadAmendments(store, round, TALKING, tell)]);
}

async function talk(store: Store, room: string, name: string, tell: Tell): Promise<void> {
  for (let number = 0; ; number += 1) {
    const client_id = `${name}-${number}`;
    const message = 'some words '.repeat(1 + (number % 40));
    const appended = await append(store, room, client_id, message, tell);
    if (appended !== undefined) tell({ told: 'message', room, seq: appended, client_id });
  }
}

/** Yields the seq; undefined when it was refused. */
async function append(store: Store, room: string, client_id: string, text: string, tell: Tell) {
  const created = new Date().toISOString();
  const draft = {
    ...{ id: client_id, message: text, room, user: 'user-1', created, client_id },
    ...{ reply_to: null, thread: null, files: [] },
  };
  try {
    return (await store.log.append(draft)).message.seq;
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    tell({ told: 'refused', room, client_id });
    return undefined;
  }
}

/** Whether a room that begins under load is deleted at once. */
export const isShortLived = (room: string): boolean => Number(room.split('-').at(-1)) % 3 === 0;

/** Rooms that begin, a third of which ends again. */
async function beginRooms(store: Store, round: string, tell: Tell): Promise<void> {
  for (let number = 0; ; number += 1) {
    const room = `first-${round}-${number}`;
    const seq = await append(store, room, room, 'the first', tell);
    if (seq !== undefined) tell({ told: 'begun', room });
    if (seq === undefined || !isShortLived(room)) continue;
    tell({ told: 'dropping', room });
    if (await settled(store.log.drop(room))) tell({ told: 'dropped', room });
  }
}

async function changeRecords(store: Store, writer: string, tell: Tell): Promise<void> {
  for (let count = 0; ; ) {
    const done = count;
    if (!(await settled(store.registry.update((transaction) => change(transaction, writer, done))))) continue;
    count += 1;
    tell({ told: 'changes', writer, count });
  }
}

/** Every other one expires at once: the list of used tokens is cleared of those as it is written. */
async function spendTokens(store: Store, round: string, tell: Tell): Promise<void> {
  for (let number = 0; ; number += 1) {
    const jti = `${round}-${number}`;
    const expires = number % 2 === 0 ? Date.now() + 3_600_000 : 0;
    if (await settled(store.tokens.claim(jti, expires))) tell({ told: 'token', jti, expires });
  }
}

/** Whether something was done and not refused. */
async function settled(doing: Promise<unknown>): Promise<boolean> {
  try {
    await doing;
    return true;
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    return false;
  }
}

const TIME = '2026-11-22T10:00:00.000Z';
const ROOM = { description: '', private: false, users: [], team: null, user: 'user-1', created: TIME, modified: TIME };
const USER = {
  color: '#112233',
  created: TIME,
  last_seen: TIME,
  role: 'member',
  away: false,
  dnd_until: null,
  removed: null,
} as const;

type Changes = Pick<Transaction, 'put' | 'delete'>;

/** What a writer does, one after the other and then again with the next id. */
const CHANGES: readonly ((changes: Changes, id: string) => void)[] = [
  (changes, id) => changes.put('rooms', { ...ROOM, id, name: `Room ${id}`, slug: id, direct: false }),
  (changes, id) => changes.put('rooms', { ...ROOM, id, name: `Renamed ${id}`, slug: id, direct: false }),
  (changes, id) => changes.put('teams', { id, name: id, slug: id, users: [id], user: id, created: TIME }),
  (changes, id) => changes.put('users', { ...USER, id, name: id }),
  (changes, id) => changes.delete('rooms', id),
];

const change = (changes: Changes, writer: string, done: number): void =>
  CHANGES[done % CHANGES.length]?.(changes, `${writer}-${Math.floor(done / CHANGES.length)}`);

/** What there is of a writer after so many changes, as `kind id name`. */
export function recordsAfter(writer: string, count: number): string[] {
  const records = new Map<string, string>();
  const changes: Changes = {
    put: (kind, record) => void records.set(`${kind} ${record.id}`, 'name' in record ? record.name : ''),
    delete: (kind, id) => void records.delete(`${kind} ${id}`),
  };
  for (let done = 0; done < count; done += 1) change(changes, writer, done);
  return [...records].map(([record, name]) => `${record} ${name}`).sort();
}
