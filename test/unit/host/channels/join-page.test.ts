import { expect, test } from 'vitest';
import { LIMITS } from '#shared/protocol/limits';
import { JoinPages } from '../../../../src/main/host/channels/room/join-page';
import type { ChangeSelection, Page, Selection } from '../../../../src/main/store/log';
import { aMessage } from '../../../support/nouns';

/** A log whose pages are answered when the test says so; the room has ten messages and, unless told, three changes. */
function slowLog(change = 3) {
  const reads: { after: number | undefined; bytes: number; answer(head: number): void; fail(error: Error): void }[] =
    [];
  const room = { change, changed: [] as ReturnType<typeof aMessage>[], more: false };
  const asked: ChangeSelection[] = [];
  const log = {
    read: (_room: string, { after, bytes }: Selection) =>
      new Promise<Page>((resolve, reject) => {
        reads.push({ after, bytes, answer: (head) => resolve({ messages: [], more: false, head }), fail: reject });
      }),
    head: async () => 10,
    change: async () => room.change,
    changes: async (_room: string, selection: ChangeSelection) => {
      asked.push(selection);
      return { messages: room.changed, change: room.change, more: room.more };
    },
  };
  return { reads, room, asked, pages: new JoinPages(log, { counts: async () => [] }) };
}

const at = (head: number, change = 0) => ({ head, change });

/** Lets everything go on that waits for nothing. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('those who ask for the same page while it is read get one reading of it', async () => {
  const { reads, pages } = slowLog();
  const asked = Array.from({ length: 3 }, () => pages.read('room', { since: 5 }, at(7)));
  await turn();
  expect(reads).toHaveLength(1);
  reads[0]?.answer(7);
  expect((await Promise.all(asked)).map(({ head }) => head)).toEqual([7, 7, 7]);
});

test('another room, another since and another change are other pages', async () => {
  const { reads, pages } = slowLog();
  void pages.read('room', { since: 5 }, at(7));
  void pages.read('room', { since: 6 }, at(7));
  void pages.read('room', {}, at(7));
  void pages.read('other', { since: 5 }, at(7));
  void pages.read('room', { since: 5, sinceChange: 1 }, at(7));
  void pages.read('room', { since: 5, sinceChange: 2 }, at(7));
  await turn();
  expect(reads.map(({ after }) => after ?? 'newest').sort()).toEqual([5, 5, 5, 5, 6, 'newest']);
});

test('who came after a message is not given a page that was read before it', async () => {
  const { reads, pages } = slowLog();
  const first = pages.read('room', { since: 5 }, at(7));
  const later = [pages.read('room', { since: 5 }, at(8)), pages.read('room', { since: 5 }, at(8))];
  await turn();
  reads[0]?.answer(7);
  expect((await first).head).toBe(7);
  await turn();
  expect(reads).toHaveLength(2);
  reads[1]?.answer(8);
  expect((await Promise.all(later)).map((page) => page.head)).toEqual([8, 8]);
});

test.each([
  ['after a change is not given a page that was read before it', { change: 3, more: false }, 4, 2],
  ['before that is', { change: 4, more: false }, 4, 1],
  ['is not given one that ends before the last change, unless it began after', { change: 2, more: true }, 3, 2],
])('[CHANGE-3] who came %s', async (_who, { change, more }, announced, readings) => {
  const { reads, room, pages } = slowLog(change);
  room.more = more;
  const known = { since: 5, sinceChange: 1 };
  const first = pages.read('room', known, at(7, 1));
  const later = pages.read('room', known, at(7, announced));
  await turn();
  room.change = announced;
  reads[0]?.answer(7);
  await first;
  await turn();
  reads[1]?.answer(7);
  expect((await later).change).toBe(announced);
  expect(reads).toHaveLength(readings);
});

test('[CHANGE-1] changed messages are those that the client has; one that comes anew has none', async () => {
  const { reads, asked, pages } = slowLog();
  for (const known of [{}, { since: 5 }, { sinceChange: 2 }, { since: 11, sinceChange: 2 }]) {
    const page = pages.read('room', known, at(7));
    await turn();
    reads.shift()?.answer(7);
    expect(await page).toMatchObject({ changed: [], change: 3, changedMore: false });
  }
  expect(asked).toEqual([]);
  void pages.read('room', { since: 10, sinceChange: 2 }, at(7));
  await turn();
  expect(asked).toEqual([{ after: 2, upTo: 10, limit: LIMITS.resumeMax, bytes: LIMITS.pageBytes }]);
});

test('[CHANGE-2] many changed messages leave the new ones less room, but some', async () => {
  const { reads, room, pages } = slowLog();
  const long = (count: number) =>
    Array.from({ length: count }, (_, index) => aMessage({ seq: index + 1, message: 'x'.repeat(8_000) }));
  for (const count of [0, 10, 40]) {
    room.changed = long(count);
    void pages.read('room', { since: 10, sinceChange: count }, at(7));
    await turn();
  }
  const [none, some, many] = reads.map(({ bytes }) => bytes);
  expect(none).toBe(LIMITS.pageBytes);
  expect(some).toBeLessThan(LIMITS.pageBytes - 80_000);
  expect(some).toBeGreaterThan(LIMITS.pageBytes - 90_000);
  expect(many).toBe(LIMITS.pageBytes / 4);
});

test('a page is read anew once it was given, and after a failure', async () => {
  const { reads, pages } = slowLog();
  const failed = pages.read('room', { since: 5 }, at(7));
  await turn();
  reads[0]?.fail(new Error('the disk'));
  await expect(failed).rejects.toThrow('the disk');
  const again = pages.read('room', { since: 5 }, at(7));
  await turn();
  reads[1]?.answer(7);
  await again;
  void pages.read('room', { since: 5 }, at(7));
  await turn();
  expect(reads).toHaveLength(3);
});
