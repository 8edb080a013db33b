import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import * as v from 'valibot';
import type { Problem } from '#shared/bridge/bridge';
import { err, ok, type Result } from '#shared/result';
import type { Words } from '#shared/words/words';
import { ArchivedMessage } from './archive-format';
import { archiveParts, NoJson } from './archive-parts';
import { ArchiveSurvey, type Surveyed } from './archive-survey';

/** The largest export that is read, its files aside: ten million short messages are less. */
const MOST_GIGABYTES = 4;

/** An export that may be imported. Its messages are read when they are needed: {@link messagesOf}. */
export interface ReadArchive extends Surveyed {
  readonly path: string;
  /** The SHA-256 of its file. */
  readonly source: string;
}

type Problems = Words['archive']['problems'];

/** Reads an exported room and checks all of it before anything is done with it. */
export async function readArchive(
  path: string,
  problems: Problems,
  signal: AbortSignal,
): Promise<Result<ReadArchive, Problem>> {
  const survey = new ArchiveSurvey(problems);
  const hash = createHash('sha256');
  try {
    if ((await stat(path)).size > MOST_GIGABYTES * 1024 ** 3) {
      return err({ message: problems.tooLarge(`${MOST_GIGABYTES} GB`) });
    }
    for await (const part of archiveParts(path, hash, signal)) survey.take(part);
  } catch (error) {
    signal.throwIfAborted();
    return err({ message: error instanceof NoJson ? problems.notAnExport : problems.unreadable });
  }
  const surveyed = survey.outcome();
  return surveyed.ok ? ok({ ...surveyed.value, path, source: hash.digest('hex') }) : surveyed;
}

/** The messages of an export in order; the last thing told is a problem where the file is not what it was. */
export async function* messagesOf(
  { path, source }: ReadArchive,
  problems: Problems,
  signal: AbortSignal,
): AsyncGenerator<Result<ArchivedMessage, Problem>, void> {
  const changed = err({ message: problems.changed });
  const hash = createHash('sha256');
  try {
    for await (const { field, value } of archiveParts(path, hash, signal)) {
      if (field !== 'messages') continue;
      const message = v.safeParse(ArchivedMessage, value);
      if (!message.success) return yield changed;
      yield ok(message.output);
    }
  } catch {
    signal.throwIfAborted();
    return yield changed;
  }
  if (hash.digest('hex') !== source) yield changed;
}
