import { expect, test } from 'vitest';
import { JoinPages } from '../../../../src/main/host/channels/room/join-page';
import type { Page } from '../../../../src/main/store/log';

/** A log whose reads are answered when the test says so. */
function slowLog() {
  const reads: { after: number | undefined; answer(head: number): void; fail(error: Error): void }[] = [];
  const read = (_room: string, { after }: { after?: number }) =>
    new Promise<Page>((resolve, reject) => {
      reads.push({ after, answer: (head) => resolve({ messages: [], more: false, head }), fail: reject });
    });
  return { reads, pages: new JoinPages({ read }) };
}

/** Lets everything go on that waits for nothing. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('those who ask for the same page while it is read get one reading of it', async () => {
  const { reads, pages } = slowLog();
  const asked = Array.from({ length: 3 }, () => pages.read('room', 5, 7));
  await turn();
  expect(reads).toHaveLength(1);
  reads[0]?.answer(7);
  expect((await Promise.all(asked)).map(({ head }) => head)).toEqual([7, 7, 7]);
});

test('another room and another since are other pages', async () => {
  const { reads, pages } = slowLog();
  void pages.read('room', 5, 7);
  void pages.read('room', 6, 7);
  void pages.read('room', undefined, 7);
  void pages.read('other', 5, 7);
  await turn();
  expect(reads.map(({ after }) => after)).toEqual([5, 6, undefined, 5]);
});

test('who came after a message is not given a page that was read before it', async () => {
  const { reads, pages } = slowLog();
  const first = pages.read('room', 5, 7);
  const later = [pages.read('room', 5, 8), pages.read('room', 5, 8)];
  await turn();
  reads[0]?.answer(7);
  expect((await first).head).toBe(7);
  await turn();
  expect(reads).toHaveLength(2);
  reads[1]?.answer(8);
  expect((await Promise.all(later)).map((page) => page.head)).toEqual([8, 8]);
});

test('a page is read anew once it was given, and after a failure', async () => {
  const { reads, pages } = slowLog();
  const failed = pages.read('room', 5, 7);
  await turn();
  reads[0]?.fail(new Error('the disk'));
  await expect(failed).rejects.toThrow('the disk');
  const again = pages.read('room', 5, 7);
  await turn();
  reads[1]?.answer(7);
  await again;
  void pages.read('room', 5, 7);
  await turn();
  expect(reads).toHaveLength(3);
});
