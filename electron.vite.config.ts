import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// Main and preload are emitted as CommonJS for a floor of Node 18 and Chromium 114: an older Electron, where one has to
// be used, runs the same files as the current one. Everything but native modules and WebAssembly is bundled, because CommonJS on that
// floor cannot require the ES modules some libraries ship, and a sandboxed preload cannot require anything at all.
const source = (path: string) => resolve(import.meta.dirname, 'src', path);

/** Vite notes what it bundled and under which licences; scripts/licences.mjs gathers the notes for the app to show. */
const LICENCES = { fileName: 'licences.json' };

export default defineConfig({
  main: {
    build: {
      target: 'node18',
      license: LICENCES,
      outDir: 'out/main',
      externalizeDeps: { include: ['fs-native-extensions', 'node-sqlite3-wasm', 'hunspell-wasm'] },
      rolldownOptions: {
        input: {
          index: source('main/index.ts'),
          headless: source('main/headless.ts'),
          'search-worker': source('main/store/search/worker.ts'),
          'spell-worker': source('main/desktop/spelling/worker.ts'),
        },
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: 'chunks/[name]-[hash].cjs',
          // By themselves: a host that needs the words would load SQLite with them, and so would who checks spelling.
          codeSplitting: {
            groups: [
              { name: 'search-words', test: /shared.search-words/, priority: 2 },
              { name: 'engine', test: /store.search.engine\.ts/, priority: 1 },
            ],
          },
        },
      },
    },
  },
  preload: {
    build: {
      target: 'node18',
      license: LICENCES,
      outDir: 'out/preload',
      rolldownOptions: {
        input: { index: source('preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: source('renderer'),
    plugins: [react()],
    // light-dark() and nesting are newer than the floor: compiled away, in dev too, so that both look alike.
    css: { transformer: 'lightningcss', lightningcss: { targets: { chrome: 114 << 16 } } },
    build: {
      target: 'chrome114',
      license: LICENCES,
      // The page's policy loads fonts and images from the app alone, not out of its own text.
      assetsInlineLimit: 0,
      // electron-vite minifies nothing by default: a page of half the size is parsed sooner.
      minify: true,
      // It comes from the disk, not over a line: one file is right.
      chunkSizeWarningLimit: 1_000,
      outDir: resolve(import.meta.dirname, 'out/renderer'),
      rolldownOptions: { input: source('renderer/index.html') },
    },
  },
});
