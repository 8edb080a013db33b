import { err, ok, type Result } from '#shared/result';
import { identityPath, readIdentity } from '../data-folder/identity';
import { manifestOf, manifestPath } from '../data-folder/manifest';
import { MIGRATIONS, versionAfter } from '../data-folder/migrations';
import { lostFile, lostMessages, newerVersion, openFailure } from '../data-folder/open-failure';
import { readIfThere } from '../disk/document-adapter';
import { registryPath } from '../registry-file/lowdb-registry';
import { RegistryReading } from '../registry-file/registry-reading';
import type { Tables } from '../registry-file/tables';
import { type CatalogFile, catalogPath, readCatalog } from '../room-log/catalog-file';
import { tokensPath } from '../used-tokens';

/** A data folder that is worth a backup. */
export interface BackupSource {
  readonly folder: string;
  readonly catalog: CatalogFile;
  /** The host's id. */
  readonly host: string;
  /** The manifest as it was found. */
  readonly manifest: Buffer;
}

/** Looks at what a host would look at before it starts; a folder that it would refuse is refused in words. */
export async function openSource(folder: string): Promise<Result<BackupSource, string>> {
  const bytes = await readIfThere(manifestPath(folder));
  const manifest = await manifestOf(folder)
    .read()
    .catch((error: unknown) => openFailure(folder, error));
  if (bytes === null || manifest === null) return err(`${folder} is no data folder of Hearth, or lost its manifest.`);
  if ('reason' in manifest) return err(manifest.message);
  const present = versionAfter(MIGRATIONS);
  if (manifest.version > present) return err(newerVersion(folder).message);
  if (manifest.version < present || manifest.state === 'new') {
    return err(
      `${folder} was not yet opened by this version of Hearth. Start its host once; then it can be backed up.`,
    );
  }
  const identity = await readIdentity(folder);
  if (!identity.ok) return err(identity.error.message);
  const catalog = await readCatalog(folder);
  if (catalog === null) return err(lostMessages(folder, [catalogPath(folder)]).message);
  return ok({ folder, catalog, host: identity.value.id, manifest: bytes });
}

/** What is replaced as a whole when it changes, as it is after everything else was read. */
export interface Settled {
  readonly tables: Tables;
  /** Files by their names in the folder. */
  readonly files: readonly (readonly [string, Buffer])[];
}

/** Reads the registry and its neighbours; refuses what is damaged, which a backup must not pass off as good. */
export async function readSettled({ folder, manifest }: BackupSource): Promise<Result<Settled, string>> {
  const registry = await readIfThere(registryPath(folder));
  if (registry === null) return err(lostFile(registryPath(folder)).message);
  const { damages, tables } = new RegistryReading(registryPath(folder), registry);
  if (damages.length > 0) return err(damagedSource(registryPath(folder)));
  const files: [string, Buffer][] = [['registry', registry]];
  for (const [name, path] of [
    ['identity', identityPath(folder)],
    ['tokens', tokensPath(folder)],
  ] as const) {
    const bytes = await readIfThere(path);
    if (bytes === null) return err(lostFile(path).message);
    files.push([name, bytes]);
  }
  const after = await readIfThere(manifestPath(folder));
  if (after === null || !after.equals(manifest)) {
    return err(`${folder} was changed by another version of Hearth meanwhile. Try again.`);
  }
  return ok({ tables, files: [...files, ['manifest', after]] });
}

const damagedSource = (path: string): string =>
  `${path} is damaged. “hearth verify” tells more; start the host once, so that it keeps what can be read, and try again.`;
