import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bridge } from '#shared/bridge/bridge';
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

  test('is exported as JSON, of which its host’s owner makes a room again', async () => {
    const path = join(olu.computer.folder, 'General.json');
    await choosesPlace(olu, path);
    await exports(olu, 'Export to keep…');
    await expect.poll(() => readFile(path, 'utf8').catch(() => '')).toContain('"format": "hearth-room"');
    await olu.app.electron.evaluate(({ dialog }, file) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] });
    }, path);
    await olu.page.getByRole('button', { name: HOST }).first().click();
    await olu.page.getByRole('menuitem', { name: 'Import a room…' }).click();
    await olu.reads('Soup today?');
    await expect.poll(async () => (await searches(olu, 'butter')).length).toBe(2);
    // It is her own, and no news to anybody.
    expect(await searches(priya, 'butter')).toHaveLength(1);
    expect(await olu.roomList.getByRole('link', { name: /unread/ }).count()).toBe(0);
  });
});

/** Chooses this place in the next dialog of the system. */
const choosesPlace = (person: Person, filePath: string) =>
  person.app.electron.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
  }, filePath);

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
