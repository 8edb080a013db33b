import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from '../support/desktop/axe';
import { meetInARoom, talkLively } from '../support/desktop/lively-talk';
import type { Person } from '../support/desktop/person';
import { tellInOrder } from '../support/desktop/story';
import { INES, type Two } from '../support/desktop/two-people';
import { tourWindow } from '../support/desktop/window-tour';
import { requires } from '../support/requirements';

const onADesktop = requires('desktop', 'lan', 'electron', 'build');

onADesktop('every part of the window', () => {
  const people: Person[] = [];
  let two: Two;

  tellInOrder(() => people);
  beforeAll(async () => {
    two = await meetInARoom(people, INES);
    await talkLively(two);
  });
  afterAll(async () => {
    for (const person of people.reverse()) await person.leaves();
  });

  test('has nothing that axe-core finds wrong, in both themes, large and small, and nothing that overflows', async () => {
    const found: string[] = [];
    await tourWindow(two, async (person, name, arrange) => {
      await arrange?.();
      found.push(...(await axeViolations(person)).map((violation) => `${name}: ${violation}`));
      const overflow = await person.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (overflow > 0) found.push(`${name}: the page is ${overflow} pixels too wide.`);
    });
    expect(found).toEqual([]);
  }, 180_000);
});
