import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bridge } from '#shared/bridge/bridge';
import type { AppState } from '#shared/bridge/state';
import type { Person } from '../support/desktop/person';
import { tellInOrder } from '../support/desktop/story';
import { everybodyLeaves, HOST, INES, meetOnOneHost } from '../support/desktop/two-people';
import { requires } from '../support/requirements';

/** Written as fast as they go. */
const BOARDS = 60;

declare const hearth: Bridge;

const onADesktop = requires('desktop', 'lan', 'electron', 'build');

// What waits for somebody: counted where they look, and still there after a restart.
onADesktop('what is new', () => {
  const people: Person[] = [];
  let ines: Person;
  let priya: Person;

  tellInOrder(() => people);
  beforeAll(async () => {
    ({ ines, priya } = await meetOnOneHost(people));
    await priya.opensRoom('General');
  });
  afterAll(() => everybodyLeaves(people));

  test('is counted beside its room and in the title of the window, until it is read', async () => {
    await ines.createsRoom('Workshop floor');
    await priya.room('Workshop floor').waitFor();
    for (const text of ['Sharp saws.', 'Mind the dust.']) await ines.writes(text);
    await priya.roomList.getByRole('link', { name: 'Workshop floor, 2 unread', exact: true }).waitFor();
    expect(await priya.room('Workshop floor').locator('[data-count="2"]').isVisible()).toBe(true);
    await expect.poll(() => titleOf(priya)).toBe(`General – ${HOST} (2)`);
    await ines.does('Delete', 'Sharp saws.');
    await ines.page
      .getByRole('alertdialog')
      .or(ines.page.getByRole('dialog'))
      .getByRole('button', { name: 'Delete' })
      .click();
    await priya.roomList.getByRole('link', { name: 'Workshop floor, 1 unread', exact: true }).waitFor();
    await expect.poll(() => titleOf(priya)).toBe(`General – ${HOST} (1)`);
    await priya.opensRoom('Workshop floor');
    await priya.roomList.getByRole('link', { name: 'Workshop floor', exact: true }).waitFor();
    await expect.poll(() => titleOf(priya)).toBe(`Workshop floor – ${HOST}`);
  });

  test('is in the list when its card was put away, and the card stays away after a restart', async () => {
    await ines.createsRoom('Surprise', 'Private');
    await ines.invites('Priya Raghunathan');
    await priya.button('Later, keep it in the list').click();
    await priya.button('Enter room').waitFor({ state: 'detached' });
    await priya.quitsHearth();
    await priya.opensHearth();
    const invitation = priya.roomList.getByRole('link', { name: `Surprise, 1 invitation from ${INES}` });
    await invitation.waitFor();
    expect(await priya.button('Enter room').count()).toBe(0);
    await invitation.click();
    await priya.button('Enter room').click();
    await priya.seesRoom('Surprise');
  });

  test('counts by itself beside its room where it means somebody, and makes the taskbar flash', async () => {
    await priya.opensRoom('General');
    await ines.opensRoom('Workshop floor');
    await turnsAway(priya);
    const flashes = await priya.app.electron.evaluateHandle(({ BrowserWindow }) => {
      const told: boolean[] = [];
      const [window] = BrowserWindow.getAllWindows();
      if (window) window.flashFrame = (on) => told.push(on);
      return told;
    });
    await ines.writes('Nobody in particular.');
    await priya.roomList.getByRole('link', { name: 'Workshop floor, 1 unread', exact: true }).waitFor();
    expect(await flashes.jsonValue()).toEqual([]);
    await ines.writesLong('@Priya Raghunathan, the plane?');
    await ines.writesLong('@room, tea!');
    await priya.roomList.getByRole('link', { name: 'Workshop floor, 3 unread, 2 mentions', exact: true }).waitFor();
    await expect.poll(() => flashes.jsonValue()).toContain(true);
  });

  test('comes as one notification for a burst, which opens the room at the newest of them, below what is new', async () => {
    const newest = `${INES}: @room, tea! · and 2 more`;
    const notification = await priya.notifications.find(({ body }) => body === newest);
    expect(notification.title).toBe('3 new messages in Workshop floor');
    await priya.notifications.click(notification);
    await priya.seesRoom('Workshop floor');
    await priya.page.locator('[data-row][class*="washed"]', { hasText: '@room, tea!' }).waitFor();
    await priya.page.getByText('New since').waitFor();
  });

  test('is said once to who hears the screen', async () => {
    const said = await priya.page.evaluateHandle(() => {
      const words: string[] = [];
      for (const region of document.querySelectorAll('[aria-live="polite"], [role="status"], [role="log"]')) {
        if (region.getAttribute('aria-live') === 'off') continue;
        new MutationObserver(() => words.push(region.textContent ?? '')).observe(region, {
          subtree: true,
          childList: true,
          characterData: true,
        });
      }
      return words;
    });
    await ines.writes('Mind the **wet** paint.');
    await expect.poll(() => said.jsonValue()).toContain(`${INES}: Mind the wet paint.`);
    // What changes of it later is not news.
    await priya.does('Add a reaction', 'Mind the wet paint.');
    await priya.page.getByRole('combobox', { name: /emoji/i }).fill('thumbs up');
    await priya.page.getByRole('gridcell').first().waitFor();
    await priya.presses('Enter');
    await ines.button(/^👍 1: /).waitFor();
    expect((await said.jsonValue()).filter((words) => words.includes('wet paint'))).toHaveLength(1);
  });

  test('is counted nowhere where it is read as it comes, however much comes', async () => {
    const titles = await priya.app.electron.evaluateHandle(({ BrowserWindow }) => {
      const told: string[] = [];
      const [window] = BrowserWindow.getAllWindows();
      const set = window?.setTitle.bind(window);
      if (window && set) window.setTitle = (title) => set(told[told.push(title) - 1] ?? '');
      return told;
    });
    const counts = await priya.page.evaluateHandle(() => {
      const found: string[] = [];
      const look = () => {
        const open = document.querySelector('nav a[aria-current="page"]')?.getAttribute('aria-label') ?? '';
        const ways = [...document.querySelectorAll('main button')].map(({ textContent }) => textContent ?? '');
        found.push(...[open, ...ways].filter((words) => /unread|new message|newest/.test(words)));
      };
      new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
      return found;
    });
    await ines.page.evaluate(async (count) => {
      const link = document.querySelector('nav a[aria-current="page"]')?.getAttribute('href') ?? '';
      const { hosts } = await new Promise<AppState>((resolve) => hearth.onState(resolve));
      const place = { host: hosts[0]?.id ?? '', room: link.replace('#room-', '') };
      for (let turn = 1; turn <= count; turn += 1) {
        const sent = await hearth.request('message.send', { ...place, message: `Board ${turn} of ${count}` });
        if (!sent.ok) throw new Error(sent.error.message);
      }
    }, BOARDS);
    await priya.reads(`Board ${BOARDS} of ${BOARDS}`);
    await ines
      .button(/^Seen by 1/)
      .last()
      .waitFor();
    expect(await counts.jsonValue()).toEqual([]);
    expect((await titles.jsonValue()).filter((title) => title.includes('('))).toEqual([]);
  });

  test('leaves who scrolled up where they are, and counts itself at the edge', async () => {
    await ines.writesLong(`Everything:${'\n\nA line of it.'.repeat(30)}`);
    await priya.button(/^Show all/).click();
    const log = priya.page.getByRole('log');
    await log.evaluate((element) => element.scrollBy({ top: -400, behavior: 'instant' }));
    await priya.button('To the newest').waitFor();
    const before = await log.evaluate((element) => element.scrollTop);
    expect(before).toBeGreaterThan(0);
    for (const text of ['Below.', 'And below.']) await ines.writes(text);
    await priya.button('2 new messages').waitFor();
    expect(await log.evaluate((element) => element.scrollTop)).toBe(before);
    await priya.button('2 new messages').click();
    await priya.button(/new messages|To the newest/).waitFor({ state: 'detached' });
    await ines.writes('At the end one stays there.');
    await priya.reads('At the end one stays there.');
    expect(await priya.button(/new message|To the newest/).count()).toBe(0);
  });

  test('notifies as the menu of its room says', async () => {
    await priya.button('More about this room').click();
    await priya.page.getByRole('menuitemradio', { name: 'Mentions only' }).click();
    await priya.opensRoom('General');
    const before = priya.notifications.shown.length;
    await ines.writes('Not for anybody.');
    await ines.writesLong('@Priya Raghunathan, for you.');
    await priya.notifications.find(({ body }) => body.includes('for you.'));
    const shown = priya.notifications.shown.slice(before);
    expect(shown.map(({ title, body }) => [title, body])).toEqual([
      [`${INES} in Workshop floor`, '@Priya Raghunathan, for you.'],
    ]);
    await expect.poll(() => titleOf(priya)).toBe(`General – ${HOST} (1)`);
  });
});

/** Looks at another window, as far as theirs can tell. */
const turnsAway = ({ app }: Person): Promise<void> =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur());

const titleOf = ({ app }: Person): Promise<string | undefined> =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
