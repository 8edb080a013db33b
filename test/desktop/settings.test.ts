import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bridge } from '#shared/bridge/bridge';
import { axeViolations } from '../support/desktop/axe';
import { choosesPlace } from '../support/desktop/given-files';
import { Person } from '../support/desktop/person';
import { tellInOrder } from '../support/desktop/story';
import { everybodyLeaves, HOST, meetOnOneHost, PRIYA } from '../support/desktop/two-people';
import { requires } from '../support/requirements';

const onADesktop = requires('desktop', 'lan', 'electron', 'build');

declare const hearth: Bridge;

const PASSPHRASE = 'alder moss kettle saw';

// What people choose in the settings, and what comes of it: here, and for the other.
onADesktop('the settings', () => {
  const people: Person[] = [];
  let ines: Person;
  let priya: Person;

  tellInOrder(() => people);
  beforeAll(async () => {
    ({ ines, priya } = await meetOnOneHost(people));
    for (const person of [ines, priya]) await person.opensRoom('General');
  });
  afterAll(() => everybodyLeaves(people));

  const control = (person: Person, name: string) => person.page.getByRole('switch', { name });
  const turns = async (person: Person, name: string, on: boolean) => {
    await control(person, name).click();
    await person.page.getByRole('switch', { name, checked: on }).waitFor();
  };
  const root = (person: Person) => person.page.locator('html');

  test('let people read calmly: nothing moves, and links are plain', async () => {
    await priya.opensSettings('Appearance');
    expect(await root(priya).getAttribute('data-motion')).toBe('system');
    await priya.page.getByRole('combobox', { name: 'Less motion' }).click();
    await priya.page.getByRole('option', { name: 'Always' }).click();
    const duration = () => root(priya).evaluate((html) => getComputedStyle(html).getPropertyValue('--motion-settle'));
    await expect.poll(duration).toMatch(/^0m?s$/);
    await turns(priya, 'Always underline links', false);
    await priya.button('Back to rooms').click();
    await ines.writes('See https://hearth.example/saws first.');
    const link = priya.page.getByRole('link', { name: 'https://hearth.example/saws' });
    await expect.poll(() => link.evaluate((a) => getComputedStyle(a).textDecorationColor)).toBe('rgba(0, 0, 0, 0)');
  });

  test('let people keep to themselves that they type and what they have read', async () => {
    await priya.opensSettings('You');
    await turns(priya, 'Let others see that I am typing', false);
    await turns(priya, 'Let others see what I have read', false);
    await priya.button('Back to rooms').click();
    await priya.seesRoom('General');
    await ines.page.evaluate(() => {
      new MutationObserver(() => {
        if (document.body.textContent?.includes('is typing')) document.body.dataset.sawTyping = 'yes';
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    await ines.writes('Who sharpens the saws?');
    await priya.reads('Who sharpens the saws?');
    await priya.messageField.focus();
    await priya.page.keyboard.type('I do');
    await priya.types(', today.', 'Enter');
    await ines.reads('I do, today.');
    expect(await ines.page.locator('body').getAttribute('data-saw-typing')).toBeNull();
    await ines.writes('Thank you.');
    await priya.reads('Thank you.');
    await ines.button('At the host').last().waitFor();
  });

  test('tell them again once they are let', async () => {
    await priya.opensSettings('You');
    await turns(priya, 'Let others see that I am typing', true);
    await turns(priya, 'Let others see what I have read', true);
    await priya.button('Back to rooms').click();
    await priya.seesRoom('General');
    await ines.writes('And the planes?');
    await ines.button('Seen by 1').waitFor();
    await priya.messageField.focus();
    await priya.page.keyboard.type('Tomorrow');
    await ines.page.getByText(`${PRIYA} is typing`).waitFor();
  });

  test('help out of the app itself: how to host, what is kept where, every key', async () => {
    await ines.opensSettings('About');
    await ines.button('Open help').click();
    const help = ines.page.getByRole('dialog', { name: 'Help' });
    for (const part of ['Hosting', 'What is kept where', 'Keyboard'])
      await help.getByRole('heading', { name: part, exact: true }).waitFor();
    await help.getByText('Jump to a room, person or command').waitFor();
    await ines.presses('Escape');
    await help.waitFor({ state: 'detached' });
    await ines.button('Show licences').click();
    const licences = ines.page.getByRole('dialog', { name: 'Open-source licences' });
    await licences.getByText(/^react-dom \d/).click();
    await licences.getByText('Copyright (c) Meta Platforms').waitFor();
    await ines.presses('Escape');
    await licences.waitFor({ state: 'detached' });
  });

  test('save a report of what may be wrong, without anything personal', async () => {
    const path = join(ines.computer.folder, 'report.txt');
    await choosesPlace(ines, path);
    await ines.button('Save a report…').click();
    await ines.page.getByText(`Saved as ${path}.`).waitFor();
    const report = await readFile(path, 'utf8');
    expect(report).toContain('1. online, own, policy open');
    expect(report).toMatch(/ info app_started$/m);
    const { me, hosts, hosting } = await ines.page.evaluate(async () => {
      const state = await window.hearth.request('state.get', {});
      if (!state.ok) throw new Error(state.error.message);
      return state.value;
    });
    const personal = [me?.id, me?.name, PRIYA, HOST, hosts[0]?.id, hosts[0]?.fingerprint, hosts[0]?.address, 'saws'];
    const places = hosting.state === 'on' ? [hosting.folder, hosting.link, ...hosting.addresses] : [];
    for (const secret of [...personal, ...places]) expect(report).not.toContain(secret);
    await ines.button('Back to rooms').click();
  });

  test('open Hearth with the computer, or no longer', async () => {
    const autostart = join(ines.computer.folder, 'config', 'autostart');
    await ines.opensSettings('This host');
    await turns(ines, 'Start with this computer', true);
    expect(await readdir(autostart)).toEqual(['chat.hearth.desktop.desktop']);
    await turns(ines, 'Start with this computer', false);
    expect(await readdir(autostart)).toEqual([]);
  });

  test('take a person to another computer, who is the same person there', async () => {
    const file = join(ines.computer.folder, 'Ines.hearth-key');
    await ines.button('Back to rooms').click();
    await ines.createsRoom('Wedding present', 'Private');
    await ines.writes('A clock?');
    await ines.opensSettings('You');
    await ines.page.getByText(/^Made .+ \d{4}\. /).waitFor();
    await ines.button('Move to another computer…').click();
    const dialog = ines.page.getByRole('dialog', { name: 'Move to another computer' });
    await dialog.getByText(`The rooms of ${HOST} stay on this computer.`).waitFor();
    await dialog.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    await dialog.getByLabel('Passphrase again').fill('alder moss kettle axe');
    await choosesFile(ines, file);
    await dialog.getByRole('button', { name: 'Save key file…' }).click();
    await dialog.getByText('This is not the same passphrase. Type it again.').waitFor();
    await dialog.getByLabel('Passphrase again').fill(PASSPHRASE);
    await dialog.getByRole('button', { name: 'Save key file…' }).click();
    await ines.page.getByRole('dialog', { name: 'Your key file is saved' }).getByText(file).waitFor();
    expect(await axeViolations(ines)).toEqual([]);
    await ines.button('Done').click();
    expect((await stat(file)).mode & 0o777).toBe(0o600);

    const there = await Person.arrives(ines.name);
    people.push(there);
    await choosesFile(there, file);
    await there.button('I already use Hearth on another computer').click();
    await there.page.getByText('The passphrase you chose on the other computer opens Ines.hearth-key.').waitFor();
    await there.page.getByLabel('Passphrase').fill('alder moss kettle axe');
    await there.button('Open key file').click();
    await there.page.getByText('That passphrase does not open the file.').waitFor();
    expect(await axeViolations(there)).toEqual([]);
    await there.page.getByLabel('Passphrase').fill(PASSPHRASE);
    await there.button('Open key file').click();
    expect(await idOf(there)).toBe(await idOf(ines));
    await there.opensRoom('Wedding present');
    await there.reads('A clock?');
    await there.writes('Or a lamp, says my other computer.');
    await ines.button('Back to rooms').click();
    await ines.reads('Or a lamp, says my other computer.');
    await ines.writes('A lamp, then.');
    await there.reads('A lamp, then.');
  });

  test('delete the host of this computer for whom types its name, and for nobody else', async () => {
    await ines.opensSettings('This host');
    await ines.button('Delete…').click();
    const dialog = ines.page.getByRole('dialog', { name: `Delete ${HOST}?` });
    await dialog.getByRole('textbox').fill('Studio');
    await dialog.getByRole('button', { name: 'Delete for everyone' }).click();
    await dialog.getByText(`That is not its name. It is called ${HOST}.`).waitFor();
    await dialog.getByRole('textbox').fill(HOST);
    await dialog.getByRole('button', { name: 'Delete for everyone' }).click();
    await dialog.waitFor({ state: 'detached' });
    await ines.page.getByRole('heading', { name: 'Where is your team?' }).waitFor();
    await ines.hostsHere();
    await ines.seesRoom('General');
    expect(await ines.message('Thank you.').count()).toBe(0);
  });
});

/** Chooses this file in every dialog of the system that asks for one. */
const choosesFile = (person: Person, file: string) =>
  person.app.electron.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, file);

/** Who somebody is to every host, once they are in. */
async function idOf(person: Person): Promise<string | undefined> {
  await person.page.getByRole('navigation').first().waitFor();
  const state = await person.page.evaluate(() => hearth.request('state.get', {}));
  return state.ok ? state.value.me?.id : undefined;
}
