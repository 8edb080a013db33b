import { err, ok, type Result } from '#shared/result';
import type { DamageReports } from '../disk/damage-reports';
import { LARGEST_BATCH } from '../disk/group-commit';
import { findLostSegments, type LostSegment } from '../room-log/lost-segments';
import type { SegmentCatalog } from '../room-log/segment-catalog';
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
 * Refuses a folder that lost a segment: its messages were acknowledged, and the seqs of a newest one would be given
 * again. Where the loss is accepted their seqs stay empty for good and later messages get later ones.
 */
export async function missSegments(folder: string, options: MissOptions): Promise<Result<null, OpenFailure>> {
  const lost = await findLostSegments(folder, options.catalog);
  if (lost.length === 0) return ok(null);
  if (!options.acceptLoss) {
    const paths = lost.map(({ path }) => path);
    return err(lostMessages(folder, paths));
  }
  for (const segment of lost) await accept(segment, options);
  return ok(null);
}

/** A line of a message is never shorter. */
const SHORTEST_LINE = 128;

async function accept({ room, path, first, last }: LostSegment, options: MissOptions): Promise<void> {
  const { catalog, reports, segmentBytes } = options;
  // Nobody knows where the newest one ended: no later than where it would have been sealed, and one batch more.
  const end = last ?? first + Math.ceil(segmentBytes / SHORTEST_LINE) + LARGEST_BATCH;
  await catalog.lose(room, { first, last: end });
  const which = last === undefined ? `from number ${first} on` : `number ${first} to ${last}`;
  reports.report({
    file: path,
    offset: 0,
    message: `Messages ${which} are gone with this file; their places stay empty.`,
  });
}
