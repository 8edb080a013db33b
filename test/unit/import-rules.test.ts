import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkImports } from '../../scripts/import-rules.mjs';

const root = resolve(import.meta.dirname, '../..');
const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  forbidden: readonly { name: string }[];
};

/** For each rule: where a file stands, and what it must not import from there. Others are there to be imported. */
const PROBES: Readonly<Record<string, readonly [file: string, imports: string]>> = {
  'no-cycles': ['src/main/host/host.ts', './host'],
  resolvable: ['src/main/host/host.ts', './not-there'],
  'source-knows-source': ['src/main/host/host.ts', '../../../test/support/probe'],
  'shared-is-plain': ['src/shared/result.ts', '../main/logger'],
  'shared-has-no-node': ['src/shared/result.ts', 'node:path'],
  'electron-at-the-edge': ['src/main/peer/peer.ts', 'electron'],
  'lowdb-in-the-store': ['src/main/host/host.ts', 'lowdb'],
  'sqlite-in-the-search-index': ['src/main/store/open-store.ts', 'node-sqlite3-wasm'],
  'hunspell-in-the-spell-check': ['src/main/desktop/window.ts', 'hunspell-wasm'],
  'prom-client-in-the-headless-host': ['src/main/host/host.ts', 'prom-client'],
  'host-does-not-know-peer': ['src/main/host/host.ts', '../peer/peer'],
  'peer-does-not-know-host': ['src/main/peer/peer.ts', '../host/host'],
  'phoenix-in-the-peer': ['src/main/host/host.ts', 'phoenix'],
  'store-is-the-bottom': ['src/main/store/store.ts', '../host/host'],
  'nothing-below-the-desktop-knows-it': ['src/main/headless.ts', './desktop/window'],
  'host-knows-ports': ['src/main/host/channels/channel.ts', '../../store/open-store'],
  'channels-know-the-hub-port': ['src/main/host/channels/channel.ts', '../hub/local-hub'],
  'desktop-knows-the-host-from-outside': ['src/main/desktop/window.ts', '../host/channels/channel'],
  'renderer-knows-bridge-and-shared': ['src/renderer/main.tsx', '../main/logger'],
  'renderer-has-no-node': ['src/renderer/main.tsx', 'node:fs'],
  'react-in-the-renderer': ['src/main/desktop/window.ts', 'react'],
  'preload-exposes-the-bridge': ['src/preload/index.ts', '../main/logger'],
  'nobody-imports-windows-into-main': ['src/main/desktop/window.ts', '../../preload/index'],
  'features-stand-alone': ['src/renderer/features/rooms/room-list.tsx', '../people/people-list'],
  'features-on-top': ['src/renderer/ui/button.tsx', '../features/rooms/room-list'],
};

const FILES = [
  'src/shared/result.ts',
  'src/main/logger.ts',
  'src/main/headless.ts',
  'src/main/host/host.ts',
  'src/main/host/channels/channel.ts',
  'src/main/host/hub/local-hub.ts',
  'src/main/peer/peer.ts',
  'src/main/store/store.ts',
  'src/main/store/open-store.ts',
  'src/main/desktop/window.ts',
  'src/preload/index.ts',
  'src/renderer/main.tsx',
  'src/renderer/ui/button.tsx',
  'src/renderer/features/rooms/room-list.tsx',
  'src/renderer/features/people/people-list.tsx',
  'test/support/probe.ts',
];

/** A project in miniature whose files import nothing, but for the one named. */
async function project(importing?: readonly [file: string, imports: string]) {
  const folder = await mkdtemp(join(tmpdir(), 'import-rules-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(
    join(folder, 'package.json'),
    '{ "type": "module", "imports": { "#shared/*": "./src/shared/*.ts" } }',
  );
  for (const file of FILES) {
    const content = file.endsWith('.tsx') ? 'export const Probe = () => <p>probe</p>;' : 'export const probe = 1;';
    const imported = importing?.[0] === file ? `import type * as forbidden from '${importing[1]}';\n` : '';
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), `${imported}${content}\n`);
  }
  return folder;
}

test('files that import nothing break no rule', async () => {
  expect((await checkImports(await project())).violations).toEqual([]);
});

test.each(forbidden)('the import rule $name refuses its probe', async ({ name }) => {
  const probe = PROBES[name];
  if (!probe) throw new Error(`The rule ${name} has no probe: add one.`);
  const { violations } = await checkImports(await project(probe));
  expect(violations).toContainEqual(expect.objectContaining({ rule: name, from: probe[0] }));
});

test('an import of a shared file through its alias is seen', async () => {
  const folder = await project(['src/shared/result.ts', '#shared/result']);
  expect((await checkImports(folder)).violations).toContainEqual(expect.objectContaining({ rule: 'no-cycles' }));
});
