import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sealKeyFile } from '../../../src/main/peer/identity/key-file';
import type { Camera } from './camera';
import { Person } from './person';

const TOMASZ = 'Tomasz Wiśniewski';
const PRIYA = 'Priya Raghunathan';
const JONAS = 'Jonas Lindqvist';
const INES = 'Ines Ferreira';
const HOST = 'Tomasz’s computer';
const HEADLESS = resolve(import.meta.dirname, '../../../out/main/headless.cjs');

/**
 * Four people in a workshop use the real app for a morning, and every screen worth showing is photographed on the way:
 * light and dark, as it opens and as small as it gets.
 */
export async function photographSmallTeam(camera: Camera): Promise<void> {
  const people: Person[] = [];
  try {
    const arrive = async (name: string) => {
      const person = await Person.arrives(name);
      people.push(person);
      return person;
    };
    await spendAMorning(arrive, camera);
  } finally {
    for (const person of people.reverse()) await person.leaves();
  }
}

async function spendAMorning(arrive: (name: string) => Promise<Person>, camera: Camera): Promise<void> {
  const tomasz = await arrive(TOMASZ);
  await tomasz.page.getByRole('textbox', { name: 'Name' }).fill(TOMASZ);
  await camera(tomasz, 'first-run');
  await tomasz.saysTheirName();
  await tomasz.hostsHere();
  await tomasz.page.getByRole('heading', { name: 'The fire is lit' }).waitFor();
  await camera(tomasz, 'just-lit');

  const [ines, priya, jonas] = [await arrive(INES), await arrive(PRIYA), await arrive(JONAS)];
  for (const person of [ines, priya, jonas]) await comesIn(person, person === ines ? camera : null);

  await furnish(tomasz);
  await talk({ tomasz, ines, priya, jonas });
  await hostsToo(ines);
  await camera(ines, 'main');
  await invite({ tomasz, ines }, camera);
  await showSettings(tomasz, camera);
  const port = await tomasz.portOfOwnHost();
  await goOutOfReach({ tomasz, ines }, camera);
  await withAnotherHostAt(port, async () => {
    await ines.page.getByRole('heading', { name: `This may not be ${HOST}` }).waitFor({ timeout: 60_000 });
    await camera(ines, 'fingerprint-changed');
  });
  // So that her host says goodbye: the next story may have one of its name.
  await ines.quitsHearth();
}

/** Shows a key file to Hearth, as if it came from another computer, and goes back. */
async function bringsAKey(person: Person, camera: Camera): Promise<void> {
  const file = join(person.computer.folder, `${person.name}.hearth-key`);
  await writeFile(file, await sealKeyFile({}, 'alder moss kettle saw'));
  await person.app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, file);
  await person.button('I already use Hearth on another computer').click();
  await person.page.getByLabel('Passphrase').waitFor();
  await camera(person, 'key-file');
  await person.button('Back').click();
}

/** Finds the host, compares and joins. */
async function comesIn(person: Person, camera: Camera | null): Promise<void> {
  if (camera) await bringsAKey(person, camera);
  await person.saysTheirName();
  await person.button(`Join ${HOST}`).waitFor();
  await camera?.(person, 'find-a-host');
  await person.meets(HOST);
  await camera?.(person, 'compare-the-fingerprint');
  await person.joins();
}

async function furnish(tomasz: Person): Promise<void> {
  for (const room of ['Workshop floor', 'Lunch, and who is cooking']) await tomasz.createsRoom(room);
  await tomasz.createsTeam('Furniture', [INES, PRIYA, JONAS]);
  for (const room of ['CAD and drawings', 'Suppliers']) await tomasz.createsRoom(room, 'Team');
  await tomasz.createsTeam('Firmware', [INES, PRIYA]);
}

interface Team {
  readonly tomasz: Person;
  readonly ines: Person;
  readonly priya: Person;
  readonly jonas: Person;
}

/** Hosts on her own computer, too: with a second host there is a rail. */
async function hostsToo(ines: Person): Promise<void> {
  await ines.presses('Control+j');
  await ines.page.getByRole('dialog').getByRole('button', { name: 'Host here' }).click();
  // Tomasz has the usual port.
  await ines.button(/^Use port \d+$/).click();
  const rail = ines.page.getByRole('navigation', { name: 'Hosts' });
  await rail.getByRole('link', { name: /^Ines’s computer/ }).waitFor();
  await rail.getByRole('link', { name: new RegExp(`^${HOST}`) }).click();
  await ines.opensRoom('CAD and drawings');
}

/** A morning's talk; what Ines has not seen yet stays unread in her list. */
async function talk({ tomasz, ines, priya, jonas }: Team): Promise<void> {
  for (const person of [ines, priya, jonas]) await person.opensRoom('CAD and drawings');
  await jonas.writes(
    'The Alder chair’s back legs are 2 mm over on the last three drawings, and the jig already matches the old number. Can we freeze the sheet until it is re-cut?',
  );
  await jonas.writes('I would rather fix the drawing than the jig.');
  await ines.reads('I would rather fix the drawing than the jig.');
  await priya.writes('Agreed. I will send the new sheet before lunch: https://drawings.example/alder/back-legs');
  await ines.writes('Thank you. I measure the left one before we glue.');
  await priya.reads('Thank you. I measure the left one before we glue.');
  await jonas.writes('Two of four are clamped already, so no hurry.');
  await ines.reads('Two of four are clamped already, so no hurry.');
  await tomasz.opensRoom('Suppliers');
  await tomasz.writes('The oak comes on Thursday, not Wednesday.');
  await tomasz.writes(`@${INES} can you be here for it?`);
  await tomasz.opensRoom('Lunch, and who is cooking');
  for (const text of ['Lentils today.', 'And the good bread.', 'Noon sharp.']) await tomasz.writes(text);
  await ines.roomList.getByRole('link', { name: 'Lunch, and who is cooking, 3 unread' }).waitFor();
}

async function invite({ tomasz, ines }: Pick<Team, 'tomasz' | 'ines'>, camera: Camera): Promise<void> {
  await tomasz.button('New private room').click();
  await tomasz.page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Quarterly numbers and pay');
  await camera(tomasz, 'new-room');
  await tomasz.page.getByRole('dialog').getByRole('button', { name: 'Create room' }).click();
  await tomasz.seesRoom('Quarterly numbers and pay');
  await tomasz.invites(INES);
  await ines.button('Enter room').waitFor();
  await camera(ines, 'invitation');
  await ines.button('Enter room').click();
  await ines.seesRoom('Quarterly numbers and pay');
}

async function showSettings(tomasz: Person, camera: Camera): Promise<void> {
  await tomasz.opensSettings('This host');
  await tomasz.letsIn('Anyone with the join code');
  await camera(tomasz, 'settings-host');
  await tomasz.button('Back to rooms').click();
}

async function goOutOfReach({ tomasz, ines }: Pick<Team, 'tomasz' | 'ines'>, camera: Camera): Promise<void> {
  await ines.opensRoom('CAD and drawings');
  await tomasz.app.end();
  await ines.page.getByText(`${HOST} is out of reach.`).waitFor();
  await ines.writes('Back legs measured: 412.');
  await ines.page.getByText(/message is waiting for/).waitFor();
  await camera(ines, 'out-of-reach');
  // What was open stays readable; another room is not there.
  await ines.roomList.getByText('Not on the network').waitFor({ timeout: 90_000 });
  await ines.room('General').click();
  await ines.page.getByRole('heading', { name: `${HOST} has gone cold` }).waitFor();
  await camera(ines, 'host-gone');
}

/** Another host answers where the one was that people know. */
async function withAnotherHostAt(port: number, act: () => Promise<void>): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'hearth-other-'));
  const args = [HEADLESS, '--data', data, '--port', `${port}`, '--no-discovery', '--json'];
  const other = spawn(process.execPath, args, { stdio: 'ignore' });
  const gone = once(other, 'exit');
  try {
    await act();
  } finally {
    other.kill();
    await gone;
    await rm(data, { recursive: true, force: true });
  }
}
