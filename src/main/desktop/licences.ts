import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { Licence } from '#shared/bridge/licences';

/** Reads the list that the build made of everything that ships with the app; null where there is none. */
export async function readLicences(path: string): Promise<readonly Licence[] | null> {
  try {
    return v.parse(v.array(Licence), JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}
