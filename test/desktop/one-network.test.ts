import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Person } from '../support/desktop/person';
import { tellInOrder } from '../support/desktop/story';
import { requires } from '../support/requirements';

const onADesktop = requires('desktop', 'lan', 'electron', 'build', 'package');

const SECRET = 'Surprise for Tomasz';
/** Somebody else on this network may run the same test, and two hosts may have one name. */
const INES = `Ines-${process.pid} Ferreira`;
const HOST = `Ines-${process.pid}’s computer`;

// One story on one network, told in order: each test goes on where the one before it ended. It is told twice, with the
// build in out/ and with the app as it is packaged for people to install.
onADesktop('three people on one network', () => {
  describe.each(['plain', 'packaged'] as const)('with the %s build', (build) => {
    let ines: Person;
    let priya: Person;
    let tomasz: Person;

    tellInOrder(() => [ines, priya, tomasz]);
    beforeAll(async () => {
      ines = await Person.arrives(INES, build);
      priya = await Person.arrives('Priya Raghunathan', build);
      tomasz = await Person.arrives('Tomasz Wiśniewski', build);
    });
    afterAll(async () => {
      for (const person of [tomasz, priya, ines]) await person?.leaves();
    });

    test('one names herself, hosts, and is told how others find her', async () => {
      await ines.saysTheirName();
      await ines.hostsHere();
      await ines.page.getByRole('heading', { name: 'The fire is lit' }).waitFor();
      expect(await ines.page.getByRole('textbox', { name: /link/ }).inputValue()).toMatch(/^hearth:\/\//);
      await ines.createsRoom('Workshop floor');
    });

    test('the others find her host in the list, see the fingerprint that she sees, and join', async () => {
      const fingerprint = await ines.readsOwnFingerprint();
      for (const person of [priya, tomasz]) {
        await person.saysTheirName();
        expect(await person.meets(HOST)).toBe(fingerprint);
        await person.joins();
        await person.opensRoom('Workshop floor');
      }
    });

    test('what one writes the others read', async () => {
      await ines.opensRoom('Workshop floor');
      await ines.writes('Welcome. The kettle is on.');
      await priya.reads('Welcome. The kettle is on.');
      await priya.writes('Two minutes.');
      await ines.reads('Two minutes.');
      await tomasz.reads('Two minutes.');
    });

    test('a room of a team is for that team', async () => {
      await ines.createsTeam('Furniture', ['Priya Raghunathan']);
      await ines.createsRoom('Drawings', 'Team');
      await priya.opensRoom('Drawings');
      await priya.writes('The alder chair is two millimetres over.');
      await ines.reads('The alder chair is two millimetres over.');
      expect(await tomasz.room('Drawings').count()).toBe(0);
    });

    test('an invitation to a private room reaches the invited person as a native notification', async () => {
      await ines.createsRoom(SECRET, 'Private');
      await ines.invites('Priya Raghunathan');
      const notification = await priya.notifications.find(({ title }) => title.includes('invites you'));
      expect(notification.title).toBe(`${INES} invites you`);
      expect(notification.body).toContain(SECRET);
    });

    test('activating the notification brings the window to the invitation', async () => {
      const notification = await priya.notifications.find(({ title }) => title.includes('invites you'));
      await priya.button('Settings').click();
      await priya.app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
      await priya.notifications.click(notification);
      const card = priya.page.getByRole('region', { name: `${INES} invites you ${SECRET}` });
      await card.waitFor();
      await expect.poll(() => priya.focused()).toBe('Enter room');
      await expect.poll(() => priya.windowIsInFront()).toBe(true);
      await card.getByRole('button', { name: 'Enter room' }).click();
      await priya.seesRoom(SECRET);
    });

    test('who accepted is in, and they talk', async () => {
      await priya.writes('He suspects nothing.');
      await ines.reads('He suspects nothing.');
      await ines.writes('Good.');
      await priya.reads('Good.');
    });

    test('a message in a room that is not in view notifies, one in the room that is in view does not', async () => {
      await ines.opensRoom('Workshop floor');
      const before = priya.notifications.shown.length;
      await ines.writes('Lunch is ready.');
      const notification = await priya.notifications.find(({ body }) => body === 'Lunch is ready.');
      expect(notification.title).toBe(`${INES} in Workshop floor`);
      await priya.notifications.click(notification);
      await priya.reads('Lunch is ready.');
      await ines.writes('It gets cold.');
      await priya.reads('It gets cold.');
      expect(priya.notifications.shown.slice(before)).toEqual([notification]);
    });

    test('a few write to each other directly, in a room that is called after the others', async () => {
      await tomasz.button('New direct message').click();
      const dialog = tomasz.page.getByRole('dialog');
      for (const name of [INES, 'Priya Raghunathan']) {
        await dialog.getByRole('combobox').fill(name);
        await tomasz.page.getByRole('option', { name }).click();
      }
      await dialog.getByRole('button', { name: 'Write', exact: true }).click();
      await tomasz.page.getByRole('main', { name: new RegExp(`${INES}.*Priya|Priya.*${INES}`) }).waitFor();
      await tomasz.writes('Cake at four?');
      for (const [person, other] of [
        [ines, 'Priya'],
        [priya, INES],
      ] as const) {
        const row = person.roomList.getByRole('link', { name: /Tomasz.*1 unread/ });
        expect(await row.textContent()).toContain(other);
        await row.click();
        await person.reads('Cake at four?');
      }
    });

    test('the third person sees the private room nowhere', async () => {
      await seesNothingOf(SECRET);
    });

    test('after all of them restarted everything is still there', async () => {
      for (const person of [tomasz, priya, ines]) await person.quitsHearth();
      for (const person of [ines, priya, tomasz]) await person.opensHearth();
      await priya.opensRoom(SECRET);
      await priya.reads('He suspects nothing.');
      await ines.opensRoom('Drawings');
      await ines.reads('The alder chair is two millimetres over.');
      await tomasz.opensRoom('Workshop floor');
      await tomasz.reads('It gets cold.');
      await tomasz.writes('Is there any left?');
      await priya.opensRoom('Workshop floor');
      await priya.reads('Is there any left?');
      await seesNothingOf(SECRET);
    });

    async function seesNothingOf(room: string): Promise<void> {
      expect(await tomasz.page.locator('body').innerText()).not.toContain(room);
      expect(tomasz.notifications.shown.filter(({ title, body }) => `${title} ${body}`.includes(room))).toEqual([]);
      // Nor does his computer know of it: nothing was sent that his screen merely does not show.
      expect(await filesWith(join(tomasz.computer.folder, 'hearth'), room)).toEqual([]);
    }
  });
});

/** The files below a folder that contain a text. */
async function filesWith(folder: string, text: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const found = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      // Chromium's own files come and go.
      const content = await readFile(path).catch(() => Buffer.alloc(0));
      return content.includes(text) ? [path] : [];
    });
  return (await Promise.all(found)).flat();
}
