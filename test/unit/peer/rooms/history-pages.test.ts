import { expect, test } from 'vitest';
import { err, ok, type Result } from '#shared/result';
import type { HistoryPage } from '#shared/state/room-state';
import { HistoryPages } from '../../../../src/main/peer/rooms/history-pages';
import type { PushFailure } from '../../../../src/main/peer/wire/host-channel';

const PAGE: HistoryPage = { messages: [], more: false };
const tooFast = (retry_after: number): PushFailure => ({
  kind: 'refused',
  refusal: { reason: 'rate_limited', message: 'A bit fast.', retry_after },
});

/** Pages of a room whose host fails as scripted and then answers. */
function pagesOf(...failures: PushFailure[]) {
  const asked: object[] = [];
  let turns = 0;
  const pages = new HistoryPages({
    push: async (selection): Promise<Result<HistoryPage, PushFailure>> => {
      asked.push(selection);
      const failure = failures.shift();
      return failure ? err(failure) : ok(PAGE);
    },
    inTurn: (ask) => {
      turns += 1;
      return ask();
    },
  });
  return { pages, asked, turns: () => turns };
}

test('a page is asked for whole, and in turn', async () => {
  const { pages, asked, turns } = pagesOf();
  expect(await pages.ask({ after: 7 })).toBe(PAGE);
  expect(asked).toEqual([{ after: 7, limit: 100 }]);
  expect(turns()).toBe(1);
});

test('a refused page is asked for again, after the time the host names', async () => {
  const { pages, asked } = pagesOf(tooFast(30), tooFast(30));
  const began = performance.now();
  expect(await pages.ask()).toBe(PAGE);
  expect(asked).toHaveLength(3);
  expect(performance.now() - began).toBeGreaterThanOrEqual(55);
});

test('a lost line ends it', async () => {
  const { pages, asked } = pagesOf({ kind: 'lost' });
  expect(await pages.ask()).toBeNull();
  expect(asked).toHaveLength(1);
});

test('cancelling ends it at once, also while it waits', async () => {
  const { pages, asked } = pagesOf(tooFast(60_000));
  const page = pages.ask();
  await new Promise((resolve) => setImmediate(resolve));
  pages.cancel();
  expect(await page).toBeNull();
  expect(asked).toHaveLength(1);
  expect(await pages.ask()).toBeNull();
});
