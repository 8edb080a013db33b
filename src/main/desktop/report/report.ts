import { writeFile } from 'node:fs/promises';
import type { Problem } from '#shared/bridge/bridge';
import type { AppState } from '#shared/bridge/state';
import { err, ok, type Result } from '#shared/result';
import type { Words } from '#shared/words/words';
import type { Host } from '../../host/host';
import type { Logger } from '../../logger';
import type { AppPaths } from '../app-paths';
import type { FileDialogs } from '../files/file-dialogs';
import { lastLines } from '../log-file';
import { bytesIn } from '../storage-figures';
import { type ReportFacts, reportText } from './report-text';

/** As much of the log as is looked at. */
const LOG_LINES = 500;

/** What a report stands on. */
export interface ReportParts {
  readonly paths: Pick<AppPaths, 'logs' | 'peer' | 'host'>;
  readonly system: () => ReportFacts['system'];
  readonly state: { current(): AppState };
  readonly hosting: { readonly host: Pick<Host, 'kept'> | null };
  readonly dialogs: Pick<FileDialogs, 'place'>;
  readonly words: () => Words;
  readonly now: () => Date;
  readonly logger: Logger;
}

/**
 * Asks for a place and writes a report there, for somebody who helps. The path is null when the person thought better
 * of it.
 */
export async function saveReport(parts: ReportParts): Promise<Result<{ path: string | null }, Problem>> {
  const written = parts.now();
  const path = await parts.dialogs.place(`hearth-report-${written.toISOString().slice(0, 10)}.txt`);
  if (path === null) return ok({ path });
  try {
    await writeFile(path, reportText(await factsOf(parts, written)));
    return ok({ path });
  } catch (error) {
    parts.logger.error('report_not_written', error);
    const { disk, diskFull } = parts.words().files.problems;
    const isFull = error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
    return err({ message: isFull ? diskFull : disk });
  }
}

async function factsOf({ paths, system, state, hosting, words }: ReportParts, written: Date): Promise<ReportFacts> {
  const [logs, peer, host, kept, log] = await Promise.all([
    bytesIn(paths.logs),
    bytesIn(paths.peer),
    bytesIn(paths.host),
    hosting.host?.kept(),
    lastLines(paths.logs, LOG_LINES),
  ]);
  const sizes = { log_bytes: logs, peer_bytes: peer, host_bytes: host, ...kept };
  return { head: words().settings.about.reportHead, written, system: system(), state: state.current(), sizes, log };
}
