import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { err, ok, type Result } from '#shared/result';
import type { DamageReports } from '../disk/damage-reports';
import { LARGEST_BATCH } from '../disk/group-commit';
import { syncFolder } from '../disk/sync-folder';
import { findLostSegments, type LostSegment } from '../room-log/lost-segments';
import { amendmentsPath } from '../room-log/rooms-folder';
import type { SegmentCatalog } from '../room-log/segment-catalog';
import { segmentName } from '../room-log/segment-name';
import type { OpenFailure } from '../store';
import { lostMessages } from './open-failure';

/** What looking for lost segments takes. */
export interface MissOptions {
  readonly catalog: SegmentCatalog;
  readonly reports: DamageReports;
  readonly segmentBytes: number;
  /** Whether their loss is accepted. */
  readonly acceptLoss: boolean;
}

/**
 * Refuses a folder that lost a segment: its messages or amendments were acknowledged, and the numbers of a newest one would
 * be given again. Where the loss is accepted their seqs stay empty for good, and what comes later gets later numbers.
 */
export async function missSegments(folder: string, options: MissOptions): Promise<Result<null, OpenFailure>> {
  const lost = await findLostSegments(folder, options.catalog);
  if (lost.length === 0) return ok(null);
  if (!options.acceptLoss) {
    const paths = lost.map(({ path }) => path);
    return err(lostMessages(folder, paths));
  }
  for (const segment of lost) await accept(segment, folder, options);
  return ok(null);
}

/** A line is never shorter. */
const SHORTEST_LINE = { messages: 128, amendments: 64 } as const;

async function accept(segment: LostSegment, folder: string, options: MissOptions): Promise<void> {
  const { kind, room, path, first, last } = segment;
  const { catalog, reports, segmentBytes } = options;
  // Nobody knows where the newest one ended: no later than where it would have been sealed, and one batch more.
  const end = last ?? first + Math.ceil(segmentBytes / SHORTEST_LINE[kind]) + LARGEST_BATCH;
  const which = last === undefined ? `from number ${first} on` : `number ${first} to ${last}`;
  if (kind === 'messages') {
    await catalog.lose(room, { first, last: end });
    const message = `Messages ${which} are gone with this file; their places stay empty.`;
    reports.report({ kind: 'messages_gone', file: path, offset: 0, message });
    return;
  }
  if (last === undefined) await goOnFrom(amendmentsPath(folder, room), end + 1);
  if (last === undefined) await catalog.beginAmendments(room, end + 1);
  await catalog.loseAmendments(room, first);
  const message = `Changes ${which} are gone with this file: what was edited, deleted, reacted to or pinned then is as it was before.`;
  reports.report({ kind: 'changes_gone', file: path, offset: 0, message });
}

/** Makes an empty segment, whose name says which change comes next. */
async function goOnFrom(folder: string, change: number): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await (await open(join(folder, segmentName(change)), 'a', 0o600)).close();
  await syncFolder(folder);
  await syncFolder(dirname(folder));
}
