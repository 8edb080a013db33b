import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from '../support/desktop/axe';
import { Person } from '../support/desktop/person';
import { tellInOrder } from '../support/desktop/story';
import { requires } from '../support/requirements';

const onADesktop = requires('desktop', 'lan', 'electron', 'build');

const INES = `Ines-${process.pid} Ferreira`;
const HOST = `Ines-${process.pid}’s computer`;

// Every screen that people come across while all is well, each in light and dark, large and small. What goes wrong is in
// refusals.test.ts.
onADesktop('axe-core finds nothing wrong with', () => {
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

  test('the first question, for a name', async () => {
    expect(await axeViolations(ines)).toEqual([]);
    await ines.button('Continue').click();
    await ines.page.getByRole('alert').or(ines.page.getByText(/name/i)).first().waitFor();
    expect(await axeViolations(ines)).toEqual([]);
  });

  test('the second question, for a host', async () => {
    await ines.saysTheirName();
    expect(await axeViolations(ines)).toEqual([]);
    await ines.page.getByRole('textbox', { name: 'Not in the list?' }).fill('no such place');
    await ines.button('Connect').click();
    await ines.page.getByText('That is not a Hearth link or an address.').waitFor();
    expect(await axeViolations(ines)).toEqual([]);
  });

  test('a host that was just lit', async () => {
    await ines.hostsHere();
    await ines.page.getByRole('heading', { name: 'The fire is lit' }).waitFor();
    expect(await axeViolations(ines)).toEqual([]);
  });

  test('a fingerprint to compare', async () => {
    await priya.saysTheirName();
    await priya.button(`Join ${HOST}`).waitFor();
    expect(await axeViolations(priya)).toEqual([]);
    await priya.meets(HOST);
    expect(await axeViolations(priya)).toEqual([]);
    await priya.joins();
  });

  test('a new team', async () => {
    await ines.button('New team').click();
    expect(await axeViolations(ines)).toEqual([]);
    await ines.page.keyboard.press('Escape');
    await ines.createsTeam('Furniture', ['Priya Raghunathan']);
  });

  test.each(['Public', 'Team', 'Private'] as const)('a new room, %s', async (audience) => {
    await ines.button('New room').click();
    const dialog = ines.page.getByRole('dialog');
    await dialog.getByRole('radio', { name: audience, exact: true }).check();
    expect(await axeViolations(ines)).toEqual([]);
    await dialog.getByRole('button', { name: 'Create room' }).click();
    await dialog.getByText(/name/i).first().waitFor();
    expect(await axeViolations(ines)).toEqual([]);
    await ines.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await ines.createsRoom(`${audience} matters`, audience);
    expect(await axeViolations(ines)).toEqual([]);
  });

  test('an invitation to write, with suggestions open', async () => {
    await ines.button('Invite someone').click();
    await ines.page.getByRole('dialog').getByRole('combobox').fill('Pri');
    await ines.page.getByRole('option', { name: 'Priya Raghunathan' }).waitFor();
    expect(await axeViolations(ines)).toEqual([]);
    await ines.page.getByRole('option', { name: 'Priya Raghunathan' }).click();
    expect(await axeViolations(ines)).toEqual([]);
    await ines.page.getByRole('dialog').getByRole('button', { name: 'Invite', exact: true }).click();
  });

  test('an invitation to answer', async () => {
    await priya.page.getByRole('region', { name: `${INES} invites you Private matters` }).waitFor();
    expect(await axeViolations(priya)).toEqual([]);
    await priya.button('Later, keep it in the list').click();
    expect(await axeViolations(priya)).toEqual([]);
    await priya.page.getByRole('link', { name: /^Private matters ?, 1 invitation/ }).click();
    await priya.button('Enter room').click();
    await priya.seesRoom('Private matters');
  });

  test('a conversation', async () => {
    for (const text of [
      'Good morning.',
      'See https://hearth.example/plan',
      'a long one. '.repeat(300),
      '🎉 עברית مرحبا',
    ]) {
      await ines.writes(text);
      await priya.writes(`About “${text.slice(0, 20)}”: yes.`);
    }
    await priya.reads('🎉 עברית مرحبا');
    expect(await axeViolations(ines)).toEqual([]);
    await priya.message('🎉 עברית مرحبا').hover();
    expect(await axeViolations(priya)).toEqual([]);
  });

  test('a message that is too long', async () => {
    await ines.page.getByRole('textbox', { name: 'Message', exact: true }).fill('x'.repeat(8_100));
    expect(await axeViolations(ines)).toEqual([]);
    await ines.page.getByRole('textbox', { name: 'Message', exact: true }).fill('');
  });

  test.each(['Edit room…', 'Delete room…', 'Leave private room…'])('“%s”', async (entry) => {
    const person = entry.startsWith('Leave') ? priya : ines;
    await person.button('More about this room').click();
    const item = person.page.getByRole('menuitem', { name: entry });
    await item.waitFor();
    expect(await axeViolations(person)).toEqual([]);
    await item.click();
    const dialog = person.page.getByRole('dialog').or(person.page.getByRole('dialog'));
    await dialog.waitFor();
    expect(await axeViolations(person)).toEqual([]);
    await person.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('the menu of a host', async () => {
    await ines.roomList.getByRole('button', { name: HOST }).click();
    await ines.page.getByRole('menu').waitFor();
    expect(await axeViolations(ines)).toEqual([]);
    await ines.page.keyboard.press('Escape');
  });

  test.each(['Anyone with the join code', 'I let each person in'])('the settings of a host: %s', async (policy) => {
    await ines.opensSettings('This host');
    await ines.letsIn(policy);
    expect(await axeViolations(ines)).toEqual([]);
    await ines.button('Back to rooms').click();
  });

  test.each(['You', 'This host', 'Notifications', 'Appearance', 'Keyboard', 'About'])(
    'the settings: %s',
    async (page) => {
      await ines.opensSettings(page);
      expect(await axeViolations(ines)).toEqual([]);
      await ines.button('Back to rooms').click();
    },
  );

  test.each([
    ['joining another host', 'Control+J'],
    ['all shortcuts', 'Control+/'],
    ['a folded room list', 'Control+\\'],
    ['a folded people panel', 'Control+.'],
  ])('%s', async (_, keys) => {
    await ines.page.keyboard.press(keys);
    expect(await axeViolations(ines)).toEqual([]);
    await ines.page.keyboard.press('Escape');
  });
});
