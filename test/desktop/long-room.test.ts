import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/main/store/open-store';
import { hostFolder } from '../support/desktop/host-folder';
import { Person } from '../support/desktop/person';
import { tellInOrder } from '../support/desktop/story';
import { draft, storeOptions } from '../support/opened-store';
import { requires } from '../support/requirements';

const onADesktop = requires('desktop', 'lan', 'electron', 'build');

const MESSAGES = 100_000;
/** They are written to disk first: seconds on a machine of its own, more on a busy one. */
const FILLED_WITHIN_MS = 180_000;
/** Rows drawn at once: those of a screen, and some beyond its edges. */
const DRAWN_AT_MOST = 80;

// A room that was talked in for years, in the window of the one who hosts it.
onADesktop('a room of a hundred thousand messages', () => {
  let ines: Person;

  tellInOrder(() => [ines]);
  beforeAll(async () => {
    ines = await Person.arrives('Ines Ferreira');
    await ines.saysTheirName();
    await ines.hostsHere();
    await ines.createsRoom('Long table');
    await ines.writes('The first word.');
    await ines.button('At the host').waitFor();
    await ines.quitsHearth();
    await fill(hostFolder(ines), MESSAGES - 1);
    await ines.opensHearth();
    await ines.seesRoom('Long table');
  }, FILLED_WITHIN_MS);
  afterAll(() => ines?.leaves());

  test('opens at its end, with the way back to where reading stopped', async () => {
    await ines.reads(`message number ${MESSAGES}`);
    expect(await rows(ines)).toBeLessThan(DRAWN_AT_MOST);
    await ines.button('99,999 unread, go to the first').click();
    await ines.reads('message number 2');
    await ines.page.getByText('New since').waitFor();
    expect(await rows(ines)).toBeLessThan(DRAWN_AT_MOST);
  });

  test('goes on from there as it is scrolled, and keeps what is in sight where it is', async () => {
    const log = ines.page.getByRole('log');
    await log.hover();
    for (let turn = 0; turn < 12; turn += 1) {
      await ines.page.mouse.wheel(0, 1_500);
      await frames(ines, 4);
    }
    expect(await rows(ines)).toBeLessThan(DRAWN_AT_MOST);
    const before = await firstInSight(ines);
    expect(before.seq).toBeGreaterThan(50);
    await frames(ines, 24);
    expect(await firstInSight(ines)).toEqual(before);
  });

  test('a message far away is answered, and its quote leads back to it without what lies between', async () => {
    const { seq } = await firstInSight(ines);
    const far = `message number ${seq + 2}`;
    await ines.does('Reply', far);
    await ines.types('That was long ago.', 'Enter');
    await ines.reads('That was long ago.');
    await ines.reads(`message number ${MESSAGES}`);
    await ines
      .row('That was long ago.')
      .getByRole('button', { name: /^Answers/ })
      .click();
    await ines.reads(far);
    await ines.page.locator('[data-row][class*="washed"]', { hasText: far }).waitFor();
    expect(await rows(ines)).toBeLessThan(DRAWN_AT_MOST);
    await ines.button('To the newest').click();
    await ines.reads('That was long ago.');
  });

  test('stays small while it is scrolled up through', async () => {
    await ines.page.getByRole('log').hover();
    const heap = () =>
      ines.page.evaluate(
        () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
      );
    const before = await heap();
    for (let turn = 0; turn < 60; turn += 1) {
      await ines.page.mouse.wheel(0, -3_000);
      await frames(ines, 2);
    }
    expect(await rows(ines)).toBeLessThan(DRAWN_AT_MOST);
    expect((await firstInSight(ines)).seq).toBeLessThan(MESSAGES - 500);
    expect((await heap()) - before).toBeLessThan(40 * 1024 * 1024);
  });
});

/** Writes into the store of a host that does not run, as somebody who is gone. */
async function fill(folder: string, count: number): Promise<void> {
  const opened = await openStore(folder, storeOptions());
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  const room = (await store.registry.list('rooms')).find(({ name }) => name === 'Long table');
  if (!room) throw new Error('There is no long table.');
  for (let from = 2; from <= count + 1; from += 2_000) {
    const numbers = Array.from({ length: Math.min(2_000, count + 2 - from) }, (_, index) => from + index);
    await Promise.all(
      numbers.map((number) =>
        store.log.append(
          draft(number, { room: room.id, created: new Date(Date.now() - (count - number) * 1_000).toISOString() }),
        ),
      ),
    );
  }
  await store.close();
}

const rows = ({ page }: Person): Promise<number> => page.getByRole('log').getByRole('article').count();

/** The first message whose beginning is in sight, and where it stands. */
const firstInSight = ({ page }: Person): Promise<{ seq: number; top: number }> =>
  page.getByRole('log').evaluate((log) => {
    const edge = log.getBoundingClientRect().top;
    const found = [...log.querySelectorAll<HTMLElement>('[data-seq]')]
      .map((row) => ({ seq: Number(row.dataset.seq), top: Math.round(row.getBoundingClientRect().top - edge) }))
      .filter(({ top }) => top >= 0)
      .sort((one, other) => one.top - other.top);
    return found[0] ?? { seq: 0, top: 0 };
  });

/** Lets the window draw so many times. */
const frames = ({ page }: Person, count: number): Promise<void> =>
  page.evaluate(async (times) => {
    for (let time = 0; time < times; time += 1) await new Promise(requestAnimationFrame);
  }, count);
