import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../support/desktop/person';
import { tellInOrder } from '../support/desktop/story';
import { everybodyLeaves, HOST, INES, meetOnOneHost, PRIYA } from '../support/desktop/two-people';
import { requires } from '../support/requirements';

const onADesktop = requires('desktop', 'lan', 'electron', 'build');

onADesktop('a conversation with nothing but a keyboard, and with a line that breaks', () => {
  const people: Person[] = [];
  let ines: Person;
  let priya: Person;

  tellInOrder(() => people);
  beforeAll(async () => {
    ({ ines, priya } = await meetOnOneHost(people));
    await priya.opensRoom('General');
    await ines.opensRoom('General');
    await ines.writes('One.');
    await priya.reads('One.');
    await priya.writes('Two.');
    await ines.reads('Two.');
  });
  afterAll(() => everybodyLeaves(people));

  /** From the composer to the newest message. */
  const toMessages = async (person: Person): Promise<void> => {
    await person.messageField.focus();
    await person.presses('Shift+Tab');
    await expect.poll(() => person.page.evaluate(() => document.activeElement?.tagName)).toBe('ARTICLE');
  };

  test('a row is called by author, time and text, and by what others answered in emoji', async () => {
    await toMessages(ines);
    expect(await ines.focused()).toMatch(new RegExp(`^${PRIYA}, .+: ?\\s*Two\\.`));
    await ines.presses('+');
    await ines.page.getByRole('combobox', { name: /emoji/i }).fill('thumbs up');
    await ines.page
      .getByRole('gridcell', { name: /thumbs up/i })
      .first()
      .waitFor();
    await ines.presses('Enter');
    await priya.button(`👍 1: ${INES}`).waitFor();
    await toMessages(ines);
    await expect.poll(() => ines.focused()).toContain('Reactions: 👍 1');
  });

  test('R answers, Esc thinks better of it, E edits one’s own', async () => {
    await toMessages(ines);
    await ines.presses('r');
    await ines.page.getByText(`Replying to`).waitFor();
    await ines.presses('Escape');
    await ines.page.getByText(`Replying to`).waitFor({ state: 'detached' });
    await toMessages(ines);
    await ines.presses('ArrowUp', 'e');
    await expect.poll(() => ines.messageField.inputValue()).toBe('One.');
    await ines.messageField.fill('One and a half.');
    await ines.presses('Enter');
    await priya.reads('One and a half.');
  });

  test('Enter opens the menu of the row, and Esc leads back to it', async () => {
    await toMessages(ines);
    const row = await ines.focused();
    await ines.presses('Enter');
    await ines.page.getByRole('menuitem', { name: 'Reply' }).waitFor();
    await ines.presses('Escape');
    await ines.page.getByRole('menu').waitFor({ state: 'detached' });
    await expect.poll(() => ines.focused()).toBe(row);
  });

  test('Delete asks, and takes the message away', async () => {
    await priya.writes('Three.');
    await priya
      .row('Three.')
      .getByRole('button', { name: /^(At the host|Seen by)/ })
      .waitFor();
    await toMessages(priya);
    await priya.presses('Delete');
    await priya.page.getByRole('dialog', { name: 'Delete this message?' }).waitFor();
    await priya.tabsTo('Delete');
    await priya.presses('Enter');
    await expect.poll(() => ines.message('Three.').count()).toBe(0);
  });

  test('who jumps to what a message answers goes on from there with the keys, unless they are writing', async () => {
    await toMessages(priya);
    // The row last visited is the one that was deleted.
    await priya.presses('ArrowUp', 'r');
    await priya.page.getByText('Replying to').waitFor();
    await priya.messageField.fill('Both, then.');
    await priya.presses('Enter');
    const quote = priya.row('Both, then.').getByRole('button', { name: /Two\./ }).first();
    await quote.click();
    await expect.poll(() => priya.focused()).toMatch(new RegExp(`^${PRIYA}, .+Two\\.`));
    await priya.presses('End');
    await expect.poll(() => priya.focused()).toContain('Both, then.');

    await priya.messageField.fill('Not y');
    // As a link from outside does: it leaves the focus where it is.
    await quote.dispatchEvent('click');
    await priya.presses('e', 't');
    expect(await priya.messageField.inputValue()).toBe('Not yet');
    await priya.messageField.fill('');
  });

  test('a slash does something, an unknown one says so and sends nothing', async () => {
    await priya.writes('/danec');
    await priya.page.getByRole('status').getByText('There is no command /danec.').waitFor();
    expect(await priya.messageField.inputValue()).toBe('/danec');
    await priya.writes('/me waves');
    await ines.page.getByRole('log').getByText('waves', { exact: true }).waitFor();
    await priya.writes('//me waves');
    await ines.reads('/me waves');
    await priya.writes('/help');
    await priya.page.getByRole('dialog', { name: 'Commands' }).getByText('/dnd').waitFor();
    await priya.presses('Escape');
  });

  test('a slash invites, says what a room is about, leaves it and comes back, for the other to see', async () => {
    await ines.createsRoom('Surprise', 'Private');
    await ines.writesLong(`/invite @${PRIYA}`);
    await priya.button('Enter room').click();
    await priya.seesRoom('Surprise');
    await ines.writes('/topic For her birthday');
    await priya.page.getByText('For her birthday').first().waitFor();
    await priya.writes('/leave');
    await priya.page.getByRole('dialog').getByRole('button', { name: 'Leave private room' }).click();
    await priya.room('Surprise').waitFor({ state: 'detached' });
    await ines.page.getByRole('complementary').getByText(PRIYA).waitFor({ state: 'detached' });
    await ines.writesLong('/join #General');
    await ines.seesRoom('General');
    await priya.opensRoom('General');
    await priya.writes('/leave');
    await priya.roomList.getByRole('link', { name: 'General, left' }).waitFor();
    await priya.button('More about this room').click();
    await priya.page.getByRole('menuitem', { name: 'Follow room again' }).click();
    await priya.roomList.getByRole('link', { name: 'General', exact: true }).waitFor();
  });

  test('a slash tells the other who is away, who wants quiet, and who has another name', async () => {
    const inTheList = (name: string) => ines.roomList.getByRole('link', { name: new RegExp(`^${name}`) });
    for (const [command, seen] of [
      ['/dnd 30m', `${PRIYA}, do not disturb`],
      ['/dnd off', `${PRIYA}, online`],
      ['/away', `${PRIYA}, away`],
      ['/back', `${PRIYA}, online`],
      ['/nick Priya R', 'Priya R, online'],
      [`/nick ${PRIYA}`, `${PRIYA}, online`],
    ] as const) {
      await priya.writes(command);
      await inTheList(seen).waitFor();
    }
    await priya.writes('/shrug Who knows');
    await ines.reads('Who knows ¯\\_(ツ)_/¯');
  });

  test('without its host one’s message waits, says for whom, and can be answered by nobody yet', async () => {
    await changesOne(ines, 'One and a half.', 'One and a third.');
    await reacts(ines, 'Both, then.', 'party popper');
    await priya.reads('One and a third.');
    await priya.button(`🎉 1: ${INES}`).waitFor();
    await ines.writes('Off I go.');
    await ines.button('Seen by 1').waitFor();
    await ines.losesHearth();
    await priya.writes('Are you there?');
    await priya.page.getByText(`1 message is waiting for ${HOST}`).waitFor();
    await priya.row('Are you there?').hover();
    expect(await priya.row('Are you there?').getByRole('button', { name: 'Reply' }).count()).toBe(0);
  });

  test('what is written, edited and reacted to meanwhile outlives the app, and reaches the host once', async () => {
    await reacts(priya, 'Off I go.', 'fire');
    await changesOne(priya, 'Both, then.', 'Both, now.');
    await priya.row('Both, now.').waitFor();
    await priya.losesHearth();
    await priya.opensHearth();
    await ines.opensHearth();
    await ines.opensRoom('General');
    await ines.reads('Are you there?');
    await ines.row('Both, now.').getByText('edited', { exact: true }).last().waitFor();
    await ines.button(`🔥 1: ${PRIYA}`).waitFor();
    for (const person of [ines, priya]) {
      for (const text of ['Are you there?', 'Both, now.']) await expect.poll(() => person.row(text).count()).toBe(1);
    }
  });

  test('what the host had acknowledged outlived it: an edit, a reaction, a read mark', async () => {
    await ines.row('One and a third.').getByText('edited', { exact: true }).last().waitFor();
    await ines.button('🎉 1: you').waitFor();
    await priya.button(`🎉 1: ${INES}`).waitFor();
    expect(await priya.row('One and a third.').count()).toBe(1);
    await ines.button('Seen by 1').waitFor();
  });
});

/** Puts an emoji under a message. */
async function reacts(person: Person, text: string, emoji: string): Promise<void> {
  await person.does('Add a reaction', text);
  await person.page.getByRole('combobox', { name: /emoji/i }).fill(emoji);
  await person.page.getByRole('gridcell', { name: emoji }).first().waitFor();
  await person.presses('Enter');
}

/** Edits one's own message. */
async function changesOne(person: Person, text: string, to: string): Promise<void> {
  await person.does('Edit', text);
  await person.messageField.fill(to);
  await person.presses('Enter');
}
