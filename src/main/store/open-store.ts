import { mkdir } from 'node:fs/promises';
import { err, ok, type Result } from '#shared/result';
import type { Logger } from '../logger';
import { processTimer, type Timer } from './amendments/eraser';
import { FOLD_AFTER } from './amendments/housekeeping';
import { readIdentity } from './data-folder/identity';
import { lockFolder } from './data-folder/lock';
import { MIGRATIONS, type Migration } from './data-folder/migrations';
import { missSegments } from './data-folder/miss-segments';
import { openFailure } from './data-folder/open-failure';
import { prepareFolder } from './data-folder/prepare-folder';
import { DamageReports } from './disk/damage-reports';
import { Saves } from './disk/saves';
import { DiskFiles } from './files/disk-files';
import { DiskMarks } from './marks/disk-marks';
import { LowdbRegistry } from './registry-file/lowdb-registry';
import { LowdbLog, SEGMENT_BYTES } from './room-log/lowdb-log';
import { SegmentCatalog } from './room-log/segment-catalog';
import type { HostIdentity, OpenFailure, Save, Store } from './store';
import { LowdbUsedTokens } from './used-tokens';

/** How a data folder is opened. */
export interface StoreOptions {
  readonly logger: Logger;
  /** Makes the identity of a new host; called on first run only. */
  readonly createIdentity: () => Promise<HostIdentity>;
  /** Default: the computer's clock. */
  readonly now?: () => Date;
  /** A clock in milliseconds that never jumps. Default: `performance.now`. */
  readonly monotonic?: () => number;
  /** Steps from older schema versions. Default: those of this version of Hearth. */
  readonly migrations?: readonly Migration[];
  /** Hears how each write went that an acknowledgement waits for. It must not throw. */
  readonly onSave?: (save: Save) => void;
  /** Bytes after which a segment of a room's log is sealed. Default 4 MiB. */
  readonly segmentBytes?: number;
  /** Amendments of a room after which they go into the messages' own lines. Default 4,096; within a day they do in any case. */
  readonly foldAfter?: number;
  /** Calls after a time. Default: a timer of the process, which does not keep it alive. */
  readonly timer?: Timer;
  /**
   * Goes on without files of messages that are lost, their seqs empty, instead of refusing the folder. Default false: they
   * may be in a backup.
   */
  readonly acceptLoss?: boolean;
}

/**
 * Opens a data folder, making it on first run, and holds it until `close`. A folder that cannot be used is refused with a
 * sentence and left as it is; so is one that lost a file it should have: that is never mistaken for a new one.
 */
export async function openStore(folder: string, options: StoreOptions): Promise<Result<Store, OpenFailure>> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const lock = await lockFolder(folder);
    if (!lock.ok) return lock;
    const store = await openLocked(folder, options, lock.value.release).catch(async (error: unknown) => {
      await lock.value.release();
      throw error;
    });
    if (!store.ok) await lock.value.release();
    return store;
  } catch (error) {
    return err(openFailure(folder, error));
  }
}

async function openLocked(
  folder: string,
  options: StoreOptions,
  release: () => Promise<void>,
): Promise<Result<Store, OpenFailure>> {
  const { logger, createIdentity, migrations = MIGRATIONS, onSave } = options;
  const { segmentBytes = SEGMENT_BYTES, acceptLoss = false, foldAfter = FOLD_AFTER, timer = processTimer } = options;
  const { now = () => new Date(), monotonic = () => performance.now() } = options;
  const reports = new DamageReports(logger, now);
  const prepared = await prepareFolder(folder, { logger, reports, createIdentity, migrations, acceptLoss });
  if (!prepared.ok) return prepared;
  const identity = await readIdentity(folder);
  if (!identity.ok) return identity;

  const saves = new Saves({ folder, onSave, monotonic });
  const catalog = await SegmentCatalog.open(folder, reports);
  const complete = await missSegments(folder, { catalog, reports, segmentBytes, acceptLoss });
  if (!complete.ok) {
    await catalog.close();
    return complete;
  }
  const registry = await LowdbRegistry.open(folder, { reports, logger, saves });
  const tokens = await LowdbUsedTokens.open(folder, { reports, saves, clocks: { now, monotonic } });
  const log = await LowdbLog.open(folder, {
    ...{ reports, logger, saves, catalog },
    ...{ segmentBytes, foldAfter, now, timer },
  });
  const marks = new DiskMarks(folder, { reports, saves });
  const files = await DiskFiles.open(folder, { reports, logger, saves, log });

  const close = async () => {
    await files.close();
    await log.close();
    await marks.close();
    await tokens.close();
    await registry.close();
    await reports.settled();
    await release();
  };
  const fault = () => saves.fault();
  return ok({ registry, log, marks, files, tokens, identity: identity.value, damages: reports.found, fault, close });
}
