import { expect, test } from 'vitest';
import { MarkNews } from '../../../../src/main/host/announcer/mark-news';
import { Publisher } from '../../../../src/main/host/announcer/publisher';
import { LocalHub } from '../../../../src/main/host/hub/local-hub';
import { HUB_TOPICS } from '../../../../src/main/host/hub/topics';
import { memoryLogger } from '../../../support/memory-logger';

/** News to a room of so many people, who hear them; time passes when `later` is called. */
function newsTo(people: number) {
  const logger = memoryLogger();
  const hub = new LocalHub(logger);
  const heard: string[] = [];
  hub.subscribe(HUB_TOPICS.room('room'), ({ event, payload }) => {
    const { user, seq } = payload as { user: string; seq?: number };
    heard.push(seq === undefined ? `${event} ${user}` : `${event} ${user} ${seq}`);
  });
  const due: (() => void)[] = [];
  const news = new MarkNews({
    publisher: new Publisher(hub, logger),
    participants: { count: () => people },
    schedule: (run) => {
      due.push(run);
      return () => due.splice(due.indexOf(run), 1);
    },
  });
  const later = () => {
    for (const run of due.splice(0)) run();
    return heard.splice(0);
  };
  return { news, heard, later, due };
}

test('[READ-1] a room hears at once how far somebody has read', () => {
  const { news, heard } = newsTo(20);
  for (let seq = 1; seq <= 50; seq++) news.read('room', { user: 'ann', seq });
  expect(heard).toHaveLength(50);
});

test('[READ-3] in a large room marks are gathered, and only the last one of each person is told', () => {
  const { news, heard, later, due } = newsTo(600);
  news.read('room', { user: 'ann', seq: 1 });
  news.read('room', { user: 'bob', seq: 1 });
  news.read('room', { user: 'ann', seq: 2 });
  news.read('room', { user: 'bob', seq: 3 });
  expect(heard.splice(0)).toEqual(['read ann 1']);
  expect(later()).toEqual(['read bob 3', 'read ann 2']);
  expect(later()).toEqual([]);
  expect(due).toEqual([]);
  news.read('room', { user: 'ann', seq: 4 });
  expect(heard).toEqual(['read ann 4']);
});

test('[READ-3] what is too much for one go is told in several, who waits longest first', () => {
  const { news, later } = newsTo(5_000);
  const people = Array.from({ length: 12 }, (_, index) => `p${index}`);
  for (const user of people) news.read('room', { user, seq: 1 });
  const goes = [later(), later(), later(), later()];
  expect(goes.map(({ length }) => length)).toEqual([6, 5, 1, 0]);
  expect(goes.flat()).toEqual(people.map((user) => `read ${user} 1`));
});

test('[TYPE-2] in a large room it is not told of more than a few that they are writing', () => {
  const { news, heard, later } = newsTo(600);
  news.typing('room', 'ann', true);
  news.typing('room', 'bob', true);
  expect(heard.splice(0)).toEqual(['typing ann']);
  expect(later()).toEqual([]);
  news.typing('room', 'bob', true);
  expect(heard).toEqual(['typing bob']);
});

test('a host that stops tells nothing more', () => {
  const { news, heard, due } = newsTo(600);
  news.read('room', { user: 'ann', seq: 1 });
  news.read('room', { user: 'bob', seq: 1 });
  news.dispose();
  expect(due).toEqual([]);
  expect(heard).toHaveLength(1);
});
