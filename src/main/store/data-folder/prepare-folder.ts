import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import { err, ok, type Result } from '#shared/result';
import type { Logger } from '../../logger';
import type { DamageReports } from '../disk/damage-reports';
import { errnoOf } from '../disk/faults';
import { syncFolder } from '../disk/sync-folder';
import { createRegistry, registryPath } from '../registry-file/lowdb-registry';
import { catalogPath, createCatalog, rebuildCatalog } from '../room-log/catalog-file';
import { createRooms, roomsPath } from '../room-log/rooms-folder';
import type { HostIdentity, OpenFailure } from '../store';
import { createUsedTokens } from '../used-tokens';
import { identityPath, writeIdentity } from './identity';
import { type Manifest, manifestOf, manifestPath } from './manifest';
import { type Migration, versionAfter } from './migrations';
import { lostFile, lostMessages, newerVersion } from './open-failure';

/** What preparing a data folder takes. */
export interface PrepareOptions {
  readonly logger: Logger;
  readonly reports: DamageReports;
  readonly createIdentity: () => Promise<HostIdentity>;
  readonly migrations: readonly Migration[];
  /** Whether what can be made anew of the rest may be. */
  readonly acceptLoss: boolean;
}

/**
 * Brings a locked folder to the present schema version with every file in place: makes what a new host needs, or
 * migrates, or refuses. Both can be cut short at any instant and are then done again by the next start.
 */
export async function prepareFolder(folder: string, options: PrepareOptions): Promise<Result<null, OpenFailure>> {
  const manifest = await manifestOf(folder).read();
  if (manifest === null) {
    const had = await firstOf([identityPath(folder), ...dataPaths(folder)], exists);
    return had === undefined ? await create(folder, options) : err(lostFile(manifestPath(folder)));
  }
  if (manifest.version > versionAfter(options.migrations)) return err(newerVersion(folder));
  if (manifest.state === 'new') return await create(folder, options);
  const lost = await firstOf(dataPaths(folder), isMissing);
  if (lost !== undefined) return err(lostFile(lost));
  await migrate(folder, manifest, options);
  return await missCatalog(folder, options);
}

/** Begins and ends with the manifest: what is missing while its state is `new` was never there, and nobody relied on it. */
async function create(folder: string, options: PrepareOptions): Promise<Result<null, OpenFailure>> {
  const manifest = { format: 'hearth', version: versionAfter(options.migrations) } as const;
  await manifestOf(folder).write({ ...manifest, state: 'new' });
  await syncFolder(dirname(folder));
  await writeIdentity(folder, await options.createIdentity());
  await createRegistry(folder, options.reports);
  await createUsedTokens(folder);
  await createRooms(folder);
  await createCatalog(folder);
  await manifestOf(folder).write({ ...manifest, state: 'ready' });
  return ok(null);
}

async function migrate(folder: string, manifest: Manifest, { migrations, logger }: PrepareOptions): Promise<void> {
  for (let version = manifest.version; version < versionAfter(migrations); version += 1) {
    const step = migrations[version - 1];
    if (step === undefined) throw new Error(`No migration leads from schema version ${version}.`);
    logger.info('migration_started', { name: step.name, from: version });
    await step.run(folder);
    await manifestOf(folder).write({ ...manifest, version: version + 1 });
  }
}

/** The catalog can be made anew, but then knows nothing of a segment that was lost with it: that is the owner's choice. */
async function missCatalog(folder: string, options: PrepareOptions): Promise<Result<null, OpenFailure>> {
  const path = catalogPath(folder);
  if (await exists(path)) return ok(null);
  if (!options.acceptLoss) return err(lostMessages(folder, [path]));
  await rebuildCatalog(folder, null);
  const message =
    'The list of message files was missing and was made anew of the files that are there. If one of them was lost, it is not missed any more.';
  options.reports.report({ kind: 'message_files', file: path, offset: 0, message });
  return ok(null);
}

/** What every data folder has, beside its manifest and its identity, whose own reader asks for it. */
const dataPaths = (folder: string): readonly string[] => [registryPath(folder), roomsPath(folder)];

async function firstOf(
  paths: readonly string[],
  question: (path: string) => Promise<boolean>,
): Promise<string | undefined> {
  for (const path of paths) if (await question(path)) return path;
  return undefined;
}

const isMissing = async (path: string): Promise<boolean> => !(await exists(path));

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return false;
    throw error;
  }
}
