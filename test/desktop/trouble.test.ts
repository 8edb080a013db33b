import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { DEFAULT_PORT } from '#shared/protocol/limits';
import { axeViolations } from '../support/desktop/axe';
import { Person } from '../support/desktop/person';
import { tellInOrder } from '../support/desktop/story';
import { startHeadless } from '../support/headless';
import { requires } from '../support/requirements';
import { tempFolder } from '../support/temp-folder';

const onADesktop = requires('desktop', 'lan', 'electron', 'build');

const INES = `Ines-${process.pid} Ferreira`;
const HOST = `Ines-${process.pid}’s computer`;

// What goes wrong, or is not allowed, and what people are told where they are. Every such screen is held to axe-core,
// too.
onADesktop('in trouble, people are told', () => {
  let ines: Person;
  let priya: Person;
  let tomasz: Person;

  tellInOrder(() => [ines, priya, tomasz]);
  beforeAll(async () => {
    ines = await Person.arrives(INES);
    priya = await Person.arrives('Priya Raghunathan');
    tomasz = await Person.arrives('Tomasz Wiśniewski');
    for (const person of [ines, priya, tomasz]) await person.saysTheirName();
  });
  afterAll(async () => {
    for (const person of [tomasz, priya, ines]) await person?.leaves();
  });

  test('which port is in use, and which other one is free', async () => {
    await occupy(DEFAULT_PORT);
    await ines.button('Host here').click();
    await ines.page.getByText(`Port ${DEFAULT_PORT} `).waitFor();
    await ines.button(/^Use port \d+$/).waitFor();
    expect(await axeViolations(ines)).toEqual([]);
    await ines.button(/^Use port \d+$/).click();
    await ines.roomList.waitFor();
  });

  test('that nothing answers at an address, and what to check', async () => {
    await priya.page.getByRole('textbox', { name: 'Not in the list?' }).fill('127.0.0.1:9');
    await priya.button('Connect').click();
    await priya.page.getByText('Nothing here answers as a Hearth host: 127.0.0.1, port 9.').waitFor();
    expect(await axeViolations(priya)).toEqual([]);
  });

  test('that a host asks for a code, that a code is wrong, and nothing once it is right', async () => {
    await ines.opensSettings('This host');
    await ines.letsIn('Anyone with the join code');
    const code = await ines.page.getByRole('textbox', { name: 'Join code' }).inputValue();
    await ines.button('Back to rooms').click();
    await priya.meets(HOST);
    await priya.button('It matches, join').click();
    const field = priya.page.getByRole('textbox', { name: `Join code of ${HOST}` });
    await field.fill('alder-moss-0000');
    await priya.button('Join').click();
    await priya.page.getByText(`That code does not open ${HOST}.`).waitFor();
    expect(await axeViolations(priya)).toEqual([]);
    await field.fill(code.toUpperCase().replaceAll('-', ' '));
    await priya.button('Join').click();
    await priya.roomList.waitFor();
  });

  test('that a host lets people in one by one; its owner is told who asks', async () => {
    await ines.opensSettings('This host');
    await ines.letsIn('I let each person in');
    await tomasz.meets(HOST);
    await tomasz.button('It matches, join').click();
    await tomasz.page.getByRole('heading', { name: `Waiting for ${HOST}` }).waitFor();
    expect(await axeViolations(tomasz)).toEqual([]);
    const asked = await ines.notifications.find(({ title }) => title.includes('asks to join'));
    expect(asked.title).toBe(`Tomasz Wiśniewski asks to join ${HOST}`);
    expect(await axeViolations(ines)).toEqual([]);
  });

  test('that they were refused; who was refused may still be let in', async () => {
    await ines.button('Refuse Tomasz Wiśniewski').click();
    await tomasz.page.getByRole('heading', { name: `${HOST} did not let you in` }).waitFor({ timeout: 30_000 });
    expect(await axeViolations(tomasz)).toEqual([]);
    await ines.button('Let in Tomasz Wiśniewski').click();
    await ines.button('Let in Tomasz Wiśniewski').waitFor({ state: 'detached' });
    await tomasz.button('Try again').click();
    await tomasz.roomList.waitFor();
  });

  test('that they were removed; who was removed may be let back in', async () => {
    await ines.button('More about Tomasz Wiśniewski').click();
    await ines.page.getByRole('menuitem', { name: 'Remove Tomasz Wiśniewski…' }).click();
    await ines.page
      .getByRole('dialog')
      .getByRole('button', { name: /^Remove/ })
      .click();
    await tomasz.page.getByRole('heading', { name: `You were removed from ${HOST}` }).waitFor();
    expect(await axeViolations(tomasz)).toEqual([]);
    await ines.button('Let back in Tomasz Wiśniewski').click();
    await tomasz.button('Try again').click();
    await tomasz.roomList.waitFor();
    await ines.button('Back to rooms').click();
  });

  test('that others are connected, before the host is closed under them', async () => {
    const questions = await ines.answersNativeDialogsWith('Keep open');
    await ines.closesWindow();
    await expect
      .poll(questions)
      .toEqual([{ message: `2 people are connected to ${HOST}.`, buttons: ['Keep open', 'Stop hosting and quit'] }]);
    await ines.writes('Still here.');
    await ines.reads('Still here.');
  });

  test('that the host is out of reach; what they write meanwhile is sent when it is back', async () => {
    await priya.opensRoom('General');
    await ines.answersNativeDialogsWith('Stop hosting and quit');
    await ines.quitsHearth();
    await priya.page.getByText(`${HOST} is out of reach. Keep writing`).waitFor();
    await priya.writes('Written in the dark.');
    await priya.reads('Written in the dark.');
    expect(await axeViolations(priya)).toEqual([]);
    await ines.opensHearth();
    await ines.opensRoom('General');
    await ines.reads('Written in the dark.');
    await priya.page.getByText(`${HOST} is out of reach. Keep writing`).waitFor({ state: 'detached' });
  });

  test('that another computer answers in place of a host they know, and nothing is sent to it', async () => {
    const port = await ines.portOfOwnHost();
    await ines.app.end();
    const impostor = await startHeadless({ data: await tempFolder(), port, args: ['--no-discovery'] });
    await priya.page.getByRole('heading', { name: `This may not be ${HOST}` }).waitFor({ timeout: 30_000 });
    expect(await axeViolations(priya)).toEqual([]);
    expect(await priya.readsFingerprint('New fingerprint')).toBe(impostor.fingerprint);
    expect(await priya.readsFingerprint('Known fingerprint')).not.toBe(impostor.fingerprint);
    expect(impostor.log()).not.toContain('connected');
  });
});

/** Holds a port for the running test; whoever else holds it already does as well. */
async function occupy(port: number): Promise<void> {
  const server = createServer();
  const held = await new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '0.0.0.0', () => resolve(true));
  });
  if (held) onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
}
