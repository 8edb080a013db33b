#!/usr/bin/env node
// `npx hearth …` in the source tree: the built command line. See README.md.
import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const built = fileURLToPath(new URL('../out/main/headless.cjs', import.meta.url));
try {
  await access(built);
  createRequire(import.meta.url)(built);
} catch (error) {
  if (error.code !== 'ENOENT') throw error;
  process.stderr.write('Hearth is not built yet. Run “npm run build” first.\n');
  process.exitCode = 1;
}
