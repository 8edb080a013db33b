import { expect, test } from 'vitest';
import { Tickets } from '../../../../src/main/host/files/tickets';

const passage = { user: 'ann', room: 'lunch', file: 'boat', direction: 'down' } as const;

test('[FILE-8] a ticket tells what it opens, until its time is over', () => {
  let now = 0;
  const tickets = new Tickets(1_000, () => now);
  const ticket = tickets.issue(passage);
  expect(tickets.read(ticket)).toMatchObject(passage);
  expect(tickets.read(`${ticket}x`)).toBeUndefined();
  expect(tickets.issue(passage)).not.toBe(ticket);
  now = 1_000;
  expect(tickets.read(ticket)).toBeUndefined();
});

test('so many of one person are remembered, and those of others are not touched', () => {
  const tickets = new Tickets(1_000, () => 0);
  const others = tickets.issue({ ...passage, user: 'bob' });
  const first = tickets.issue(passage);
  const rest = Array.from({ length: 500 }, () => tickets.issue(passage));
  expect(tickets.read(first)).toBeUndefined();
  expect(rest.every((ticket) => tickets.read(ticket))).toBe(true);
  expect(tickets.read(others)).toBeDefined();
});
