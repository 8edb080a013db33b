import { expect, test } from 'vitest';
import { MemoryBudget } from '../../../src/main/store/disk/memory-budget';

const owner = (freed: string[], name: string, busy = false) => ({ busy, free: () => void freed.push(name) });

test('what was longest without a use is freed first, until all fits', () => {
  const [budget, freed] = [new MemoryBudget(10), [] as string[]];
  for (const name of ['a', 'b', 'c']) budget.use(name, 3, owner(freed, name));
  budget.use('a', 3, owner(freed, 'a'));
  budget.use('d', 7, owner(freed, 'd'));
  expect(freed).toEqual(['b', 'c']);
  budget.use('e', 3, owner(freed, 'e'));
  expect(freed).toEqual(['b', 'c', 'a']);
});

test('what is busy, or takes nothing, or was used just now stays', () => {
  const [budget, freed] = [new MemoryBudget(10), [] as string[]];
  budget.use('busy', 8, owner(freed, 'busy', true));
  budget.use('nothing', 0, owner(freed, 'nothing'));
  budget.use('large', 50, owner(freed, 'large'));
  expect(freed).toEqual([]);
  budget.forget('large');
  budget.use('small', 2, owner(freed, 'small'));
  expect(freed).toEqual([]);
});
