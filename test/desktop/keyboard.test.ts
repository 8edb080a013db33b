import { afterAll, beforeAll, expect, test } from 'vitest';
import { Person } from '../support/desktop/person';
import { tellInOrder } from '../support/desktop/story';
import { requires } from '../support/requirements';

const onADesktop = requires('desktop', 'lan', 'electron', 'build');

const INES = `Ines-${process.pid} Ferreira`;
const HOST = `Ines-${process.pid}’s computer`;

onADesktop('with nothing but a keyboard', () => {
  let ines: Person;
  let priya: Person;

  tellInOrder(() => [ines, priya]);
  beforeAll(async () => {
    ines = await Person.arrives(INES);
    priya = await Person.arrives('Priya Raghunathan');
  });
  afterAll(async () => {
    for (const person of [priya, ines]) await person?.leaves();
  });

  test('a person names herself and hosts', async () => {
    await ines.types(INES, 'Enter');
    await ines.page.getByRole('heading', { name: 'Where is your team?' }).waitFor();
    await ines.tabsTo('Host here');
    await ines.presses('Enter');
    await ines.hostsOnOfferedPort();
  });

  test('another finds the host, compares and joins', async () => {
    await priya.types('Priya Raghunathan', 'Enter');
    await priya.button(`Join ${HOST}`).waitFor();
    await priya.tabsTo(`Join ${HOST}`);
    await priya.presses('Enter');
    await priya.button('It matches, join').waitFor();
    await priya.tabsTo('It matches, join');
    await priya.presses('Enter');
    await priya.seesRoom('General');
  });

  test('they write, with a new line by Shift+Enter', async () => {
    await ines.types('One line,', 'Shift+Enter');
    await ines.types('and another.', 'Enter');
    await priya.page.getByRole('log').getByText('One line,\nand another.').waitFor();
    await priya.types('Read both.', 'Enter');
    await ines.reads('Read both.');
  });

  test('a private room is made by Ctrl+N, and someone invited to it by Ctrl+Shift+A', async () => {
    await ines.presses('Control+n');
    await ines.page.getByRole('dialog').waitFor();
    await ines.types('Keys');
    await ines.tabsTo('Public', 'Shift+Tab');
    await ines.presses('ArrowLeft');
    await ines.tabsTo('Create room');
    await ines.presses('Enter');
    await ines.seesRoom('Keys');
    await ines.presses('Control+Shift+a');
    await ines.page.getByRole('dialog').waitFor();
    await ines.types('Priya', 'ArrowDown', 'Enter');
    await ines.tabsTo('Invite');
    await ines.presses('Enter');
    await ines.page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('an invitation is reached by F8 and accepted by Enter', async () => {
    await priya.button('Enter room').waitFor();
    await priya.presses('F8');
    await expect.poll(() => priya.focused()).toBe('Enter room');
    await priya.presses('Enter');
    await priya.seesRoom('Keys');
    await priya.types('I am in.', 'Enter');
    await ines.reads('I am in.');
  });

  test('rooms are changed by Alt and arrows, and back by Alt+Left', async () => {
    await ines.presses('Alt+ArrowUp');
    await ines.seesRoom('General');
    await ines.presses('Alt+ArrowDown');
    await ines.seesRoom('Keys');
    await ines.presses('Alt+ArrowLeft');
    await ines.seesRoom('General');
  });

  test('F6 goes round the parts of the window, and Shift+Tab leads from the composer to the messages', async () => {
    const round: string[] = [];
    for (let step = 0; step < 12; step += 1) {
      await ines.presses('F6');
      round.push(
        await ines.page.evaluate(
          () => document.activeElement?.closest('[data-region]')?.getAttribute('data-region') ?? '',
        ),
      );
    }
    expect(new Set(round)).toEqual(new Set(['rooms', 'header', 'messages', 'composer', 'people']));
    await ines.page.getByRole('textbox', { name: 'Message', exact: true }).focus();
    await ines.presses('Shift+Tab');
    expect(await ines.page.evaluate(() => document.activeElement?.tagName)).toBe('ARTICLE');
  });

  test('columns fold by Ctrl+dot and Ctrl+backslash, and a search opens by Ctrl+F and closes by Esc', async () => {
    const people = ines.page.getByRole('complementary', { name: 'People in this room' });
    await ines.presses('Control+.');
    await people.waitFor({ state: 'detached' });
    await ines.presses('Control+.');
    await people.waitFor();
    await ines.presses('Control+\\');
    await ines.roomList.waitFor({ state: 'detached' });
    await ines.presses('Control+\\');
    await ines.roomList.waitFor();
    await ines.presses('Control+f');
    await expect.poll(() => ines.focused()).toBe('Search messages');
    await ines.types('another');
    await ines.page.getByRole('complementary', { name: 'Search' }).getByRole('link').first().waitFor();
    await ines.presses('Enter');
    await expect.poll(() => ines.focused()).toContain('and another.');
    await ines.presses('Escape');
    await people.waitFor();
  });

  test('a room is found and opened by Ctrl+K, and a host by its number', async () => {
    await ines.presses('Control+k');
    await ines.page.getByRole('option').first().waitFor();
    await ines.types('#keys');
    await ines.page.getByRole('option', { name: /Keys/ }).waitFor();
    await ines.presses('Enter');
    await ines.seesRoom('Keys');
    await ines.presses('Control+1');
    await ines.seesRoom('Keys');
    await ines.presses('Alt+ArrowUp');
    await ines.seesRoom('General');
  });

  test('the settings open by Ctrl+comma and close by Esc, and Ctrl+slash lists all keys', async () => {
    await ines.presses('Control+,');
    await ines.page.getByRole('navigation', { name: 'Settings' }).waitFor();
    await ines.presses('Escape');
    await ines.seesRoom('General');
    await ines.presses('Control+/');
    await ines.page.getByRole('dialog').getByText('Ctrl').first().waitFor();
    await ines.presses('Escape');
    await ines.page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});
