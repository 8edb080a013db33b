import { expect, test } from 'vitest';
import { SendOrder } from '../../../../src/main/host/messages/send-order';
import { deferred } from '../../../support/test-channels';

/** Sends that are noted, and never arrive. */
function sending() {
  const sent: string[] = [];
  const send = (name: string) => () => {
    sent.push(name);
    return new Promise<never>(() => {});
  };
  return { order: new SendOrder(), sent, send };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('a message that is looked at holds back those behind it, and none waits for another to arrive', async () => {
  const { order, sent, send } = sending();
  const look = deferred();
  void order.after(look.promise, send('first'));
  void order.after(Promise.resolve(), send('second'));
  await turn();
  expect(sent).toEqual([]);
  expect(order.idle).toBe(false);
  look.resolve();
  await turn();
  expect(sent).toEqual(['first', 'second']);
  expect(order.idle).toBe(true);
});

test('a look that fails fails its own message, and the order of the others stays', async () => {
  const { order, sent, send } = sending();
  const look = deferred();
  void order.after(look.promise, send('first'));
  const failed = order.after(Promise.reject(new Error('the disk')), send('second'));
  void order.after(Promise.resolve(), send('third'));
  await turn();
  expect(sent).toEqual([]);
  look.resolve();
  await expect(failed).rejects.toThrow('the disk');
  await turn();
  expect(sent).toEqual(['first', 'third']);
});
