import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ok } from '#shared/result';
import type { Amendment, Draft, Log } from '../../src/main/store/log';
import type { Registry } from '../../src/main/store/registry';
import type { Found, Question, SearchIndex } from '../../src/main/store/search';
import { MemoryLog } from '../support/memory-log';
import { MemoryRegistry } from '../support/memory-registry';
import { MemorySearch } from '../support/memory-search';
import { draft, roomRecord } from '../support/opened-store';

const ROOMS = ['room-1', 'room-2', 'room-3'];
const PLENTY = 1_000_000;

/** A log, the rooms in it, and an index of them. */
interface Place {
  readonly log: Log;
  readonly registry: Registry;
  readonly search: SearchIndex;
}

type Open = (log: Log, registry: Registry) => Promise<SearchIndex>;

async function place(open: Open): Promise<Place> {
  const [log, registry] = [new MemoryLog(), new MemoryRegistry()];
  for (const id of ROOMS) await registry.update((records) => records.put('rooms', roomRecord(id)));
  const search = await open(log, registry);
  await search.whole();
  return { log, registry, search };
}

const find = (search: SearchIndex, question: Partial<Question> = {}): Promise<Found> =>
  search.find({ query: '', rooms: ROOMS, limit: 20, bytes: PLENTY, ...question });

const texts = ({ messages }: Found): string[] => messages.map(({ message }) => message);

/** A time, some minutes after the first. */
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 22, 10, minute)).toISOString();

async function said(log: Log, messages: readonly (string | Partial<Draft>)[]): Promise<void> {
  for (const [index, given] of messages.entries()) {
    const fields = typeof given === 'string' ? { message: given } : given;
    await log.append(draft(index + 1, { created: at(index), ...fields }));
  }
}

const amend = (log: Log, seq: number, amendment: Amendment, room = 'room-1') =>
  log.amend(room, seq, () => ok(amendment));
const edit = (log: Log, seq: number, message: string) =>
  amend(log, seq, { kind: 'edit', user: 'user-1', at: at(59), message });
const remove = (log: Log, seq: number) => amend(log, seq, { kind: 'delete', user: 'user-1', at: at(59) });

/** What every search index promises. `open` makes one of a log and its rooms, removed after the test. */
export function searchContract(adapter: string, open: Open): void {
  describe(`${adapter}: words`, () => {
    test('all words of a query match by their beginnings, without case and accents', async () => {
      const { log, search } = await place(open);
      await said(log, ['The kettle is on', 'Crème brûlée für alle', 'Kettles and crêpes', 'nothing']);
      expect(texts(await find(search, { query: 'KETTLE' }))).toEqual(['Kettles and crêpes', 'The kettle is on']);
      expect(texts(await find(search, { query: 'cre ket' }))).toEqual(['Kettles and crêpes']);
      expect(texts(await find(search, { query: 'brulee FUR' }))).toEqual(['Crème brûlée für alle']);
      expect(texts(await find(search, { query: 'ettle' }))).toEqual([]);
    });

    test('punctuation and the operators of query languages are plain text', async () => {
      const { log, search } = await place(open);
      await said(log, ['foo OR bar', 'say "hi" NEAR (here)', 'a-b * c^d: e']);
      expect(texts(await find(search, { query: 'foo OR bar' }))).toEqual(['foo OR bar']);
      expect(texts(await find(search, { query: 'foo NOT baz' }))).toEqual([]);
      expect(texts(await find(search, { query: '"hi" NEAR (' }))).toEqual(['say "hi" NEAR (here)']);
      expect(texts(await find(search, { query: "*'; a-b e:" }))).toEqual(['a-b * c^d: e']);
    });

    test('runs of letters without spaces match anywhere inside', async () => {
      const { log, search } = await place(open);
      await said(log, ['我们明天去北京吃饭', 'ทีมของเราจะกินข้าว', 'カレーを食べました', '北海道と京都']);
      expect(texts(await find(search, { query: '北京' }))).toEqual(['我们明天去北京吃饭']);
      expect(texts(await find(search, { query: '京' }))).toEqual(['北海道と京都', '我们明天去北京吃饭']);
      expect(texts(await find(search, { query: 'กินข้าว' }))).toEqual(['ทีมของเราจะกินข้าว']);
      expect(texts(await find(search, { query: 'カレー' }))).toEqual(['カレーを食べました']);
      expect(texts(await find(search, { query: '明天北京' }))).toEqual([]);
    });

    test('a message is found from the moment it is acknowledged', async () => {
      const { log, search } = await place(open);
      for (let number = 1; number <= 30; number += 1) {
        await log.append(draft(number, { message: `word${number}` }));
        expect(texts(await find(search, { query: `word${number}` }))).toEqual([`word${number}`]);
      }
    });
  });

  describe(`${adapter}: filters and pages`, () => {
    const talk: Partial<Draft>[] = [
      { message: 'tea one', user: 'ines' },
      { message: 'tea two', user: 'theo', room: 'room-2' },
      { message: 'tea three', user: 'ines', room: 'room-2' },
      { message: '', user: 'theo', files: [{ id: 'file-1', name: 'plan.png', size: 1, type: 'image/png' }] },
      { message: 'tea five', user: 'theo', room: 'room-3' },
    ];

    test('rooms, author, times and files narrow it down, with words and without', async () => {
      const { log, search } = await place(open);
      await said(log, talk);
      expect(texts(await find(search, { query: 'tea', rooms: ['room-2'] }))).toEqual(['tea three', 'tea two']);
      expect(texts(await find(search, { query: 'tea', from: 'ines' }))).toEqual(['tea three', 'tea one']);
      expect(texts(await find(search, { from: 'ines' }))).toEqual(['tea three', 'tea one']);
      expect(texts(await find(search, { query: 'tea', from: 'nobody' }))).toEqual([]);
      expect(texts(await find(search, { after: at(0), before: at(2) }))).toEqual(['tea two']);
      expect(texts(await find(search, { query: 'tea', after: at(1) }))).toEqual(['tea five', 'tea three']);
      expect((await find(search, { hasFile: true })).messages.map(({ seq }) => seq)).toEqual([2]);
      expect(texts(await find(search, { rooms: [] }))).toEqual([]);
      expect(texts(await find(search, { rooms: ['room-1', 'elsewhere'], query: 'tea' }))).toEqual(['tea one']);
    });

    test('a file is found by its name, alone and with the words of its message, until it is deleted', async () => {
      const { log, search } = await place(open);
      const file = (id: string, name: string) => ({ id, name, size: 1, type: 'text/csv' });
      await said(log, [
        { message: 'For the chair', files: [file('file-1', 'cut-list_2.csv'), file('file-2', 'Kürzungen.pdf')] },
        { message: '', files: [file('file-3', 'cut list.csv')] },
        { message: 'no list at all' },
      ]);
      expect((await find(search, { query: 'cut list' })).messages.map(({ seq }) => seq)).toEqual([2, 1]);
      expect(texts(await find(search, { query: 'chair kurz' }))).toEqual(['For the chair']);
      expect(texts(await find(search, { query: 'chair csv', hasFile: true }))).toEqual(['For the chair']);
      await remove(log, 1);
      expect(texts(await find(search, { query: 'kürzungen' }))).toEqual([]);
    });

    test('pages go on where the last one ended, whatever was written meanwhile', async () => {
      const { log, search } = await place(open);
      await said(log, talk);
      const first = await find(search, { query: 'tea', limit: 2 });
      expect(texts(first)).toEqual(['tea five', 'tea three']);
      await log.append(draft(9, { message: 'tea nine', created: at(30) }));
      if (!first.next) throw new Error('There is more.');
      const second = await find(search, { query: 'tea', limit: 2, past: first.next });
      expect(texts(second)).toEqual(['tea two', 'tea one']);
      expect(second.next).toBeNull();
    });

    test('messages of one moment come by room and seq, the last first, over pages of one', async () => {
      const { log, search } = await place(open);
      for (const [index, room] of ['room-2', 'room-1', 'room-3', 'room-1', 'room-2'].entries()) {
        await log.append(draft(index, { room, created: at(0) }));
      }
      const order: string[] = [];
      for (let past: Question['past']; ; ) {
        const { messages, next } = await find(search, { query: 'message', limit: 1, ...(past && { past }) });
        order.push(...messages.map(({ room, seq }) => `${room}/${seq}`));
        if (!next) break;
        past = next;
      }
      expect(order).toEqual(['room-3/1', 'room-2/2', 'room-2/1', 'room-1/2', 'room-1/1']);
    });
  });

  describe(`${adapter}: what changes`, () => {
    test('an edited message is found by its new words only, and stands as it is', async () => {
      const { log, search } = await place(open);
      await said(log, ['bread and butter']);
      await edit(log, 1, 'bread and honey');
      expect(texts(await find(search, { query: 'butter' }))).toEqual([]);
      const { messages } = await find(search, { query: 'honey' });
      expect(messages).toMatchObject([{ message: 'bread and honey', edited: at(59), change: 1 }]);
    });

    test('a deleted message is not found any more, by no filter either', async () => {
      const { log, search } = await place(open);
      await said(log, ['secret', 'public']);
      await remove(log, 1);
      expect(texts(await find(search, { query: 'secret' }))).toEqual([]);
      expect(texts(await find(search, { from: 'user-1' }))).toEqual(['public']);
      expect(texts(await find(search, { before: at(50) }))).toEqual(['public']);
    });

    test('a deleted room is gone, and a new one is there', async () => {
      const { log, registry, search } = await place(open);
      await said(log, ['tea', { message: 'tea too', room: 'room-2' }]);
      expect(texts(await find(search, { query: 'tea' }))).toHaveLength(2);
      await registry.update((records) => records.delete('rooms', 'room-1'));
      await registry.update((records) => records.put('rooms', roomRecord('room-4')));
      await log.append(draft(3, { room: 'room-4', message: 'tea new', created: at(3) }));
      const rooms = [...ROOMS, 'room-4'];
      expect(texts(await find(search, { query: 'tea', rooms }))).toEqual(['tea new', 'tea too']);
    });
  });

  describe(`${adapter}: threads`, () => {
    const reply = (thread: number, user: string, given: Partial<Draft> = {}): Partial<Draft> => ({
      ...{ thread, reply_to: thread, user, message: `reply of ${user}` },
      ...given,
    });

    test('a thread has a count, pages of replies, and people', async () => {
      const { log, search } = await place(open);
      await said(log, [
        { user: 'ines' },
        reply(1, 'theo'),
        { user: 'noor' },
        reply(1, 'theo'),
        reply(3, 'ines'),
        reply(1, 'ines'),
      ]);
      expect(await search.counts('room-1', [1, 2, 3])).toEqual([
        { thread: 1, replies: 3, last: 6 },
        { thread: 3, replies: 1, last: 5 },
      ]);
      const newest = await search.replies('room-1', 1, { limit: 2, bytes: PLENTY });
      expect(newest).toMatchObject({ messages: [{ seq: 4 }, { seq: 6 }], more: true, replies: 3 });
      const older = await search.replies('room-1', 1, { before: 4, limit: 2, bytes: PLENTY });
      expect(older).toMatchObject({ messages: [{ seq: 2 }], more: false, replies: 3 });

      const threadsOf = async (user: string, rooms = ROOMS) =>
        (await search.threadsOf(user, { rooms, limit: 10 })).threads.map(({ thread }) => thread);
      expect(await threadsOf('ines')).toEqual([1, 3]);
      expect(await threadsOf('theo')).toEqual([1]);
      expect(await threadsOf('noor')).toEqual([3]);
      expect(await threadsOf('ines', ['room-2'])).toEqual([]);
      expect(await threadsOf('nobody')).toEqual([]);
      const first = await search.threadsOf('ines', { rooms: ROOMS, limit: 1 });
      const [last] = first.threads;
      if (!last) throw new Error('There is a thread.');
      expect(first.more).toBe(true);
      const second = await search.threadsOf('ines', { rooms: ROOMS, limit: 1, past: last.newest });
      expect(second).toMatchObject({ threads: [{ thread: 3 }], more: false });
    });

    test('unread are the replies of others after the mark that are not deleted', async () => {
      const { log, search } = await place(open);
      await said(log, [{ user: 'ines' }, reply(1, 'theo'), reply(1, 'ines'), reply(1, 'theo'), reply(1, 'noor')]);
      await remove(log, 4);
      const reading = { room: 'room-1', thread: 1, user: 'ines' };
      const unread = await search.unread([
        { ...reading, read: 0 },
        { ...reading, read: 2 },
        { ...reading, read: 5 },
        { ...reading, thread: 2, read: 0 },
        { ...reading, room: 'elsewhere', read: 0 },
      ]);
      expect(unread).toEqual([2, 1, 0, 0, 0]);
    });
  });

  test(`${adapter}: whatever people do, every question is answered as by reading everything`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), async (steps) => {
        const here = await place(open);
        const model = new MemorySearch(here.log, here.registry);
        for (const [index, one] of steps.entries()) await perform(one, index, here, model);
        await here.search.close();
      }),
      { numRuns: 40 },
    );
  });
}

const word = fc.constantFrom('tea', 'team', 'Tee', 'té', 'bread', '北京', '京都', 'x');
const someText = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const someRoom = fc.constantFrom(...ROOMS);
const someone = fc.constantFrom('ines', 'theo');

const step = fc.oneof(
  fc.record({
    do: fc.constant('say' as const),
    text: someText,
    room: someRoom,
    user: someone,
    minute: fc.nat(5),
    thread: fc.option(fc.nat(6)),
  }),
  fc.record({ do: fc.constant('edit' as const), text: someText, room: someRoom, seq: fc.nat(8) }),
  fc.record({ do: fc.constant('delete' as const), room: someRoom, seq: fc.nat(8) }),
  fc.record({ do: fc.constant('react' as const), room: someRoom, seq: fc.nat(8) }),
  fc.record({
    do: fc.constant('ask' as const),
    query: fc.oneof(someText, fc.constantFrom('', 't', 'b te', '京')),
    rooms: fc.subarray(ROOMS),
    from: fc.option(someone),
    before: fc.option(fc.nat(6)),
    after: fc.option(fc.nat(6)),
    limit: fc.integer({ min: 1, max: 4 }),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function perform(step: Step, index: number, { log, search }: Place, model: SearchIndex): Promise<void> {
  if (step.do === 'say') {
    const { text, room, user, minute, thread } = step;
    // A thread begins with a message that answers nothing.
    const root = thread ? await log.message(room, thread) : undefined;
    const inThread = root?.thread === null ? { thread: root.seq, reply_to: root.seq } : {};
    await log.append(draft(index, { message: text, room, user, created: at(minute), ...inThread }));
    return;
  }
  if (step.do === 'ask') return ask(step, search, model);
  const by = { user: 'ines', at: at(59) };
  if (step.do === 'edit') await amend(log, step.seq, { kind: 'edit', ...by, message: step.text }, step.room);
  if (step.do === 'delete') await amend(log, step.seq, { kind: 'delete', ...by }, step.room);
  if (step.do === 'react') await amend(log, step.seq, { kind: 'reaction', ...by, emoji: '👍', on: true }, step.room);
}

/** All pages of a question, and all that is told of threads. */
async function ask(step: Extract<Step, { do: 'ask' }>, search: SearchIndex, model: SearchIndex): Promise<void> {
  const { query, rooms, from, before, after, limit } = step;
  const question = {
    ...{ query, rooms, limit, bytes: PLENTY },
    ...(from !== null && { from }),
    ...(before !== null && { before: at(before) }),
    ...(after !== null && { after: at(after) }),
  };
  for (let past: Question['past']; ; ) {
    const expected = await model.find({ ...question, ...(past && { past }) });
    const found = await search.find({ ...question, ...(past && { past }) });
    expect(found).toEqual(expected);
    if (!found.next) break;
    past = found.next;
  }
  const page = { rooms, limit };
  for (const user of ['ines', 'theo']) {
    expect(await search.threadsOf(user, page)).toEqual(await model.threadsOf(user, page));
  }
  const seqs = [1, 2, 3, 4, 5];
  for (const room of ROOMS) expect(await search.counts(room, seqs)).toEqual(await model.counts(room, seqs));
}
