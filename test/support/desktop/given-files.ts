import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import type { Person } from './person';

/** Files on somebody's computer; resolves with their paths. */
export async function putOn(person: Person, files: Readonly<Record<string, Uint8Array>>): Promise<string[]> {
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
export const choosesFiles = (person: Person, filePaths: string[]): Promise<void> =>
  person.app.electron.evaluate(({ dialog }, paths) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: paths });
  }, filePaths);

/** Chooses this place in the next dialog of the system. */
export const choosesPlace = (person: Person, filePath: string): Promise<void> =>
  person.app.electron.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
  }, filePath);

/** Drags files of this computer over a place, as from its file manager; what is seen meanwhile is looked at, then they fall. */
export async function drops(person: Person, files: string[], place: Locator, seen: () => Promise<void>): Promise<void> {
  const box = await place.boundingBox();
  if (!box) throw new Error('Nothing can be dropped on what is not on the screen.');
  const session = await person.page.context().newCDPSession(person.page);
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', {
      ...{ type, x: box.x + box.width / 2, y: box.y + box.height / 2 },
      data: { items: [], files, dragOperationsMask: 1 },
    });
  await drag('dragEnter');
  await drag('dragOver');
  await seen();
  await drag('drop');
  await session.detach();
}

/** Pastes files into the field of messages, as the clipboard has them when they were copied in a file manager. */
export const pastes = (person: Person, files: Readonly<Record<string, Uint8Array>>): Promise<void> =>
  person.messageField.evaluate(
    (field, given) => {
      const clipboardData = new DataTransfer();
      for (const [name, bytes] of given) clipboardData.items.add(new File([Uint8Array.from(bytes)], name));
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    Object.entries(files).map(([name, bytes]) => [name, [...bytes]] as const),
  );

/** So many seconds of silence, as a sound file (RIFF WAVE, 8 kHz, 8 bit). */
export function silence(seconds: number): Buffer {
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
export async function pastesAVideo(): Promise<void> {
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
