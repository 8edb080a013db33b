import { afterAll, beforeAll, expect, test } from 'vitest';
import { WINDOW_SIZES } from '../support/desktop/axe';
import { Person } from '../support/desktop/person';
import { tellInOrder } from '../support/desktop/story';
import { startHeadless } from '../support/headless';
import { requires } from '../support/requirements';
import { tempFolder } from '../support/temp-folder';

/** As long as a name may be. */
const HOST = 'Grosse Gesellschaft für Möbel und Maschinen, Niederlassung Oberammergau-West KG'.padEnd(80, '.');

requires(
  'desktop',
  'lan',
  'electron',
  'build',
)('the longest name of a host', () => {
  let priya: Person;

  tellInOrder(() => [priya]);
  beforeAll(async () => {
    priya = await Person.arrives('Priya Raghunathan');
    await priya.saysTheirName();
  });
  afterAll(() => priya?.leaves());

  test('pushes nothing out of the first run', async () => {
    await startHeadless({ data: await tempFolder(), args: ['--name', HOST] });
    await priya.button(`Join ${HOST}`).waitFor();
    for (const size of WINDOW_SIZES) {
      await priya.resizesWindow(size);
      expect(await scrollingSideways(priya), `${size.width}×${size.height}`).toEqual([]);
    }
  });
});

/** What can be scrolled sideways, by its class: nothing in Hearth is meant to. */
const scrollingSideways = (person: Person): Promise<string[]> =>
  person.page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowX))
      .filter((element) => element.scrollWidth > element.clientWidth)
      .map((element) => element.className),
  );
