import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { requires } from '../support/requirements';

const MAIN = resolve(import.meta.dirname, '../../out/main');

/** The built files that one of them loads when it starts, itself included, and the packages. */
async function loadedBy(entry: string): Promise<{ files: Set<string>; packages: Set<string>; bytes: number }> {
  const files = new Set([resolve(MAIN, entry)]);
  const packages = new Set<string>();
  let bytes = 0;
  for (const file of files) {
    const text = await readFile(file, 'utf8');
    bytes += text.length;
    // What is loaded later stands inside of a function, and is indented.
    for (const [, name = ''] of text.matchAll(/^(?:\S.*)?\brequire\("([^"]+)"\)/gm)) {
      if (name.startsWith('.')) files.add(resolve(dirname(file), name));
      else packages.add(name);
    }
  }
  return { files, packages, bytes };
}

requires('build')('the built files', () => {
  test('a host loads SQLite in the thread of its search index only: it takes 20 MB in each', async () => {
    for (const entry of ['headless.cjs', 'index.cjs', 'spell-worker.cjs']) {
      expect([...(await loadedBy(entry)).packages]).not.toContain('node-sqlite3-wasm');
    }
    expect([...(await loadedBy('search-worker.cjs')).packages]).toContain('node-sqlite3-wasm');
  });

  test('the threads load nothing of the host: it takes 15 MB in each', async () => {
    for (const entry of ['search-worker.cjs', 'spell-worker.cjs']) {
      expect((await loadedBy(entry)).bytes).toBeLessThan(200_000);
    }
  });
});
