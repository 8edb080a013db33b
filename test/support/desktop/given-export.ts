import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { choosesFiles } from './given-files';
import type { Person } from './person';

/** What an exported room of so many messages, one of which has a file that is gone, looks like. */
export function exportedRoom(name: string, messages: number): string {
  const created = '2020-05-04T10:00:00.000Z';
  const file = { name: 'plan.png', size: 4, type: 'image/png', sha256: 'ab'.repeat(32), path: 'files/plan.png' };
  return JSON.stringify({
    ...{ format: 'hearth-room', version: 1, exported: created, host: { id: 'elsewhere', name: 'Elsewhere' } },
    room: { id: 'old', name },
    messages: Array.from({ length: messages }, (_, index) => ({
      ...{ seq: index + 1, user: 'nils', message: `Old message ${index + 1}`, created },
      ...(index === 0 && { files: [file] }),
    })),
    people: [{ id: 'nils', name: 'Nils Okafor' }],
  });
}

/** Imports an exported room by the host's menu. */
export async function importsFile(person: Person, path: string): Promise<void> {
  await choosesFiles(person, [path]);
  await person.roomList
    .getByRole('button', { name: /computer/ })
    .first()
    .click();
  await person.page.getByRole('menuitem', { name: 'Import a room…' }).click();
}

/** Begins to import a room that is so long that it is seen for a while. */
export async function importsLongRoom(person: Person, name: string): Promise<void> {
  const path = join(person.computer.folder, `${name}.json`);
  await writeFile(path, exportedRoom(name, 20_000));
  await importsFile(person, path);
  await person.page
    .getByRole('region', { name: `Importing ${name}` })
    .getByText(/ of 20,000 messages/)
    .waitFor();
}
