import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Person } from './person';

/** Where the host of someone's computer keeps its data. */
export const hostFolder = ({ computer }: Person): string => join(computer.folder, 'hearth/host');

/** Changes one letter of a message on the disk of a host that does not run; resolves with the file. */
export async function damageMessage(owner: Person, text: string): Promise<string> {
  const rooms = join(hostFolder(owner), 'rooms');
  for (const name of await readdir(rooms, { recursive: true })) {
    if (!name.endsWith('.log')) continue;
    const file = join(rooms, name);
    const bytes = await readFile(file);
    const at = bytes.indexOf(text);
    if (at < 0) continue;
    bytes.write('?', at);
    await writeFile(file, bytes);
    return file;
  }
  throw new Error(`No file has "${text}".`);
}

/** Spoils the identity of a host that does not run; resolves with the file. */
export async function damageIdentity(owner: Person): Promise<string> {
  const identity = join(hostFolder(owner), 'identity');
  const bytes = await readFile(identity);
  await writeFile(identity, bytes.subarray(0, bytes.length / 2));
  return identity;
}
