import { expect, test } from 'vitest';
import { ReadGate } from '../../../src/main/store/disk/read-gate';

/** Something that goes on until it is told to end. */
function lasting() {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { end, ended };
}

const turns = async () => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
};

test('many read at once, and who wants to be alone waits for those and before all later ones', async () => {
  const gate = new ReadGate();
  const order: string[] = [];
  const [first, second] = [lasting(), lasting()];
  const readings = [first, second].map(({ ended }, index) =>
    gate.shared(async () => {
      order.push(`reads ${index}`);
      await ended;
    }),
  );
  const alone = gate.alone(async () => void order.push('alone'));
  const later = gate.shared(async () => void order.push('reads later'));
  first.end();
  await turns();
  expect(order).toEqual(['reads 0', 'reads 1']);
  second.end();
  await Promise.all([...readings, alone, later]);
  expect(order).toEqual(['reads 0', 'reads 1', 'alone', 'reads later']);
});

test('one after the other is alone, and what fails lets the next one in', async () => {
  const gate = new ReadGate();
  const work = lasting();
  const order: string[] = [];
  const failing = gate.alone(async () => {
    await work.ended;
    throw new Error('not my day');
  });
  const next = gate.alone(async () => void order.push('next'));
  await turns();
  expect(order).toEqual([]);
  work.end();
  await expect(failing).rejects.toThrow('not my day');
  await next;
  await expect(gate.shared(async () => 'read')).resolves.toBe('read');
});
