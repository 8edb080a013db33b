import { expect, test } from 'vitest';
import { Turns } from '../../../src/main/host/turns';
import { deferred } from '../../support/test-channels';

test('what has one key happens one after the other, also after a failure; another key does not wait', async () => {
  const turns = new Turns();
  const begun: string[] = [];
  const first = deferred();
  const failing = turns.take('room', () => {
    begun.push('first');
    return first.promise;
  });
  const second = turns.take('room', async () => begun.push('second'));
  await turns.take('other', async () => begun.push('other'));
  expect(begun).toEqual(['first', 'other']);
  first.reject(new Error('the disk'));
  await expect(failing).rejects.toThrow('the disk');
  await second;
  expect(begun).toEqual(['first', 'other', 'second']);
});

test('what nobody is before begins at once', () => {
  let begun = false;
  void new Turns().take('room', async () => {
    begun = true;
  });
  expect(begun).toBe(true);
});
