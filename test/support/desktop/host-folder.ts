import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Person } from './person';

/** Where the host of someone's computer keeps its data. */
export const hostFolder = ({ computer }: Person): string => join(computer.folder, 'hearth/host');

/** The file in which a host keeps a message; rejects while it keeps none, as when it is still on its way there. */
export async function messageFile(owner: Person, text: string): Promise<string> {
  const rooms = join(hostFolder(owner), 'rooms');
  for (const name of await readdir(rooms, { recursive: true })) {
    const file = join(rooms, name);
    if (name.endsWith('.log') && (await readFile(file)).includes(text)) return file;
  }
  throw new Error(`No file has "${text}".`);
}

/** Changes one letter of a message on the disk of a host that does not run; resolves with the file. */
export async function damageMessage(owner: Person, text: string): Promise<string> {
  const file = await messageFile(owner, text);
  const bytes = await readFile(file);
  bytes.write('?', bytes.indexOf(text));
  await writeFile(file, bytes);
  return file;
}

/** Spoils the identity of a host that does not run; resolves with the file. */
export async function damageIdentity(owner: Person): Promise<string> {
  const identity = join(hostFolder(owner), 'identity');
  const bytes = await readFile(identity);
  await writeFile(identity, bytes.subarray(0, bytes.length / 2));
  return identity;
}
