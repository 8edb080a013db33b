import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from '../support/desktop/axe';
import { Person } from '../support/desktop/person';
import { tellInOrder } from '../support/desktop/story';
import { requires } from '../support/requirements';

const onADesktop = requires('desktop', 'lan', 'electron', 'build');

const HOST = 'Ines Ferreira’s computer';
const PRIYA = 'Priya Raghunathan';

// What is written, with everything that helps to write it, and what of it the other one sees.
onADesktop('writing', () => {
  let ines: Person;
  let priya: Person;

  tellInOrder(() => [ines, priya]);
  beforeAll(async () => {
    ines = await Person.arrives('Ines Ferreira');
    priya = await Person.arrives(PRIYA);
    for (const person of [ines, priya]) await person.saysTheirName();
    await ines.hostsHere();
    await priya.meets(HOST);
    await priya.joins();
    for (const person of [ines, priya]) await person.opensRoom('General');
  });
  afterAll(async () => {
    for (const person of [priya, ines]) await person?.leaves();
  });

  const field = (person: Person) => person.page.getByRole('textbox', { name: 'Message', exact: true });
  const log = (person: Person) => person.page.getByRole('log');

  test('Markdown is drawn as it was meant, for the other one too, with code in its colours', async () => {
    await ines.writes(
      'The **Alder** chair is ||too _wide_||, see [the sheet](https://example.com/a)\n\n- one\n- `two`',
    );
    await log(priya).locator('strong', { hasText: 'Alder' }).waitFor();
    await log(priya).getByRole('link', { name: 'the sheet' }).waitFor();
    expect(await log(priya).getByRole('listitem').allTextContents()).toEqual(['one', 'two']);
    await log(priya).getByRole('button', { name: 'Show spoiler' }).click();
    await log(priya).locator('em', { hasText: 'wide' }).waitFor();
    await ines.writes('```ts export/legs.ts\nconst leg = "alder"; // until re-cut\n```');
    await log(priya).getByText('export/legs.ts').waitFor();
    const keyword = log(priya).locator('pre span', { hasText: /^const$/ });
    await keyword.waitFor();
    const [coloured, plain] = await Promise.all(
      [keyword, log(priya).locator('pre code')].map((code) => code.evaluate((node) => getComputedStyle(node).color)),
    );
    expect(coloured).not.toBe(plain);
  });

  test('a name is completed from its beginning, and mentions the person it names', async () => {
    await field(ines).focus();
    await ines.types('Ask @pri');
    const option = ines.page.getByRole('option', { name: PRIYA });
    await option.waitFor();
    expect(await field(ines).getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
    await ines.presses('Tab');
    expect(await field(ines).inputValue()).toBe(`Ask @${PRIYA} `);
    await ines.types('about #Gen');
    await ines.page.getByRole('option', { name: 'General' }).waitFor();
    await ines.presses('Enter');
    await ines.types('please.', 'Enter');
    await log(priya).getByText(`@${PRIYA}`, { exact: true }).waitFor();
    await log(priya).getByRole('button', { name: '#General' }).waitFor();
    expect(
      await log(priya)
        .getByRole('button', { name: `@${PRIYA}` })
        .count(),
    ).toBe(0);
    await log(ines)
      .getByRole('button', { name: `@${PRIYA}` })
      .waitFor();
  });

  test('an emoji is found in the picker by its name, and by its code while writing', async () => {
    await field(ines).focus();
    await ines.presses('Control+Shift+E');
    const search = ines.page.getByRole('combobox', { name: 'Search emoji' });
    await search.fill('thumbs up');
    await ines.page.getByRole('gridcell', { name: 'thumbs up', exact: true, selected: true }).waitFor();
    await search.press('Enter');
    await expect.poll(() => field(ines).inputValue()).toBe('👍');
    await expect.poll(() => ines.focused()).toBe('Message');
    await ines.types(' :fir');
    await ines.page.getByRole('option', { name: ':fire:' }).waitFor();
    await ines.types('e:');
    await expect.poll(() => field(ines).inputValue()).toBe('👍 🔥');
    await ines.presses('Enter');
    await priya.reads('👍 🔥');
  });

  test('a slash does something, an unknown one says so and sends nothing', async () => {
    await ines.writes('/topic Where everybody meets');
    await priya.page.getByText('Where everybody meets').first().waitFor();
    await ines.writes('/danec');
    await ines.page.getByRole('status').getByText('There is no command /danec.').waitFor();
    expect(await field(ines).inputValue()).toBe('/danec');
    await ines.writes('/me waves');
    await log(priya).getByText('waves', { exact: true }).waitFor();
    await ines.writes('//me waves');
    await priya.reads('/me waves');
    await ines.writes('/help');
    await ines.page.getByRole('dialog', { name: 'Commands' }).getByText('/dnd').waitFor();
    await ines.presses('Escape');
  });

  test('the arrow up edits what was sent last; Esc leaves it as it is', async () => {
    await ines.writes('Glue at nooon.');
    await priya.reads('Glue at nooon.');
    await field(ines).focus();
    await ines.presses('ArrowUp');
    await ines.page.getByText('Editing your message').waitFor();
    expect(await field(ines).inputValue()).toBe('Glue at nooon.');
    await ines.presses('Escape');
    expect(await field(ines).inputValue()).toBe('');
    await ines.presses('ArrowUp');
    await field(ines).fill('Glue at noon.');
    await ines.presses('Enter');
    await priya.reads('Glue at noon.');
    await log(priya).getByText('edited').first().waitFor();
    expect(await priya.message('Glue at nooon.').count()).toBe(0);
  });

  test('keys make text bold, and Ctrl+Z takes it back', async () => {
    await field(ines).fill('glue first');
    await ines.presses('Control+a', 'Control+b');
    expect(await field(ines).inputValue()).toBe('**glue first**');
    await ines.presses('Control+z');
    expect(await field(ines).inputValue()).toBe('glue first');
    await field(ines).fill('');
  });

  test('what is copied with its form is pasted as Markdown, and as it looks with Shift', async () => {
    await ines.writes('A **bold** word and a list\n\n- one');
    await log(ines).getByRole('listitem').filter({ hasText: /^one$/ }).last().waitFor();
    await ines.page.evaluate(() => {
      const text = [...document.querySelectorAll('[role="log"] strong')].find((node) => node.textContent === 'bold');
      const message = text?.closest('p')?.parentElement;
      if (message) window.getSelection()?.selectAllChildren(message);
    });
    await ines.presses('Control+c');
    await field(ines).focus();
    await ines.presses('Control+v');
    await expect.poll(() => field(ines).inputValue()).toBe('A **bold** word and a list\n\n- one');
    await field(ines).fill('');
    await ines.presses('Control+Shift+v');
    await expect.poll(() => field(ines).inputValue()).toMatch(/^A bold word and a list\n+one$/);
    await field(ines).fill('');
  });

  test('others see who is writing', async () => {
    await field(ines).focus();
    await ines.types('Hm');
    await priya.page.getByText('Ines Ferreira is typing').waitFor();
    await field(ines).fill('');
    await priya.page.getByText('Ines Ferreira is typing').waitFor({ state: 'detached' });
  });

  test('nothing of it is in the way of people who hear the screen', async () => {
    await ines.button('Formatting').click();
    await field(ines).fill('@');
    await field(ines).press('End');
    await ines.page.getByRole('option', { name: PRIYA }).waitFor();
    expect(await axeViolations(ines)).toEqual([]);
    await field(ines).fill('');
    await ines.button('Emoji').click();
    await ines.page.getByRole('grid').waitFor();
    expect(await axeViolations(ines)).toEqual([]);
    await ines.presses('Escape');
  });

  test('a draft is there again after a restart, with what it answers', async () => {
    await ines.writes('Who has the key?');
    await priya.reads('Who has the key?');
    await field(priya).focus();
    await priya.presses('Shift+Tab', 'r');
    await priya.page.getByText('Replying to').waitFor();
    await priya.types('I will look');
    await priya.quitsHearth();
    await priya.opensHearth();
    await priya.seesRoom('General');
    await expect.poll(() => field(priya).inputValue()).toBe('I will look');
    await priya.page.getByText('Replying to').waitFor();
    await field(priya).press('Enter');
    await ines.reads('I will look');
    await expect.poll(() => field(priya).inputValue()).toBe('');
  });
});
