import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { beforeEach, onTestFailed } from 'vitest';
import type { Person } from './person';

const PICTURES = resolve(import.meta.dirname, '../../../.cache/failed-stories');

/**
 * For a suite whose tests go on where the one before ended: after one failed, the others are not run, for they would only
 * fail slowly. What everybody's screen showed then is kept in `.cache/failed-stories`.
 */
export function tellInOrder(people: () => readonly (Person | undefined)[]): void {
  let broken = false;
  beforeEach(({ skip }) => skip(broken, 'the story broke off before'));
  beforeEach(() => {
    onTestFailed(async ({ task }) => {
      broken = true;
      await mkdir(PICTURES, { recursive: true });
      for (const person of people()) {
        const path = join(PICTURES, `${task.name} - ${person?.name}.png`.replaceAll('/', ' '));
        if (person?.isOpen) await person.page.screenshot({ path }).catch(() => undefined);
      }
    });
  });
}
