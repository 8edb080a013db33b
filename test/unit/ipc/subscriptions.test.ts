import { expect, it } from 'vitest';
import { Subscriptions } from '../../../src/main/ipc/subscriptions';

function setUp() {
  const subscriptions = new Subscriptions();
  const ended: string[] = [];
  return { subscriptions, ended, add: (id: string, name = id) => subscriptions.add(id, () => ended.push(name)) };
}

it('ends each subscription once', () => {
  const { subscriptions, ended, add } = setUp();
  add('one');
  subscriptions.end('one');
  subscriptions.end('one');
  subscriptions.endAll();
  expect(ended).toEqual(['one']);
});

it('a repeated id ends the earlier subscription', () => {
  const { subscriptions, ended, add } = setUp();
  add('one', 'earlier');
  add('one', 'later');
  expect(ended).toEqual(['earlier']);
  expect(subscriptions.size).toBe(1);
});

it('ends them all with the page', () => {
  const { subscriptions, ended, add } = setUp();
  add('one');
  add('two');
  subscriptions.endAll();
  expect(ended).toEqual(['one', 'two']);
  expect(subscriptions.size).toBe(0);
});
