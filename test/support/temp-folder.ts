import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/**
 * When something a test made is put away: at the end of the running test, or with what a file's own `afterAll` puts away.
 * (`afterAll` itself will not do: called from a hook it is not heard.)
 */
export type AtEnd = (putAway: () => Promise<void>) => void;

/** A fresh folder, removed at the end. */
export async function tempFolder(atEnd: AtEnd = onTestFinished): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hearth-test-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
