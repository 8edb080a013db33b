import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from '../support/desktop/axe';
import { meetInARoom, showConversation, talkLively } from '../support/desktop/lively-talk';
import type { Person } from '../support/desktop/person';
import { shareFiles, showFiles } from '../support/desktop/shared-files';
import { tellInOrder } from '../support/desktop/story';
import { INES, type Two } from '../support/desktop/two-people';
import { requires } from '../support/requirements';

const onADesktop = requires('desktop', 'lan', 'electron', 'build');

onADesktop('a lively conversation', () => {
  const people: Person[] = [];
  let two: Two;

  tellInOrder(() => people);
  beforeAll(async () => {
    two = await meetInARoom(people, INES);
  });
  afterAll(async () => {
    for (const person of people.reverse()) await person.leaves();
  });

  test('is had', () => talkLively(two));

  test('has nothing in any of its states that axe-core finds wrong', async () => {
    const found: string[] = [];
    await showConversation(two, async (person, name, arrange) => {
      await arrange?.();
      found.push(...(await axeViolations(person)).map((violation) => `${name}: ${violation}`));
    });
    expect(found).toEqual([]);
  });

  test('nor have the files that are shared in it', async () => {
    const found: string[] = [];
    await shareFiles(two);
    await showFiles(two, async (person, name) => {
      found.push(...(await axeViolations(person)).map((violation) => `${name}: ${violation}`));
    });
    expect(found).toEqual([]);
  });
});
