import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from '../support/desktop/axe';
import { leavesUnsent } from '../support/desktop/gone-room';
import type { Person } from '../support/desktop/person';
import { tellInOrder } from '../support/desktop/story';
import { everybodyLeaves, meetOnOneHost } from '../support/desktop/two-people';
import { requires } from '../support/requirements';

const onADesktop = requires('desktop', 'lan', 'electron', 'build');

// A room that one deletes while the other writes in it: nothing that was written is lost without a word.
onADesktop('a room that goes away', () => {
  const people: Person[] = [];
  let ines: Person;
  let priya: Person;

  tellInOrder(() => people);
  beforeAll(async () => {
    ({ ines, priya } = await meetOnOneHost(people));
  });
  afterAll(() => everybodyLeaves(people));

  const copied = (person: Person) => person.app.electron.evaluate(({ clipboard }) => clipboard.readText());

  test('says before how much goes with it', async () => {
    await ines.createsRoom('Scratch');
    await priya.opensRoom('Scratch');
    for (const text of ['One.', 'Two.']) await priya.writes(text);
    await ines.reads('Two.');
    await ines.button('More about this room').click();
    await ines.page.getByRole('menuitem', { name: 'Delete room…' }).click();
    await ines.page.getByText('Its 2 messages go with it, for everyone. They cannot be brought back.').waitFor();
  });

  test('leaves what somebody was writing in it at hand', async () => {
    await priya.page.getByRole('textbox', { name: 'Message', exact: true }).fill('Three, and the rest of it');
    await ines.button('Delete room').click();
    await priya.page.getByText('Scratch is no longer here for you').waitFor();
    await priya.button('Copy what you were writing').click();
    await priya.button('Copied').waitFor();
    expect(await copied(priya)).toBe('Three, and the rest of it');
    await priya.button('All right').click();
  });

  test('tells what was not sent to it before it went, also after a restart, until that is discarded', async () => {
    await leavesUnsent(ines, priya, 'Doomed', ['This matters.', 'And this.']);
    const card = priya.page.getByRole('region', { name: 'Not sent: Doomed is no longer here' });
    await card.getByText('This matters.').waitFor();
    expect(await axeViolations(priya)).toEqual([]);
    await card.getByRole('button', { name: 'Copy all texts' }).click();
    await card.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await copied(priya)).toBe('This matters.\n\nAnd this.');
    await card.getByRole('button', { name: 'Discard them' }).click();
    await card.waitFor({ state: 'detached' });
  });
});
