import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bridge } from '#shared/bridge/bridge';
import { FILE_SCHEME } from '#shared/bridge/files';
import { type BrittleLine, openBrittleLine } from '../support/brittle-line';
import {
  choosesFiles,
  choosesPlace,
  drops,
  pastes,
  pastesAVideo,
  putOn,
  silence,
} from '../support/desktop/given-files';
import { nativeMenuOf } from '../support/desktop/native-menu';
import { Person } from '../support/desktop/person';
import { tellInOrder } from '../support/desktop/story';
import { everybodyLeaves, INES, PRIYA } from '../support/desktop/two-people';
import { someBytes } from '../support/file-line';
import { requires } from '../support/requirements';

const onADesktop = requires('desktop', 'lan', 'electron', 'build');

const MB = 1024 * 1024;

declare const hearth: Bridge;

// Files between two people, over a line that breaks when it is told to: what they do with them and what they see.
onADesktop('files', () => {
  const people: Person[] = [];
  let ines: Person;
  let priya: Person;
  let line: BrittleLine | undefined;

  tellInOrder(() => people);
  beforeAll(async () => {
    ines = await Person.arrives(INES);
    people.push(ines);
    priya = await Person.arrives(PRIYA);
    people.push(priya);
    for (const person of people) await person.saysTheirName();
    await ines.hostsHere();
    // Priya is not to find a way that does not break.
    await ines.opensSettings('This host');
    await ines.page.getByRole('switch', { name: 'Show this host on the network' }).click();
    await ines.button('Back to rooms').click();
    line = await openBrittleLine(await ines.portOfOwnHost());
    await priya.page.getByRole('textbox', { name: 'Not in the list?' }).fill(`127.0.0.1:${line.port}`);
    await priya.button('Connect').click();
    await priya.joins();
    for (const person of people) await person.opensRoom('General');
  });
  afterAll(async () => {
    await everybodyLeaves(people);
    await line?.close();
  });

  const brittle = (): BrittleLine => line ?? expect.unreachable();
  const tray = (person: Person) => person.page.getByRole('list', { name: 'Attached files' });
  const log = (person: Person) => person.page.getByRole('log');
  const picture = (person: Person, name: string) => log(person).getByRole('button', { name: `Show ${name} larger` });
  const sends = async (person: Person, caption: string) => {
    await person.writes(caption);
    await tray(person).waitFor({ state: 'detached' });
  };

  test('that are chosen in the system’s dialog go with a caption; who gets them saves them whole, and is shown where', async () => {
    const notes = Buffer.from('Bread, and butter.');
    const boat = await readFile('resources/icons/64x64.png');
    await choosesFiles(ines, await putOn(ines, { 'boat.png': boat, 'notes.txt': notes }));
    await ines.button('Attach a file').click();
    await expect.poll(() => tray(ines).getByRole('listitem').count()).toBe(2);
    await sends(ines, 'For tonight');
    await priya.reads('For tonight');
    const place = await picture(priya, 'boat.png').evaluate((element) => element.style.cssText);
    expect(place).toBe('width: 64px; aspect-ratio: 64 / 64;');

    const to = join(priya.computer.folder, 'saved.txt');
    await choosesPlace(priya, to);
    await priya.button('Save notes.txt').click();
    await priya.button('Show in folder').waitFor();
    expect(await readFile(to)).toEqual(notes);
    const shown = await priya.app.electron.evaluateHandle(({ shell }) => {
      const paths: string[] = [];
      shell.showItemInFolder = (path) => paths.push(path);
      return paths;
    });
    await priya.button('Show in folder').click();
    await expect.poll(() => shown.jsonValue()).toEqual([to]);
  });

  test('that are dropped on the conversation wait in the tray, several at once', async () => {
    const dropped = { 'one.png': await icon(16), 'two.png': await icon(24), 'three.png': await icon(48) };
    await drops(ines, await putOn(ines, dropped), log(ines), () => ines.page.getByText('Drop to attach').waitFor());
    await expect.poll(() => tray(ines).getByRole('listitem').count()).toBe(3);
    await ines.button('Remove two.png').click();
    await expect.poll(() => tray(ines).getByRole('listitem').count()).toBe(2);
    await sends(ines, 'Dropped');
    await picture(priya, 'three.png').waitFor();
    expect(await picture(priya, 'two.png').count()).toBe(0);
  });

  test('that are pasted go together, with a caption', async () => {
    await pastes(ines, { 'small.png': await icon(32), 'large.png': await icon(128), 'list.txt': Buffer.from('Nails') });
    await expect.poll(() => tray(ines).getByRole('listitem').count()).toBe(3);
    await sends(ines, 'All in one');
    await priya.row('All in one').getByRole('button', { name: 'Save list.txt' }).waitFor();
    for (const name of ['small.png', 'large.png']) await picture(priya, name).waitFor();
  });

  test('that are pictures open in a lightbox, which the keys lead through', async () => {
    await picture(priya, 'small.png').click();
    const lightbox = priya.page.getByRole('dialog');
    await lightbox.getByText('1 of 2').waitFor();
    await priya.presses('ArrowRight');
    await lightbox.getByRole('heading', { name: 'large.png' }).waitFor();
    await priya.presses('ArrowRight', 'Home');
    await lightbox.getByRole('heading', { name: 'small.png' }).waitFor();
    await priya.presses('Enter');
    await lightbox.getByRole('button', { name: 'Fit to the window' }).first().waitFor();
    await priya.presses('Escape');
    await lightbox.waitFor({ state: 'detached' });
  });

  test('that are pictures have a menu of the system, which saves and copies them', async () => {
    const menu = await nativeMenuOf(priya, picture(priya, 'boat.png').locator('img'));
    expect(menu.entries).toEqual(['Copy Picture', 'Save Picture As…']);
    const to = join(priya.computer.folder, 'boat.png');
    await choosesPlace(priya, to);
    await menu.choose('Save Picture As…');
    await expect.poll(() => readFile(to).catch(() => null)).toEqual(await icon(64));
    await menu.choose('Copy Picture');
    await priya.messageField.focus();
    await priya.presses('Control+v');
    await tray(priya)
      .getByRole('button', { name: /^Remove Picture .+\.png$/ })
      .click();
  });

  test('that are pictures are shown by their content, and nothing else is', async () => {
    const src = (await picture(priya, 'boat.png').locator('img').getAttribute('src')) ?? '';
    expect(await shows(priya, src)).toEqual([64, 64]);
    expect(await addressOf(priya, src, 'boat.png')).toBe(src);
    expect(await shows(priya, await addressOf(priya, src, 'notes.txt'))).toBeNull();
    expect(await shows(priya, src.replace(/[^/]+$/, '../../etc/passwd'))).toBeNull();
    expect(await shows(priya, src.replace(`${FILE_SCHEME}://file/`, `${FILE_SCHEME}://file/other`))).toBeNull();
  });

  test('are attached only where the person gave them to the window', async () => {
    const paths = await putOn(ines, { 'secret.txt': Buffer.from('secret') });
    const refused = await ines.page.evaluate((given) => hearth.request('files.attach', { paths: given }), paths);
    expect(refused).toMatchObject({ ok: false, error: { reason: 'forbidden' } });
  });

  test('that are sounds play where they stand, and can be wound', async () => {
    await choosesFiles(ines, await putOn(ines, { 'silence.wav': silence(3) }));
    await ines.button('Attach a file').click();
    await tray(ines).waitFor();
    await sends(ines, 'Listen');
    const player = log(priya).locator('audio[aria-label="Audio, silence.wav"]');
    await player.waitFor();
    const played = await player.evaluate(async (element) => {
      const sound = element as HTMLAudioElement;
      sound.muted = true;
      const happens = (name: string) => new Promise((resolve) => sound.addEventListener(name, resolve, { once: true }));
      const moved = happens('timeupdate');
      await sound.play();
      await moved;
      const wound = happens('seeked');
      sound.currentTime = 2;
      await wound;
      sound.pause();
      return [Math.round(sound.duration), Math.round(sound.currentTime)];
    });
    expect(played).toEqual([3, 2]);
  });

  test('a video has its place before it is there', async () => {
    await ines.page.evaluate(pastesAVideo);
    await expect
      .poll(() => ines.page.locator('form video').evaluate((video) => (video as HTMLVideoElement).videoWidth))
      .toBe(160);
    await sends(ines, 'Watch');
    const shown = log(priya).locator('video');
    await shown.waitFor();
    expect(await shown.evaluate((video) => (video as HTMLVideoElement).style.aspectRatio)).toBe('160 / 90');
  });

  test('show how far they are, and are cancelled on their way, there and back, leaving nothing', async () => {
    const bytes = someBytes(6 * MB);
    await choosesFiles(priya, await putOn(priya, { 'held.bin': bytes, 'kept.bin': bytes.subarray(0, 2 * MB) }));
    await priya.button('Attach a file').click();
    await tray(priya).waitFor();
    const stuck = brittle().holdAfter(3 * MB, 'to host');
    await sends(priya, 'Without what is held');
    await log(priya).getByRole('progressbar', { name: 'Sending held.bin' }).waitFor();
    await stuck;
    await priya.button('Stop sending held.bin').click();
    await ines.button('Save kept.bin').waitFor();
    expect(await ines.button('Save held.bin').count()).toBe(0);

    const to = join(priya.computer.folder, 'kept.bin');
    await choosesPlace(priya, to);
    const stuckAgain = brittle().holdAfter(MB, 'to peer');
    await priya.button('Save kept.bin').click();
    await priya.page.getByRole('progressbar', { name: 'Saving kept.bin' }).waitFor();
    await stuckAgain;
    await priya.button('Stop saving kept.bin').click();
    await priya.button('Save kept.bin').waitFor();
    await expect.poll(() => readFile(`${to}.part`).catch(() => null)).toBeNull();
    expect(await readFile(to).catch(() => null)).toBeNull();
  });

  test('go on where they were when the line broke, there and back', async () => {
    const bytes = someBytes(16 * MB, 2);
    await choosesFiles(priya, await putOn(priya, { 'long.bin': bytes }));
    await priya.button('Attach a file').click();
    await tray(priya).waitFor();
    const [up, down] = [brittle().carried('to host'), brittle().carried('to peer')];
    brittle().breakAfter(12 * MB, 'to host');
    await sends(priya, 'In two parts');
    await ines.button('Save long.bin').waitFor();
    expect(brittle().spare()).toBe(false);
    expect(brittle().carried('to host') - up).toBeLessThan(27 * MB);

    const to = join(priya.computer.folder, 'long.bin');
    await choosesPlace(priya, to);
    brittle().breakAfter(12 * MB, 'to peer');
    await priya.row('In two parts').getByRole('button', { name: 'Save long.bin' }).click();
    await priya.row('In two parts').getByRole('button', { name: 'Show in folder' }).waitFor();
    expect(brittle().spare()).toBe(false);
    expect(brittle().carried('to peer') - down).toBeLessThan(27 * MB);
    expect(bytes.equals(await readFile(to))).toBe(true);
  });

  test('are found by a search for them', async () => {
    await priya.presses('Control+f');
    const search = priya.page.getByRole('complementary', { name: 'Search' });
    await search.getByRole('combobox').fill('has:file tonight');
    await search.getByRole('link', { name: /For tonight/ }).waitFor();
    await search.getByRole('combobox').fill('boat');
    await search.getByRole('link', { name: /boat\.png/ }).waitFor();
    await search.getByRole('combobox').fill('has:file nothing');
    await search.getByText('Nothing found').waitFor();
    await search.getByRole('button', { name: 'Close', exact: true }).click();
  });

  test('go with their message, and are not to be had by anybody who kept their address', async () => {
    const src = (await picture(priya, 'boat.png').locator('img').getAttribute('src')) ?? '';
    await ines.does('Delete…', 'For tonight');
    await ines.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await picture(priya, 'boat.png').waitFor({ state: 'detached' });
    await expect.poll(() => shows(priya, `${src}?again`)).toBeNull();
  });

  test('count as storage of the host, whose owner says how large they may be; what it refuses is given up', async () => {
    await ines.opensSettings('This host');
    await ines.page.getByText(/^\d+ files, /).waitFor();
    await ines.page.getByRole('combobox', { name: 'Largest file' }).click();
    await ines.page.getByRole('option', { name: 'No files' }).click();
    await ines.page.getByRole('combobox', { name: 'Largest file' }).getByText('No files').waitFor();
    await pastes(priya, { 'late.txt': Buffer.from('Too late') });
    await tray(priya).waitFor();
    await sends(priya, 'One more');
    const refused = log(priya).getByRole('article').filter({ hasText: 'late.txt' });
    await refused.getByText('This host takes no files.').first().waitFor();
    await refused.getByRole('button', { name: 'Delete' }).click();
    await refused.waitFor({ state: 'detached' });
  });
});

const icon = (size: 16 | 24 | 32 | 48 | 64 | 128): Promise<Buffer> => readFile(`resources/icons/${size}x${size}.png`);

/** The address that a file would have as a picture, beside that of another one of the room. */
const addressOf = (person: Person, src: string, name: string): Promise<string> =>
  person.page.evaluate(
    async ([beside, wanted]) => {
      const [scheme, , , host = '', room = ''] = beside.split('/');
      const page = await hearth.pushRoom(host, room, 'history', {});
      const files = page.ok ? page.value.messages.flatMap((message) => message.files) : [];
      return `${scheme}//file/${host}/${room}/${files.find((file) => file.name === wanted)?.id}`;
    },
    [src, name] as const,
  );

/** The size of a picture as the page shows it; null where it shows none. */
const shows = (person: Person, url: string): Promise<[number, number] | null> =>
  person.page.evaluate(
    (src) =>
      new Promise((resolve) => {
        const image = new Image();
        image.onload = () => resolve([image.naturalWidth, image.naturalHeight]);
        image.onerror = () => resolve(null);
        image.src = src;
      }),
    url,
  );
