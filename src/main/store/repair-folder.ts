import { err, ok, type Result } from '#shared/result';
import type { Logger } from '../logger';
import { manifestOf } from './data-folder/manifest';
import { openFailure } from './data-folder/open-failure';
import { openStore } from './open-store';
import type { Damage } from './store';

/** What repairing finds is told to who asked for it, not to a log. */
const silent: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/**
 * Opens a data folder once and accepts that what is lost is lost: missing files of messages, whose seqs stay empty, and a
 * missing list of them. What a host cannot be without (manifest, identity, registry) is refused here, too.
 *
 * @returns what was found and given up, or cut off
 */
export async function repairFolder(folder: string): Promise<Result<readonly Damage[], string>> {
  const manifest = await manifestOf(folder)
    .read()
    .catch((error: unknown) => openFailure(folder, error));
  if (manifest === null) return err(`${folder} is no data folder of Hearth, or lost its manifest.`);
  if ('reason' in manifest) return err(manifest.message);
  if (manifest.state === 'new') return err(`${folder} was never made whole. Start its host: that finishes it.`);
  const createIdentity = () => Promise.reject(new Error('A folder to repair has an identity.'));
  const opened = await openStore(folder, { logger: silent, createIdentity, acceptLoss: true });
  if (!opened.ok) return err(opened.error.message);
  await opened.value.close();
  return ok([...opened.value.damages]);
}
