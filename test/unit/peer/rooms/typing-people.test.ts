import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LIMITS } from '#shared/protocol/limits';
import { TypingPeople } from '../../../../src/main/peer/rooms/typing-people';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp() {
  const told: string[] = [];
  const typing = new TypingPeople((user, on) => told.push(`${user} ${on ? 'on' : 'off'}`));
  return { told, typing };
}

test('who typed is forgotten when it is not said again', () => {
  const { told, typing } = setUp();
  typing.heard('ines', true);
  vi.advanceTimersByTime(LIMITS.typingMs - 1);
  typing.heard('ines', true);
  vi.advanceTimersByTime(LIMITS.typingMs - 1);
  expect(told).toEqual(['ines on']);
  vi.advanceTimersByTime(1);
  expect(told).toEqual(['ines on', 'ines off']);
});

test('who stops is told at once, and once', () => {
  const { told, typing } = setUp();
  typing.heard('ines', true);
  typing.heard('ines', false);
  typing.heard('ines', false);
  vi.runAllTimers();
  expect(told).toEqual(['ines on', 'ines off']);
});

test('who sent what they typed is not told of a second time', () => {
  const { told, typing } = setUp();
  typing.heard('ines', true);
  typing.stopped('ines');
  vi.runAllTimers();
  expect(told).toEqual(['ines on']);
});

test('with the line everybody stops', () => {
  const { told, typing } = setUp();
  typing.heard('ines', true);
  typing.heard('jonas', true);
  typing.stop();
  expect(told).toEqual(['ines on', 'jonas on', 'ines off', 'jonas off']);
  expect(vi.getTimerCount()).toBe(0);
});
