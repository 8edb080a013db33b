import { expect, it } from 'vitest';
import { presenceOf } from '../../../../src/renderer/state/presence';
import { aSystem, aUser } from '../support/nouns';

const now = new Date('2026-03-03T12:00:00.000Z');
const quiet = aUser('priya', { dnd_until: '2026-03-03T12:30:00.000Z' });
const over = aUser('mei', { dnd_until: '2026-03-03T11:59:00.000Z' });
const gone = aUser('aoife', { dnd_until: '2026-03-03T12:30:00.000Z' });
const system = aSystem([aUser('ines'), quiet, over, gone], ['ines', 'priya', 'mei']);

it('who is there and not to be disturbed is shown so until the end they set', () => {
  expect(presenceOf(system, quiet, true, now)).toBe('dnd');
  expect(presenceOf(system, over, true, now)).toBe('online');
});

it('who is not there is not there, and out of reach nobody knows', () => {
  expect(presenceOf(system, gone, true, now)).toBe('offline');
  expect(presenceOf(system, quiet, false, now)).toBe('unknown');
});
