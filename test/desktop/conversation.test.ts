import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../support/desktop/person';
import { tellInOrder } from '../support/desktop/story';
import { everybodyLeaves, INES, meetOnOneHost, PRIYA } from '../support/desktop/two-people';
import { requires } from '../support/requirements';

const onADesktop = requires('desktop', 'lan', 'electron', 'build');

// What is done with messages, by one and seen by the other, in two real apps on one network.
onADesktop('a conversation of two', () => {
  const people: Person[] = [];
  let ines: Person;
  let priya: Person;

  tellInOrder(() => people);
  beforeAll(async () => {
    ({ ines, priya } = await meetOnOneHost(people));
    await ines.createsRoom('Workshop floor');
    await priya.room('Workshop floor').waitFor();
    await priya.opensRoom('Workshop floor');
  });
  afterAll(() => everybodyLeaves(people));

  test('one sees that the other types, and it goes when the message is there', async () => {
    await priya.messageField.focus();
    await priya.page.keyboard.type('The saws are');
    await ines.page.getByText(`${PRIYA} is typing`).waitFor();
    await priya.types(' sharp.', 'Enter');
    await ines.reads('The saws are sharp.');
    await ines.page.getByText(`${PRIYA} is typing`).waitFor({ state: 'detached' });
  });

  test('one’s own message is at the host, and then seen by the other', async () => {
    await priya.opensRoom('General');
    await ines.writes('Mind the dust.');
    await ines.button('At the host').waitFor();
    await priya.opensRoom('Workshop floor');
    await ines.button('Seen by 1').click();
    await ines.page.getByRole('dialog', { name: 'Seen by' }).getByText(PRIYA).waitFor();
    await ines.presses('Escape');
  });

  test('an edit reaches the other, and says so', async () => {
    await ines.does('Edit', 'Mind the dust.');
    await ines.messageField.fill('Mind the fine dust.');
    await ines.presses('Enter');
    await priya.reads('Mind the fine dust.');
    await priya.row('Mind the fine dust.').getByText('edited', { exact: true }).last().waitFor();
    expect(await priya.message('Mind the dust.').count()).toBe(0);
  });

  test('a reaction is counted and told, joined in and taken back', async () => {
    await priya.row('Mind the fine dust.').hover();
    await priya.row('Mind the fine dust.').getByRole('button', { name: 'Add a reaction' }).first().click();
    await priya.page.getByRole('combobox', { name: /emoji/i }).fill('thumbs up');
    await priya.page
      .getByRole('gridcell', { name: /thumbs up/i })
      .first()
      .waitFor();
    await priya.presses('Enter');
    await ines.button(`👍 1: ${PRIYA}`).click();
    await priya.button(`👍 2: you and ${INES}`).click({ button: 'right' });
    await priya.page.getByRole('dialog', { name: 'Reactions' }).getByText(INES).waitFor();
    await priya.presses('Escape');
    await ines.button(`👍 2: you and ${PRIYA}`).click();
    await priya.button('👍 1: you').waitFor();
  });

  test('an answer quotes what it answers, and leads there', async () => {
    await priya.does('Reply', 'The saws are sharp.');
    await priya.types('All three of them.', 'Enter');
    await ines.reads('All three of them.');
    await ines
      .row('All three of them.')
      .getByRole('button', { name: new RegExp(`^Answers ${PRIYA}`) })
      .click();
    await ines.page.locator('[data-row][class*="washed"]', { hasText: 'The saws are sharp.' }).waitFor();
  });

  test('a thread is read and answered beside the conversation, and counted below its beginning', async () => {
    await ines.button(/^1 reply/).click();
    const thread = ines.page.getByRole('complementary', { name: 'Thread' });
    await thread.getByText('All three of them.').waitFor();
    await thread.getByRole('textbox', { name: 'Message' }).fill('And the fourth?');
    await ines.presses('Enter');
    await thread.getByText('And the fourth?').waitFor();
    await priya.button(/^2 replies/).waitFor();
    await priya.reads('And the fourth?');
    // Who reads it in its room need not read it again in its thread.
    expect(await priya.roomList.getByRole('button', { name: /^Threads/ }).count()).toBe(0);
    await priya.opensRoom('General');
    await thread.getByRole('textbox', { name: 'Message' }).fill('It waits for a blade.');
    await ines.presses('Enter');
    await thread.getByText('It waits for a blade.').waitFor();
    await thread.getByRole('button', { name: 'Close' }).click();
  });

  test('what is new in a thread is counted where threads are opened, and spoken, until it is read there', async () => {
    const entry = priya.roomList.getByRole('button', { name: 'Threads, 1 unread', exact: true });
    await entry.waitFor();
    await priya.presses('Control+K');
    await priya.page.getByRole('option', { name: /^Threads\s*1 unread/ }).waitFor();
    await priya.presses('Escape');
    await entry.click();
    const threads = priya.page.getByRole('complementary', { name: 'Threads' });
    await threads.getByRole('link', { name: /3 replies, 1 unread$/ }).click();
    await priya.page.getByRole('complementary', { name: 'Thread' }).getByText('It waits for a blade.').waitFor();
    await entry.waitFor({ state: 'detached' });
    await priya.presses('Escape');
  });

  test('what is pinned stands beside the conversation, and leads to its place', async () => {
    await ines.does('Pin to this room', 'Mind the fine dust.');
    await priya.row('Mind the fine dust.').getByText('Pinned').waitFor({ state: 'attached' });
    await priya.button('More about this room').click();
    await priya.page.getByRole('menuitem', { name: /pinned/i }).click();
    const pins = priya.page.getByRole('complementary', { name: 'Pinned messages' });
    await pins.getByText('Mind the fine dust.').waitFor();
    await pins.getByRole('link').first().hover();
    await pins.getByRole('button', { name: 'Unpin' }).click();
    await pins.getByText('Nothing pinned yet').waitFor();
    await pins.getByRole('button', { name: 'Close' }).click();
  });

  test('a message is saved, and shows it to oneself alone', async () => {
    await priya.does('Save for later', 'Mind the fine dust.');
    await priya.row('Mind the fine dust.').getByText('Saved by you').waitFor({ state: 'attached' });
    expect(await ines.row('Mind the fine dust.').getByText('Saved by you').count()).toBe(0);
  });

  test('a message is forwarded to another room, with its author', async () => {
    await ines.does('Forward…', 'The saws are sharp.');
    const dialog = ines.page.getByRole('dialog', { name: 'Forward message' });
    await dialog.getByRole('combobox').fill('General');
    await ines.page.getByRole('option', { name: 'General' }).click();
    await dialog.getByRole('textbox', { name: /words/ }).fill('Good news:');
    await dialog.getByRole('button', { name: 'Forward', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await ines.opensRoom('General');
    await ines.page.getByRole('log').getByText(`From ${PRIYA} in Workshop floor:`).waitFor();
    await ines.opensRoom('Workshop floor');
    await priya.opensRoom('General');
    await priya.page.getByRole('log').getByText(`From ${PRIYA} in Workshop floor:`).waitFor();
    await priya.opensRoom('Workshop floor');
  });

  test('its text is copied, and a link to it, which leads there from another room', async () => {
    const copied = () => ines.app.electron.evaluate(({ clipboard }) => clipboard.readText());
    await ines.does('Copy text', 'The saws are sharp.');
    await expect.poll(copied).toBe('The saws are sharp.');
    await ines.does('Copy link to message', 'The saws are sharp.');
    await expect.poll(copied).toMatch(/^hearth:\/\/.+&room=[\w-]+&seq=\d+$/);
    await priya.opensRoom('General');
    await ines.opensRoom('General');
    await ines.writesLong(`[There it says](${await copied()})`);
    await priya.page.getByRole('log').getByRole('link', { name: 'There it says' }).click();
    await priya.seesRoom('Workshop floor');
    await priya.page.locator('[data-row][class*="washed"]', { hasText: 'The saws are sharp.' }).waitFor();
    await ines.opensRoom('Workshop floor');
  });

  test('the name of a room leads to that room', async () => {
    await priya.writesLong('The rest is in #General, please.');
    await ines.page.getByRole('log').getByRole('button', { name: '#General' }).click();
    await ines.seesRoom('General');
    await ines.opensRoom('Workshop floor');
  });

  test('what one says in a row stands below one name and day, and tells its time', async () => {
    for (const text of ['First this,', 'then that.']) await priya.writes(text);
    await ines.reads('then that.');
    expect(await ines.page.getByRole('log').getByText('Today', { exact: true }).count()).toBe(1);
    await ines.row('then that.').hover();
    expect(await ines.row('then that.').locator('time').getAttribute('title')).toContain(`${new Date().getFullYear()}`);
    expect(await ines.row('then that.').locator('[class*="avatar"]').count()).toBe(0);
    expect(await ines.page.getByRole('log').locator('[class*="avatar"]').count()).toBeGreaterThan(0);
  });

  test('a message marked unread counts again beside its room', async () => {
    await priya.does('Mark unread from here', 'And the fourth?');
    await priya.roomList.getByRole('link', { name: /^Workshop floor, \d+ unread/ }).waitFor();
    await priya.opensRoom('General');
    await priya.opensRoom('Workshop floor');
    await priya.page.getByText('New since').waitFor();
  });

  test('a message is deleted after a question, for both, and its quote says so', async () => {
    await priya.does('Delete…', 'The saws are sharp.');
    const dialog = priya.page.getByRole('dialog', { name: 'Delete this message?' });
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await ines.row('Message deleted').first().waitFor();
    expect(await ines.message('The saws are sharp.').count()).toBe(0);
    await ines.row('All three of them.').getByText('Message deleted').waitFor();
  });

  test('who hosts deletes what others wrote, and nobody edits it', async () => {
    await ines.row('All three of them.').hover();
    expect(await ines.row('All three of them.').getByRole('button', { name: 'Edit' }).count()).toBe(0);
    await ines.does('Delete…', 'All three of them.');
    await ines.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await expect.poll(() => priya.message('All three of them.').count()).toBe(0);
  });
});
