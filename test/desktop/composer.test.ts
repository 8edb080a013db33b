import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from '../support/desktop/axe';
import { Person } from '../support/desktop/person';
import { tellInOrder } from '../support/desktop/story';
import { textMenu } from '../support/desktop/text-menu';
import { requires } from '../support/requirements';

const onADesktop = requires('desktop', 'lan', 'electron', 'build');

const HOST = 'Aoife’s computer';
const PRIYA = 'Priya Raghunathan';

/** A square of ten pixels, as PNG in base64. */
const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mP8z8BQz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC';

// What is written, with everything that helps to write it, and what of it the other one sees.
onADesktop('writing', () => {
  let aoife: Person;
  let priya: Person;

  tellInOrder(() => [aoife, priya]);
  beforeAll(async () => {
    aoife = await Person.arrives('Aoife Ní Bhriain');
    priya = await Person.arrives(PRIYA);
    for (const person of [aoife, priya]) await person.saysTheirName();
    await aoife.hostsHere();
    await priya.meets(HOST);
    await priya.joins();
    for (const person of [aoife, priya]) await person.opensRoom('General');
  });
  afterAll(async () => {
    for (const person of [priya, aoife]) await person?.leaves();
  });

  const field = (person: Person) => person.page.getByRole('textbox', { name: 'Message', exact: true });
  const log = (person: Person) => person.page.getByRole('log');

  test('Markdown is drawn as it was meant, for the other one too, with code in its colours', async () => {
    await aoife.writes(
      'The **Alder** chair is ||too _wide_||, see [the sheet](https://example.com/a)\n\n- one\n- `two`',
    );
    await log(priya).locator('strong', { hasText: 'Alder' }).waitFor();
    await log(priya).getByRole('link', { name: 'the sheet' }).waitFor();
    expect(await log(priya).getByRole('listitem').allTextContents()).toEqual(['one', 'two']);
    await log(priya).getByRole('button', { name: 'Show spoiler' }).click();
    await log(priya).locator('em', { hasText: 'wide' }).waitFor();
    await aoife.writes('```ts export/legs.ts\nconst leg = "alder"; // until re-cut\n```');
    await log(priya).getByText('export/legs.ts').waitFor();
    const keyword = log(priya).locator('pre span', { hasText: /^const$/ });
    await keyword.waitFor();
    const [coloured, plain] = await Promise.all(
      [keyword, log(priya).locator('pre code')].map((code) => code.evaluate((node) => getComputedStyle(node).color)),
    );
    expect(coloured).not.toBe(plain);
  });

  test('what was typed can be looked at, and copied out of its block', async () => {
    await log(priya).getByRole('button', { name: 'Copy code' }).click();
    const copied = () => priya.app.electron.evaluate(({ clipboard }) => clipboard.readText());
    await expect.poll(copied).toBe('const leg = "alder"; // until re-cut');
    const message = priya.page.getByRole('article').filter({ hasText: /Alder.* chair/ });
    await message.click({ button: 'right' });
    await priya.page.getByRole('menuitem', { name: 'Show as typed' }).click();
    await log(priya).getByText('The **Alder** chair is ||too _wide_||').waitFor();
    await message.click({ button: 'right' });
    await priya.page.getByRole('menuitem', { name: 'Show as meant' }).click();
    await log(priya).locator('strong', { hasText: 'Alder' }).waitFor();
  });

  test('a name is completed from its beginning, and mentions the person it names', async () => {
    await field(aoife).focus();
    await aoife.types('Ask @pri');
    const option = aoife.page.getByRole('option', { name: PRIYA });
    await option.waitFor();
    expect(await field(aoife).getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
    await aoife.presses('Tab');
    expect(await field(aoife).inputValue()).toBe(`Ask @${PRIYA} `);
    await aoife.types('about #Gen');
    await aoife.page.getByRole('option', { name: 'General' }).waitFor();
    await aoife.presses('Enter');
    await aoife.types('please.', 'Enter');
    await log(priya).getByText(`@${PRIYA}`, { exact: true }).waitFor();
    await log(priya).getByRole('button', { name: '#General' }).waitFor();
    expect(
      await log(priya)
        .getByRole('button', { name: `@${PRIYA}` })
        .count(),
    ).toBe(0);
    await log(aoife)
      .getByRole('button', { name: `@${PRIYA}` })
      .waitFor();
  });

  test('an emoji is found in the picker by its name, and by its code while writing', async () => {
    await field(aoife).focus();
    await aoife.presses('Control+Shift+E');
    const search = aoife.page.getByRole('combobox', { name: 'Search emoji' });
    await search.fill('thumbs up');
    await aoife.page.getByRole('gridcell', { name: 'thumbs up', exact: true, selected: true }).waitFor();
    await search.press('Enter');
    await expect.poll(() => field(aoife).inputValue()).toBe('👍');
    await expect.poll(() => aoife.focused()).toBe('Message');
    await aoife.types(' :fir');
    await aoife.page.getByRole('option', { name: ':fire:' }).waitFor();
    await aoife.types('e:');
    await expect.poll(() => field(aoife).inputValue()).toBe('👍 🔥');
    await aoife.presses('Enter');
    await priya.reads('👍 🔥');
    const sizeOf = (text: string | RegExp) =>
      log(priya)
        .getByText(text)
        .last()
        .evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize));
    expect(await sizeOf('👍 🔥')).toBeGreaterThan(await sizeOf('please.'));
  });

  test('the arrow up edits what was sent last; Esc leaves it as it is', async () => {
    await aoife.writes('Glue at nooon.');
    await priya.reads('Glue at nooon.');
    await field(aoife).focus();
    await aoife.presses('ArrowUp');
    await aoife.page.getByText('Editing your message').waitFor();
    expect(await field(aoife).inputValue()).toBe('Glue at nooon.');
    await aoife.presses('Escape');
    expect(await field(aoife).inputValue()).toBe('');
    await aoife.presses('ArrowUp');
    await field(aoife).fill('Glue at noon.');
    await aoife.presses('Enter');
    await priya.reads('Glue at noon.');
    await log(priya).getByText('edited').first().waitFor();
    expect(await priya.message('Glue at nooon.').count()).toBe(0);
  });

  test('an edit that is refused stays in the field, with the reason', async () => {
    await priya.writes('Short-lived.');
    await aoife.reads('Short-lived.');
    await field(priya).focus();
    await priya.presses('ArrowUp');
    await priya.page.getByText('Editing your message').waitFor();
    await field(aoife).focus();
    await aoife.presses('Shift+Tab', 'Delete');
    await aoife.page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
    await log(priya).getByText('Message deleted').waitFor();
    await field(priya).fill('Long-lived.');
    await priya.presses('Enter');
    await priya.page
      .getByRole('status')
      .filter({ hasText: /delete/i })
      .first()
      .waitFor();
    expect(await field(priya).inputValue()).toBe('Long-lived.');
    await priya.presses('Escape');
    expect(await field(priya).inputValue()).toBe('');
  });

  test('an edit that leaves nothing asks whether to delete the message', async () => {
    await aoife.writes('Never mind.');
    await priya.reads('Never mind.');
    await field(aoife).focus();
    await aoife.presses('ArrowUp', 'Control+a', 'Backspace', 'Enter');
    await aoife.page.getByRole('dialog').getByText('Delete this message?').waitFor();
    await aoife.page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    expect(await aoife.page.getByText('Editing your message').count()).toBe(0);
    await field(aoife).focus();
    await aoife.presses('ArrowUp', 'Control+a', 'Backspace', 'Enter');
    await aoife.page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
    await priya.message('Never mind.').waitFor({ state: 'detached' });
  });

  test('keys make text bold, and Ctrl+Z takes it back', async () => {
    await field(aoife).fill('glue first');
    await aoife.presses('Control+a', 'Control+b');
    expect(await field(aoife).inputValue()).toBe('**glue first**');
    await aoife.presses('Control+z');
    expect(await field(aoife).inputValue()).toBe('glue first');
    await field(aoife).fill('');
  });

  test('what is copied with its form is pasted as Markdown, and as it looks with Shift', async () => {
    await aoife.writes('A **bold** word and a list\n\n- one');
    await log(aoife).getByRole('listitem').filter({ hasText: /^one$/ }).last().waitFor();
    await aoife.page.evaluate(() => {
      const text = [...document.querySelectorAll('[role="log"] strong')].find((node) => node.textContent === 'bold');
      const message = text?.closest('p')?.parentElement;
      (document.activeElement as HTMLElement | null)?.blur();
      if (message) window.getSelection()?.selectAllChildren(message);
    });
    await aoife.presses('Control+c');
    // The clipboard is the system's: it takes what is copied in its own time.
    await expect
      .poll(() => aoife.app.electron.evaluate(({ clipboard }) => clipboard.readText()))
      .toContain('bold word');
    await field(aoife).focus();
    await aoife.presses('Control+v');
    await expect.poll(() => field(aoife).inputValue()).toBe('A **bold** word and a list\n\n- one');
    await field(aoife).fill('');
    await aoife.presses('Control+Shift+v');
    await expect.poll(() => field(aoife).inputValue()).toMatch(/^A bold word and a list\n+one$/);
    await field(aoife).fill('');
  });

  test('a pasted picture waits in the tray until it is sent or removed; a text that is too long becomes a file', async () => {
    const tray = aoife.page.getByRole('list', { name: 'Attached files' });
    await field(aoife).evaluate((element, picture) => {
      const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0));
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, PICTURE);
    await tray.getByRole('button', { name: /^Remove Picture .*\.png$/ }).click();
    await tray.waitFor({ state: 'detached' });
    await field(aoife).fill('long '.repeat(1_700));
    await aoife.page.getByText('This message is 499 characters too long for Hearth.').waitFor();
    await aoife.button('Make it a file').click();
    await tray.getByText('message.txt').waitFor();
    expect(await field(aoife).inputValue()).toBe('');
    await aoife.writes('All of it');
    await priya.reads('All of it');
    await log(priya).getByText('message.txt', { exact: true }).waitFor();
    await tray.waitFor({ state: 'detached' });
  });

  test('a misspelled word is underlined, its menu mends it or counts it as right', async () => {
    const menu = await textMenu(aoife);
    await field(aoife).focus();
    // Code is not prose, and a name of somebody here is right.
    await aoife.types('Glorbs teh Raghunathan `wrogn`. ');
    await expect.poll(() => menu.on('teh')).toEqual(expect.arrayContaining(['the', 'Add “teh” to Dictionary']));
    expect((await menu.on('teh')).indexOf('Add “teh” to Dictionary')).toBeLessThanOrEqual(6);
    expect(await menu.on('Raghunathan')).not.toContain('Add “Raghunathan” to Dictionary');
    expect(await menu.on('wrogn')).not.toContain('Add “wrogn” to Dictionary');
    await expect.poll(() => menu.on('teh')).toContain('the');
    await menu.chooses('the');
    await expect.poll(() => field(aoife).inputValue()).toBe('Glorbs the Raghunathan `wrogn`. ');
    await expect.poll(() => menu.on('Glorbs')).toContain('Add “Glorbs” to Dictionary');
    await menu.chooses('Add “Glorbs” to Dictionary');
    await expect.poll(() => menu.on('Glorbs')).not.toContain('Add “Glorbs” to Dictionary');
    await field(aoife).fill('');
  });

  test('words are right in the languages one chooses, and none is wrong without a check', async () => {
    const menu = await textMenu(aoife);
    await field(aoife).focus();
    await aoife.types('Rechtschreibung wihtout Ende');
    await expect.poll(() => menu.on('Rechtschreibung')).toContain('Add “Rechtschreibung” to Dictionary');
    await aoife.opensSettings('Keyboard');
    await aoife.page.getByText('As the system: UK English.').waitFor();
    await aoife.page.getByRole('checkbox', { name: 'German' }).click();
    await aoife.page.getByRole('checkbox', { name: 'German', checked: true }).waitFor();
    await aoife.page.getByText('Choose none to check as the system: UK English.').waitFor();
    await aoife.button('Back to rooms').click();
    await field(aoife).focus();
    await expect.poll(() => menu.on('wihtout')).toContain('Add “wihtout” to Dictionary');
    expect(await menu.on('Rechtschreibung')).not.toContain('Add “Rechtschreibung” to Dictionary');
    await aoife.opensSettings('Keyboard');
    await aoife.page.getByRole('switch', { name: 'Check spelling' }).click();
    await aoife.page.getByRole('switch', { name: 'Check spelling', checked: false }).waitFor();
    await aoife.button('Back to rooms').click();
    await field(aoife).focus();
    await aoife.types(' und so');
    expect(await menu.on('wihtout')).toContain('Cut');
    expect(await menu.on('wihtout')).not.toContain('Add “wihtout” to Dictionary');
    await field(aoife).fill('');
  });

  test('others see who is writing', async () => {
    await field(aoife).focus();
    await aoife.types('Hm');
    await priya.page.getByText('Aoife Ní Bhriain is typing').waitFor();
    await field(aoife).fill('');
    await priya.page.getByText('Aoife Ní Bhriain is typing').waitFor({ state: 'detached' });
  });

  test('nothing of it is in the way of people who hear the screen', async () => {
    await aoife.button('Formatting').click();
    await field(aoife).fill('@');
    await field(aoife).press('End');
    await aoife.page.getByRole('option', { name: PRIYA }).waitFor();
    expect(await axeViolations(aoife)).toEqual([]);
    await field(aoife).fill('');
  });

  test('nor of the emoji', async () => {
    await aoife.button('Emoji').click();
    await aoife.page.getByRole('grid').waitFor();
    expect(await axeViolations(aoife)).toEqual([]);
    await aoife.presses('Escape');
  });

  test('a draft is there again after a restart, with what it answers', async () => {
    await aoife.writes('Who has the key?');
    await priya.reads('Who has the key?');
    await field(priya).focus();
    await priya.presses('Shift+Tab', 'r');
    await priya.page.getByText('Replying to').waitFor();
    await priya.types('I will look');
    await priya.createsRoom('Workshop floor');
    await priya.roomList.getByRole('link', { name: 'General, draft', exact: true }).waitFor();
    await priya.opensRoom('General');
    await priya.quitsHearth();
    await priya.opensHearth();
    await priya.seesRoom('General');
    await expect.poll(() => field(priya).inputValue()).toBe('I will look');
    await priya.page.getByText('Replying to').waitFor();
    await field(priya).press('Enter');
    await aoife.reads('I will look');
    await expect.poll(() => field(priya).inputValue()).toBe('');
  });
});
