import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bridge } from '#shared/bridge/bridge';
import { exportedRoom, importsFile, importsLongRoom } from '../support/desktop/given-export';
import { choosesFiles, choosesPlace, putOn } from '../support/desktop/given-files';
import { hostFolder } from '../support/desktop/host-folder';
import { Person } from '../support/desktop/person';
import { tellInOrder } from '../support/desktop/story';
import { requires } from '../support/requirements';

const onADesktop = requires('desktop', 'lan', 'electron', 'build', 'package');

const HOST = 'Olu’s computer';

declare const hearth: Bridge;

// A room becomes a file and a room again; and what was said in it is found.
onADesktop('a room', () => {
  let olu: Person;
  let priya: Person;

  tellInOrder(() => [olu, priya]);
  beforeAll(async () => {
    // As people install it: the search worker and its WebAssembly are found in the package.
    olu = await Person.arrives('Olu Adeyemi', 'packaged');
    priya = await Person.arrives('Priya Raghunathan');
    for (const person of [olu, priya]) await person.saysTheirName();
    await olu.hostsHere();
    await priya.meets(HOST);
    await priya.joins();
    for (const person of [olu, priya]) await person.opensRoom('General');
    await olu.writes('Soup today?');
    await priya.reads('Soup today?');
    await priya.writes('Yes, with *bread* & <b>butter</b>');
    await olu.reads('Yes, with bread & <b>butter</b>');
  });
  afterAll(async () => {
    for (const person of [priya, olu]) await person?.leaves();
  });

  test('is searched on its host, in the app as people install it', async () => {
    for (const person of [olu, priya]) {
      const found = await searches(person, 'butt');
      expect(found).toEqual(['Yes, with *bread* & <b>butter</b>']);
    }
  });

  test('is exported as a page by anybody in it', async () => {
    const path = join(priya.computer.folder, 'General.html');
    await choosesPlace(priya, path);
    await exports(priya, 'Export to read…');
    await expect.poll(() => readFile(path, 'utf8').catch(() => '')).toContain('Soup today?');
    expect(await readFile(path, 'utf8')).toContain('Yes, with <em>bread</em> &amp; &lt;b&gt;butter&lt;/b&gt;');
  });

  test('is exported as JSON, of which its host’s owner makes a room again, with pictures, answers and reactions', async () => {
    const boat = await readFile('resources/icons/64x64.png');
    await choosesFiles(priya, await putOn(priya, { 'boat.png': boat }));
    await priya.button('Attach a file').click();
    await priya.page.getByRole('list', { name: 'Attached files' }).getByRole('listitem').waitFor();
    await priya.writes('By boat, then');
    await olu.reads('By boat, then');
    await olu.does('Reply', 'By boat, then');
    await olu.writes('Ahoy');
    await olu.does('Add a reaction', 'By boat, then');
    await olu.page.getByRole('combobox', { name: /emoji/i }).fill('thumbs up');
    await olu.page.getByRole('gridcell', { name: 'thumbs up' }).first().waitFor();
    await olu.presses('Enter');
    await reaction(priya).waitFor();
    const path = join(olu.computer.folder, 'General.json');
    await choosesPlace(olu, path);
    await exports(olu, 'Export to keep…');
    await expect.poll(() => readFile(path, 'utf8').catch(() => '')).toContain('"format": "hearth-room"');
    await importsFile(olu, path);
    await expect.poll(async () => (await searches(olu, 'butter')).length).toBe(2);
    // The picture is drawn from the new room's own file.
    const picture = olu.row('By boat, then').getByRole('button', { name: 'Show boat.png larger' });
    await expect.poll(() => picture.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(64);
    await olu
      .row('Ahoy')
      .getByText(/By boat, then/)
      .first()
      .waitFor();
    await reaction(olu).waitFor();
    // It is her own, and no news to anybody.
    expect(await searches(priya, 'butter')).toHaveLength(1);
    expect(await olu.roomList.getByRole('link', { name: /unread/ }).count()).toBe(0);
  });

  test('that lost a file on the way says so, and has its name', async () => {
    const path = join(olu.computer.folder, 'Boats.json');
    await writeFile(path, exportedRoom('Boats', 3));
    await importsFile(olu, path);
    await olu.page.getByRole('heading', { name: /^1 of 1 file was missing/ }).waitFor();
    await olu.seesRoom('Boats');
    await olu.page.getByRole('log').getByText('📎 plan.png').waitFor();
    await olu.page
      .getByRole('region', { name: /^1 of 1 file/ })
      .getByRole('button', { name: 'Dismiss' })
      .click();
  });

  test('shows how far its import is, and cancelled it leaves nothing', async () => {
    await importsLongRoom(olu, 'Harbour');
    const card = olu.page.getByRole('region', { name: 'Importing Harbour' });
    await card.getByText(/, 1 of 1 file$/).waitFor();
    await card.getByRole('button', { name: 'Cancel' }).click();
    await card.waitFor({ state: 'detached' });
    expect(await searches(olu, 'old')).toHaveLength(3);
    expect(await olu.roomList.getByRole('link', { name: /^Harbour/ }).count()).toBe(0);
    // General, and the two that were imported.
    await expect.poll(() => readdir(join(hostFolder(olu), 'rooms'))).toHaveLength(3);
  });

  const reaction = (person: Person) => person.row('By boat, then').getByRole('button', { name: /👍/ });
});

/** Exports the open room by its menu. */
async function exports(person: Person, item: string): Promise<void> {
  await person.page.getByRole('button', { name: /^More/ }).first().click();
  await person.page.getByRole('menuitem', { name: item }).click();
}

const searches = (person: Person, query: string): Promise<string[]> =>
  person.page.evaluate(async (words) => {
    const state = await hearth.request('state.get', {});
    if (!state.ok) throw new Error(state.error.message);
    const host = state.value.hosts[0]?.id ?? '';
    const asked = { host, topic: 'system', event: 'search', payload: { query: words } };
    const answer = await hearth.request('channel.push', asked);
    if (!answer.ok) throw new Error(answer.error.message);
    return (answer.value as { results: { message: string }[] }).results.map(({ message }) => message);
  }, query);
