import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bridge } from '#shared/bridge/bridge';
import { FILE_SCHEME } from '#shared/bridge/files';
import type { Person } from '../support/desktop/person';
import { tellInOrder } from '../support/desktop/story';
import { everybodyLeaves, meetOnOneHost } from '../support/desktop/two-people';
import { requires } from '../support/requirements';

const onADesktop = requires('desktop', 'lan', 'electron', 'build');

declare const hearth: Bridge;

// Files between two people: what goes over the bridge and over the line, and what comes out on the other side.
onADesktop('files', () => {
  const people: Person[] = [];
  let ines: Person;
  let priya: Person;

  tellInOrder(() => people);
  beforeAll(async () => {
    ({ ines, priya } = await meetOnOneHost(people));
    for (const person of [ines, priya]) await person.opensRoom('General');
  });
  afterAll(() => everybodyLeaves(people));

  test('that are chosen in the system’s dialog reach the other person, who saves them whole', async () => {
    const picture = await readFile('resources/icons/64x64.png');
    const paths = await putOn(ines, { 'boat.png': picture, 'notes.txt': Buffer.from('Bread, and butter.') });
    await choosesFiles(ines, paths);
    const attachments = await asks(ines, 'files.pick', {});
    expect(attachments).toMatchObject([
      { name: 'boat.png', type: 'image/png', width: 64, height: 64, state: 'waiting' },
      { name: 'notes.txt', type: 'text/plain' },
    ]);
    await sends(ines, attachments as { id: string }[]);
    const files = await filesSeenBy(priya, 2);
    expect(files.map(({ name }) => name)).toEqual(['boat.png', 'notes.txt']);

    const to = join(priya.computer.folder, 'saved.png');
    await choosesPlace(priya, to);
    await asks(priya, 'files.save', { ...(await placeOf(priya)), file: files[0]?.id });
    await expect.poll(() => downloadOf(priya, files[0]?.id)).toMatchObject({ state: 'done' });
    expect(hashOf(await readFile(to))).toBe(hashOf(picture));
  });

  test('that are pictures are shown by their content, and nothing else is', async () => {
    const files = await filesSeenBy(priya, 2);
    const { host, room } = await placeOf(priya);
    const url = (index: number) => `${FILE_SCHEME}://file/${host}/${room}/${files[index]?.id}`;
    expect(await shows(priya, url(0))).toEqual([64, 64]);
    expect(await shows(priya, url(1))).toBeNull();
    expect(await shows(priya, `${FILE_SCHEME}://file/${host}/${room}/../../etc/passwd`)).toBeNull();
    expect(await shows(priya, `${FILE_SCHEME}://file/other/${room}/${files[0]?.id}`)).toBeNull();
  });

  test('that are pasted go, too, and are shown before they are sent', async () => {
    const bytes = [...(await readFile('resources/icons/32x32.png'))];
    const pasted = await ines.page.evaluate(async (numbers) => {
      const answer = await hearth.request('files.paste', { name: 'pasted.png', bytes: new Uint8Array(numbers).buffer });
      return answer.ok ? answer.value : null;
    }, bytes);
    expect(pasted).toMatchObject({ name: 'pasted.png', type: 'image/png', width: 32 });
    expect(await shows(ines, `${FILE_SCHEME}://attachment/${pasted?.id}`)).toEqual([32, 32]);
    await sends(ines, pasted ? [pasted] : []);
    const files = await filesSeenBy(priya, 3);
    expect(files[2]).toMatchObject({ name: 'pasted.png', type: 'image/png' });
  });

  test('are attached only where the person gave them to the window', async () => {
    const paths = await putOn(ines, { 'secret.txt': Buffer.from('secret') });
    const refused = await ines.page.evaluate((given) => hearth.request('files.attach', { paths: given }), paths);
    expect(refused).toMatchObject({ ok: false, error: { reason: 'forbidden' } });
    // A file that was dropped or chosen in the page tells its path to the preload script alone.
    const input = await ines.page.evaluateHandle(() => {
      const element = Object.assign(document.createElement('input'), { type: 'file', id: 'given' });
      document.body.append(element);
      return element;
    });
    await input.asElement()?.setInputFiles(paths);
    const attached = await ines.page.evaluate(async () => {
      const file = document.querySelector<HTMLInputElement>('#given')?.files?.[0];
      const path = file ? hearth.pathOf(file) : '';
      document.querySelector('#given')?.remove();
      return hearth.request('files.attach', { paths: [path] });
    });
    expect(attached).toMatchObject({ ok: true, value: [{ name: 'secret.txt', size: 6 }] });
  });

  test('that are videos play, and can be wound', async () => {
    const wav = silence(3);
    const paths = await putOn(ines, { 'silence.wav': wav });
    await choosesFiles(ines, paths);
    await sends(ines, (await asks(ines, 'files.pick', {})) as { id: string }[]);
    const files = await filesSeenBy(priya, 4);
    const { host, room } = await placeOf(priya);
    const src = `${FILE_SCHEME}://file/${host}/${room}/${files[3]?.id}`;
    const played = await priya.page.evaluate(async (address) => {
      const sound = new Audio(address);
      sound.muted = true;
      await new Promise((resolve, reject) => {
        sound.onloadedmetadata = resolve;
        sound.onerror = () => reject(new Error(sound.error?.message));
      });
      const wound = new Promise((resolve) => {
        sound.onseeked = resolve;
      });
      sound.currentTime = 2;
      await wound;
      return [Math.round(sound.duration), Math.round(sound.currentTime)];
    }, src);
    expect(played).toEqual([3, 2]);
  });

  test('that are on their way are cancelled, and a download is stopped, leaving nothing', async () => {
    const big = Buffer.alloc(60_000_000, 'Hearth ');
    const paths = await putOn(ines, { 'big.bin': big });
    await choosesFiles(ines, paths);
    const [cancelled] = (await asks(ines, 'files.pick', {})) as { id: string }[];
    const sent = await sends(ines, cancelled ? [cancelled] : []);
    const upload = { ...(await placeOf(ines)), ...sent, attachment: cancelled?.id };
    await asks(ines, 'files.cancel', upload);
    await expect(asks(ines, 'files.cancel', upload)).rejects.toThrow('not here any more');
    await filesSeenBy(priya, 4);

    await sends(ines, (await asks(ines, 'files.pick', {})) as { id: string }[]);
    const files = await filesSeenBy(priya, 5);
    const to = join(priya.computer.folder, 'big.bin');
    await choosesPlace(priya, to);
    const place = { ...(await placeOf(priya)), file: files[4]?.id };
    await asks(priya, 'files.save', place);
    await asks(priya, 'files.stop', place);
    expect(await downloadOf(priya, files[4]?.id)).toBeUndefined();
    await expect.poll(() => readFile(`${to}.part`).catch(() => null)).toBeNull();
    expect(await readFile(to).catch(() => null)).toBeNull();
  });

  test('a video has its place before it is there', async () => {
    await ines.page.evaluate(pastesAVideo);
    await ines.page.locator('form video').waitFor();
    await expect
      .poll(() => ines.page.locator('form video').evaluate((video) => (video as HTMLVideoElement).videoWidth))
      .toBe(160);
    await ines.messageField.focus();
    await ines.presses('Enter');
    const shown = priya.page.getByRole('log').locator('video');
    await shown.waitFor();
    expect(await shown.evaluate((video) => (video as HTMLVideoElement).style.aspectRatio)).toBe('160 / 90');
  });
});

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Files on somebody's computer; resolves with their paths. */
async function putOn(person: Person, files: Readonly<Record<string, Uint8Array>>): Promise<string[]> {
  const folder = join(person.computer.folder, 'files');
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  for (const [name, bytes] of Object.entries(files)) {
    paths.push(join(folder, name));
    await writeFile(join(folder, name), bytes);
  }
  return paths;
}

/** Chooses these files in the next dialog of the system. */
const choosesFiles = (person: Person, filePaths: string[]) =>
  person.app.electron.evaluate(({ dialog }, paths) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: paths });
  }, filePaths);

/** Chooses this place in the next dialog of the system. */
const choosesPlace = (person: Person, filePath: string) =>
  person.app.electron.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
  }, filePath);

/** Makes a request as the page does, and expects it to be granted. */
async function asks(person: Person, name: string, input: object): Promise<unknown> {
  const answer = await person.page.evaluate(
    ([request, argument]) => hearth.request(request as 'files.pick', argument as never),
    [name, input] as const,
  );
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

/** The room that is open: by its host and id. */
const placeOf = (person: Person): Promise<{ host: string; room: string }> =>
  person.page.evaluate(async () => {
    const state = await hearth.request('state.get', {});
    if (!state.ok) throw new Error(state.error.message);
    const host = state.value.hosts[0]?.id ?? '';
    const room = await new Promise<string>((resolve) => {
      hearth.subscribeSystem(host, (event) => {
        if (event.event === 'snapshot')
          resolve(event.payload.chatrooms.find(({ name }) => name === 'General')?.id ?? '');
      });
    });
    return { host, room };
  });

async function sends(person: Person, attachments: readonly { id: string }[]): Promise<{ client_id: string }> {
  const files = attachments.map(({ id }) => id);
  const sent = await asks(person, 'message.send', { ...(await placeOf(person)), message: '', files });
  return sent as { client_id: string };
}

/** Waits until somebody sees so many files in the open room; resolves with them, the oldest first. */
async function filesSeenBy(person: Person, count: number): Promise<{ id: string; name: string; type: string }[]> {
  const { host, room } = await placeOf(person);
  const look = () =>
    person.page.evaluate(
      async ([at, id]) => {
        const page = await hearth.pushRoom(at as string, id as string, 'history', {});
        return page.ok ? page.value.messages.flatMap(({ files }) => files) : [];
      },
      [host, room],
    );
  await expect.poll(async () => (await look()).length, { timeout: 15_000 }).toBe(count);
  return look();
}

const downloadOf = (person: Person, file: string | undefined) =>
  person.page.evaluate(async (id) => {
    const state = await hearth.request('state.get', {});
    return state.ok ? state.value.downloads.find((download) => download.file === id) : undefined;
  }, file);

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

/** So many seconds of silence, as a sound file (RIFF WAVE, 8 kHz, 8 bit). */
function silence(seconds: number): Buffer {
  const rate = 8_000;
  const data = Buffer.alloc(rate * seconds, 128);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + data.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
}

/** In the page: pastes a moment of video, 160 by 90, into the composer. */
async function pastesAVideo(): Promise<void> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 160, height: 90 });
  const context = canvas.getContext('2d');
  const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType: 'video/webm' });
  const recorded = new Promise<Blob>((resolve) => {
    recorder.ondataavailable = ({ data }) => resolve(data);
  });
  recorder.start();
  for (let frame = 0; frame < 15; frame += 1) {
    if (context) context.fillStyle = frame % 2 ? '#b8430f' : '#1d6480';
    context?.fillRect(0, 0, 160, 90);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  recorder.stop();
  const clipboardData = new DataTransfer();
  clipboardData.items.add(new File([await recorded], 'saw.webm', { type: 'video/webm' }));
  const field = document.querySelector('form textarea');
  field?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}
