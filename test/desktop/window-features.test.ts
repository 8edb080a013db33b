import { afterAll, beforeAll, expect, test } from 'vitest';
import { nativeMenuOf } from '../support/desktop/native-menu';
import type { Person } from '../support/desktop/person';
import { tellInOrder } from '../support/desktop/story';
import { everybodyLeaves, HOST, INES, meetOnOneHost, PRIYA } from '../support/desktop/two-people';
import { requires } from '../support/requirements';

const onADesktop = requires('desktop', 'lan', 'electron', 'build');

onADesktop('the window', () => {
  const people: Person[] = [];
  let ines: Person;
  let priya: Person;

  tellInOrder(() => people);
  beforeAll(async () => {
    ({ ines, priya } = await meetOnOneHost(people));
    await ines.createsRoom('CAD and drawings');
    await priya.opensRoom('General');
  });
  afterAll(() => everybodyLeaves(people));

  const switcher = (person: Person) => person.page.getByRole('dialog', { name: 'Jump to' });
  const panel = (person: Person, name: string) => person.page.getByRole('complementary', { name });

  test('jumps to a room by a few letters of it', async () => {
    await priya.presses('Control+k');
    await switcher(priya).waitFor();
    await priya.types('cdraw');
    await priya.page.getByRole('option', { name: /CAD and drawings/ }).waitFor();
    await priya.presses('Enter');
    await priya.seesRoom('CAD and drawings');
    await expect.poll(() => priya.focused()).toBe('Message');
  });

  test('begins with the rooms that were open, and closes by Esc without a choice', async () => {
    await priya.presses('Control+k');
    await priya.page
      .getByRole('option', { name: /General/ })
      .first()
      .waitFor();
    await priya.presses('Escape');
    await switcher(priya).waitFor({ state: 'detached' });
    await priya.seesRoom('CAD and drawings');
  });

  test('does by its name what a menu does', async () => {
    await priya.presses('Control+k');
    await switcher(priya).waitFor();
    await priya.types('>shortc');
    await priya.page.getByRole('option', { name: 'Keyboard shortcuts' }).waitFor();
    await priya.presses('Enter');
    await priya.page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
    await priya.presses('Escape');
  });

  test('writes to a person: the room is called after the other one, on both sides', async () => {
    await priya.presses('Control+k');
    await priya.types('@ines');
    await priya.page.getByRole('option', { name: INES, exact: true }).waitFor();
    await priya.presses('Enter');
    await priya.seesRoom(INES);
    await priya.writes('Just between us.');
    await ines.roomList.getByRole('link', { name: new RegExp(`^${PRIYA}, online, 1 unread`) }).click();
    await ines.seesRoom(PRIYA);
    await ines.reads('Just between us.');
  });

  test('a direct message stays as it is: nobody is invited, nothing is renamed, deleted or left', async () => {
    await ines.button('More about this room').click();
    await ines.page.getByRole('menuitem', { name: 'Mark as read' }).waitFor();
    for (const name of ['Edit room…', 'Delete room…', 'Leave private room…']) {
      expect(await ines.page.getByRole('menuitem', { name }).count()).toBe(0);
    }
    await ines.presses('Escape');
    expect(await ines.button('Invite to this room').count()).toBe(0);
  });

  test('finds a message while it is typed, and jumps to it', async () => {
    await ines.opensRoom('CAD and drawings');
    await ines.writes('The back legs are two millimetres over.');
    await ines.writes('Lunch is at noon.');
    await ines.reads('Lunch is at noon.');
    await priya.opensRoom('General');
    await priya.presses('Control+Shift+f');
    const search = panel(priya, 'Search');
    await search.getByRole('combobox', { name: 'Search messages' }).waitFor();
    await priya.types('milli');
    const result = search.getByRole('link', { name: /The back legs are two millimetres over/ });
    await result.waitFor();
    await expect.poll(() => search.getByRole('link').count()).toBe(1);
    await result.click();
    await priya.seesRoom('CAD and drawings');
    await priya.reads('The back legs are two millimetres over.');
  });

  test('narrows a search by who wrote it and where, and says which name it does not know', async () => {
    const search = panel(priya, 'Search');
    const field = search.getByRole('combobox', { name: 'Search messages' });
    await field.fill('from:Priya');
    // The list of names gives way to the results.
    await priya.page.getByRole('option', { name: /Priya Raghunathan/ }).waitFor();
    await priya.presses('Escape');
    await search.getByRole('link', { name: /Just between us/ }).waitFor();
    await field.fill('from:ines in:cad');
    await priya.page.getByRole('option', { name: /CAD and drawings/ }).waitFor();
    await priya.presses('Escape');
    await search.getByRole('link', { name: /Lunch is at noon/ }).waitFor();
    expect(await search.getByRole('link', { name: /Just between us/ }).count()).toBe(0);
    await field.fill('lunch after:yesterday');
    await search.locator('mark', { hasText: 'Lunch' }).waitFor();
    await field.fill('lunch before:today');
    await search.getByText('Nothing found').waitFor();
    await field.fill('from:nobody-at-all');
    await search.getByText('Nobody here is called “nobody-at-all”.').waitFor();
    await search.getByRole('button', { name: 'Close', exact: true }).click();
    await search.waitFor({ state: 'detached' });
  });

  test('has menus of the system for links and for what is written', async () => {
    await ines.writes('See https://hearth.example/legs too.');
    const link = priya.page.getByRole('log').getByRole('link', { name: 'https://hearth.example/legs' });
    const menu = await nativeMenuOf(priya, link);
    expect(menu.entries.slice(0, 2)).toEqual(['Open Link', 'Copy Link']);
    await menu.choose('Copy Link');
    const copied = () => priya.app.electron.evaluate(({ clipboard }) => clipboard.readText());
    await expect.poll(copied).toBe('https://hearth.example/legs');
    await priya.messageField.fill('cut me');
    await priya.messageField.selectText();
    const { entries } = await nativeMenuOf(priya, priya.messageField);
    expect(entries).toEqual(expect.arrayContaining(['Undo', 'Cut', 'Copy', 'Paste', 'Select All']));
    await priya.messageField.fill('');
  });

  test('has a menu for a person, to mention them and to write to them', async () => {
    const people = panel(priya, 'People in this room');
    await people.getByText(INES).click({ button: 'right' });
    await priya.page.getByRole('menuitem', { name: 'Mention here' }).click();
    await expect.poll(() => priya.messageField.inputValue()).toBe(`@${INES} `);
    await priya.messageField.fill('');
    await people.getByText(INES).click({ button: 'right' });
    await priya.page.getByRole('menuitem', { name: 'Message' }).click();
    await priya.seesRoom(INES);
    await priya.opensRoom('CAD and drawings');
  });

  test('fills the screen by F11, and no longer', async () => {
    const presses = () =>
      priya.app.electron.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        for (const type of ['keyDown', 'keyUp'] as const) window?.webContents.sendInputEvent({ type, keyCode: 'F11' });
      });
    const fills = () =>
      priya.app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFullScreen());
    await presses();
    await expect.poll(fills).toBe(true);
    await presses();
    await expect.poll(fills).toBe(false);
  });

  test('keeps a message, and lets it go again', async () => {
    await priya.message('Lunch is at noon.').click({ button: 'right' });
    await priya.page.getByRole('menuitem', { name: 'Save for later' }).click();
    await priya.roomList.getByRole('button', { name: HOST }).click();
    await priya.page.getByRole('menuitem', { name: 'Saved messages' }).click();
    const saved = panel(priya, 'Saved messages');
    await saved.getByRole('link', { name: /Lunch is at noon/ }).hover();
    await saved.getByRole('button', { name: 'Do not keep it any more' }).click();
    await saved.getByText('Nothing saved yet').waitFor();
    await saved.getByRole('button', { name: 'Close' }).click();
    await saved.waitFor({ state: 'detached' });
  });

  test('mutes a room: it is not counted any more', async () => {
    await priya.opensRoom('General');
    await ines.opensRoom('CAD and drawings');
    await ines.writes('One.');
    await priya.roomList.getByRole('link', { name: 'CAD and drawings, 1 unread' }).click();
    await priya.seesRoom('CAD and drawings');
    await priya.presses('Control+Shift+m');
    await priya.opensRoom('General');
    await ines.writes('Two.');
    await priya.roomList.getByRole('link', { name: 'CAD and drawings, muted' }).waitFor();
    await priya.opensSettings('Notifications');
    await priya.page.getByRole('combobox', { name: 'Notify me about CAD and drawings' }).waitFor();
    await priya.button('Back to rooms').click();
    await priya.room('CAD and drawings').click({ button: 'right' });
    await priya.page.getByRole('menuitemradio', { name: 'As usual: Every message' }).click();
    await priya.roomList.getByRole('link', { name: 'CAD and drawings, 1 unread' }).waitFor();
  });

  test('reads everything at once by Shift+Esc', async () => {
    await ines.roomList.getByRole('link', { name: 'General', exact: true }).click();
    await ines.seesRoom('General');
    await priya.roomList.getByRole('link', { name: new RegExp(`^${INES}`) }).click();
    await priya.seesRoom(INES);
    await ines.writes('For everybody.');
    await priya.roomList.getByRole('link', { name: 'General, 1 unread' }).waitFor();
    await priya.presses('Shift+Escape');
    await priya.roomList.getByRole('link', { name: 'General', exact: true }).waitFor();
  });

  test('is told who is not to be disturbed, until they can be again', async () => {
    await ines.button(`You: ${INES}`).click();
    await ines.page.getByRole('menuitem', { name: 'For 30 minutes' }).click();
    await priya.roomList.getByRole('link', { name: new RegExp(`^${INES}, do not disturb`) }).waitFor();
    await ines.button(`You: ${INES}`).click();
    await ines.page.getByRole('menuitem', { name: 'End “do not disturb”' }).click();
    await priya.roomList.getByRole('link', { name: new RegExp(`^${INES}, online`) }).waitFor();
  });

  test('speaks German from the moment it is chosen, and English again', async () => {
    await priya.opensSettings('Appearance');
    await priya.page.getByRole('combobox', { name: 'Language' }).click();
    await priya.page.getByRole('option', { name: 'Deutsch' }).click();
    await priya.page.getByRole('heading', { name: 'Aussehen', level: 1 }).waitFor();
    expect(await priya.page.evaluate(() => document.documentElement.lang)).toBe('de');
    await priya.button('Zurück zu den Räumen').click();
    await priya.page.getByRole('navigation', { name: `Räume auf ${HOST}` }).waitFor();
    await priya.presses('Control+,');
    await priya.page.getByRole('link', { name: 'Aussehen' }).click();
    await priya.page.getByRole('combobox', { name: 'Sprache' }).click();
    await priya.page.getByRole('option', { name: 'English' }).click();
    await priya.page.getByRole('heading', { name: 'Appearance', level: 1 }).waitFor();
  });

  test('takes text size and density at once', async () => {
    const sizeOfText = () => priya.page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
    const before = await sizeOfText();
    await priya.page.getByRole('combobox', { name: 'Size' }).click();
    await priya.page.getByRole('option', { name: 'Large' }).click();
    await expect.poll(sizeOfText).not.toBe(before);
    await priya.page.getByRole('combobox', { name: 'Density' }).click();
    await priya.page.getByRole('option', { name: 'Compact' }).click();
    await expect.poll(() => priya.page.evaluate(() => document.documentElement.dataset.density)).toBe('compact');
    await priya.button('Back to rooms').click();
    const log = priya.page.getByRole('log');
    await log.getByRole('article').first().waitFor();
    expect(await log.locator('[class*="avatar"]').filter({ visible: true }).count()).toBe(0);
  });

  test('overflows nowhere when it runs from right to left', async () => {
    await priya.page.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
    for (const open of ['Control+k', 'Control+f']) {
      await priya.presses(open);
      const overflow = await priya.page.evaluate(() => ({
        page: document.documentElement.scrollWidth - window.innerWidth,
        outside: [...document.querySelectorAll<HTMLElement>('nav, main, aside, [role="dialog"], header, button')]
          .filter((element) => element.checkVisibility())
          .map((element) => element.getBoundingClientRect())
          .filter(({ left, right, width }) => width > 1 && (left < -1 || right > window.innerWidth + 1)).length,
      }));
      expect(overflow).toEqual({ page: 0, outside: 0 });
      await priya.presses('Escape');
    }
    await priya.page.evaluate(() => {
      document.documentElement.dir = 'ltr';
    });
  });

  test('“?” shows every key, but not while one writes', async () => {
    await priya.page.getByRole('textbox', { name: 'Message', exact: true }).fill('');
    await priya.types('?');
    expect(await priya.page.getByRole('dialog').count()).toBe(0);
    await priya.presses('F6', '?');
    await priya.page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
    await priya.presses('Escape');
  });
});
