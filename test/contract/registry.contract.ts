import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RoomRecord } from '../../src/main/store/records';
import type { Change, Registry } from '../../src/main/store/registry';
import { roomRecord } from '../support/opened-store';

const ids = async (registry: Registry): Promise<string[]> => (await registry.list('rooms')).map((room) => room.id);
const put = (registry: Registry, ...rooms: RoomRecord[]): Promise<void> =>
  registry.update((transaction) => {
    for (const room of rooms) transaction.put('rooms', room);
  });

/** What every registry promises. `open` makes an empty one. */
export function registryContract(adapter: string, open: () => Promise<Registry>): void {
  describe(`${adapter}: reading`, () => {
    test('a record comes back as it was put; there is none under another id or kind', async () => {
      const registry = await open();
      await put(registry, roomRecord('a', { users: ['user-1', 'user-2'] }));
      expect(await registry.get('rooms', 'a')).toEqual(roomRecord('a', { users: ['user-1', 'user-2'] }));
      expect(await registry.get('rooms', 'b')).toBeUndefined();
      expect(await registry.get('teams', 'a')).toBeUndefined();
      expect(await registry.list('teams')).toEqual([]);
    });

    test('lists are in the order of creation; a replaced record keeps its place', async () => {
      const registry = await open();
      await put(registry, roomRecord('c'), roomRecord('a'));
      await put(registry, roomRecord('b'));
      await put(registry, roomRecord('c', { name: 'Renamed' }));
      expect(await ids(registry)).toEqual(['c', 'a', 'b']);
    });

    test('what an update does is not seen before it is committed', async () => {
      const registry = await open();
      const putting = put(registry, roomRecord('a'));
      const seen = await registry.get('rooms', 'a');
      await putting;
      expect([undefined, 'a']).toContain(seen?.id);
      expect(await ids(registry)).toEqual(['a']);
    });
  });

  describe(`${adapter}: updating`, () => {
    test('an update sees its own writes and yields its value', async () => {
      const registry = await open();
      const seen = await registry.update((transaction) => {
        transaction.put('rooms', roomRecord('a'));
        transaction.put('rooms', roomRecord('b'));
        transaction.delete('rooms', 'a');
        return [transaction.get('rooms', 'a'), transaction.list('rooms').map((room) => room.id)];
      });
      expect(seen).toEqual([undefined, ['b']]);
    });

    test('updates run one after the other, however many at once', async () => {
      const registry = await open();
      await put(registry, roomRecord('a', { users: [] }));
      const joins = Array.from({ length: 100 }, (_, index) =>
        registry.update((transaction) => {
          const room = transaction.get('rooms', 'a');
          if (room === undefined) throw new Error('The room is there.');
          transaction.put('rooms', { ...room, users: [...room.users, `user-${index}`] });
        }),
      );
      await Promise.all(joins);
      expect((await registry.get('rooms', 'a'))?.users).toEqual(
        Array.from({ length: 100 }, (_, index) => `user-${index}`),
      );
    });

    test('an update that throws changes nothing, those beside it are kept', async () => {
      const registry = await open();
      const before = put(registry, roomRecord('a'));
      const failing = registry.update((transaction) => {
        transaction.put('rooms', roomRecord('b'));
        throw new RangeError('second thoughts');
      });
      const after = put(registry, roomRecord('c'));
      await expect(failing).rejects.toThrow('second thoughts');
      await Promise.all([before, after]);
      expect(await ids(registry)).toEqual(['a', 'c']);
    });
  });

  describe(`${adapter}: watching`, () => {
    test('each update is heard once, in order, before it resolves, with before and after', async () => {
      const registry = await open();
      const heard: (readonly Change[])[] = [];
      registry.watch((changes) => heard.push(changes));
      await put(registry, roomRecord('a'), roomRecord('b'));
      expect(heard.length).toBe(1);
      await put(registry, roomRecord('a', { name: 'Renamed' }));
      await registry.update((transaction) => transaction.delete('rooms', 'b'));
      expect(heard).toEqual([
        [
          { kind: 'rooms', id: 'a', before: null, after: roomRecord('a') },
          { kind: 'rooms', id: 'b', before: null, after: roomRecord('b') },
        ],
        [{ kind: 'rooms', id: 'a', before: roomRecord('a'), after: roomRecord('a', { name: 'Renamed' }) }],
        [{ kind: 'rooms', id: 'b', before: roomRecord('b'), after: null }],
      ]);
    });

    test('an update that changes nothing is not heard, nor is anything after leaving', async () => {
      const registry = await open();
      await put(registry, roomRecord('a'));
      const heard: (readonly Change[])[] = [];
      const leave = registry.watch((changes) => heard.push(changes));
      await put(registry, roomRecord('a'));
      await registry.update((transaction) => {
        transaction.put('rooms', roomRecord('b'));
        transaction.delete('rooms', 'b');
      });
      await registry.update((transaction) => transaction.delete('rooms', 'nowhere'));
      leave();
      await put(registry, roomRecord('c'));
      expect(heard).toEqual([]);
    });
  });

  test(`${adapter}: any sequence of updates ends where plain maps would`, async () => {
    const step = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      action: fc.constantFrom('put', 'delete', 'throw'),
      name: fc.constantFrom('One', 'Two', 'Three'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 8 }), async (updates) => {
        const registry = await open();
        await Promise.allSettled(updates.map((steps) => registry.update((transaction) => run(steps, transaction))));
        const rooms = await registry.list('rooms');
        expect(new Map(rooms.map((room) => [room.id, room]))).toEqual(updates.reduce(model, new Map()));
      }),
      { numRuns: 40 },
    );
  });
}

interface Step {
  readonly id: string;
  readonly action: string;
  readonly name: string;
}

function run(steps: readonly Step[], transaction: Parameters<Parameters<Registry['update']>[0]>[0]): void {
  for (const { id, action, name } of steps) {
    if (action === 'put') transaction.put('rooms', roomRecord(id, { name }));
    else if (action === 'delete') transaction.delete('rooms', id);
  }
  if (steps.some(({ action }) => action === 'throw')) throw new Error('second thoughts');
}

function model(rooms: ReadonlyMap<string, RoomRecord>, steps: readonly Step[]): ReadonlyMap<string, RoomRecord> {
  if (steps.some(({ action }) => action === 'throw')) return rooms;
  const next = new Map(rooms);
  for (const { id, action, name } of steps) {
    if (action === 'put') next.set(id, roomRecord(id, { name }));
    else next.delete(id);
  }
  return next;
}
