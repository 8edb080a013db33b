import { expect, test } from 'vitest';
import { LIMITS } from '#shared/protocol/limits';
import { DedupeWindow } from '../../../src/main/store/room-log/dedupe-window';

const SIZE: number = LIMITS.dedupeWindow;
const message = (seq: number, client_id = `client-${seq}`) => ({ user: 'user-1', client_id, seq });

test('the message that leaves the window is forgotten', () => {
  const window = new DedupeWindow();
  for (let seq = 1; seq <= SIZE + 1; seq += 1) window.add(message(seq));
  expect(window.find('user-1', 'client-1', SIZE + 1)).toBeUndefined();
  expect(window.find('user-1', 'client-2', SIZE + 1)).toBe(2);
});

test('a client_id that was used again is known under its later seq, also when the earlier one leaves', () => {
  const window = new DedupeWindow();
  window.add(message(1, 'again'));
  for (let seq = 2; seq <= SIZE; seq += 1) window.add(message(seq));
  window.add(message(SIZE + 1, 'again'));
  window.add(message(SIZE + 2));
  expect(window.find('user-1', 'again', SIZE + 2)).toBe(SIZE + 1);
});

test('filling from disk, newest first, does not disturb what was added meanwhile', () => {
  const window = new DedupeWindow();
  window.add(message(SIZE + 1, 'again'));
  for (let seq = SIZE; seq >= 1; seq -= 1) window.fill(message(seq, seq === 5 ? 'again' : `client-${seq}`));
  expect(window.find('user-1', 'again', SIZE + 1)).toBe(SIZE + 1);
  expect(window.find('user-1', 'client-2', SIZE + 1)).toBe(2);
  expect(window.find('user-1', 'client-1', SIZE + 1)).toBeUndefined();
});

test('it begins at the first message of a short room', () => {
  expect([DedupeWindow.oldest(0), DedupeWindow.oldest(7), DedupeWindow.oldest(SIZE + 7)]).toEqual([1, 1, 8]);
});

test('it remembers what a plain list of the last messages would, however often a client_id comes again', () => {
  const window = new DedupeWindow();
  const latest = new Map<string, number>();
  // A third of them come again, some while they are in the window and some after they left it.
  const idOf = (seq: number) => `client-${seq % 3 === 0 ? (seq * 7_919) % 25_000 : seq}`;
  const last = 3 * SIZE;
  for (let seq = 1; seq <= last; seq += 1) {
    window.add(message(seq, idOf(seq)));
    latest.set(idOf(seq), seq);
  }
  for (const [clientId, seq] of latest) {
    expect(window.find('user-1', clientId, last), clientId).toBe(seq > last - SIZE ? seq : undefined);
  }
});
