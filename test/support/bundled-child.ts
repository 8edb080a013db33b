import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll } from 'vitest';
import { bundleChild } from './child';

/** Bundles an entry for the tests of a suite, and removes the bundle after them; what it returns tells them its path. */
export function bundledChild(entry: string): () => string {
  let bundle = '';
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hearth-child-'));
    bundle = await bundleChild(entry, folder);
    return () => rm(folder, { recursive: true });
  });
  return () => bundle;
}
