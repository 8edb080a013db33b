import { runNode, tool } from './run.mjs';
import { ensureRuntime } from './runtime.mjs';
import { ensureInstalled, markUnbuilt, requireNode } from './setup.mjs';
import { missingLibraries } from './system-packages.mjs';

// `npm run dev`: the page reloads as it is edited, the app restarts when main or preload change. Arguments after `--` go
// to electron-vite; after another `--`, to the app.

try {
  requireNode();
  await ensureInstalled();
  const runtime = await ensureRuntime(console.log);
  const missing = await missingLibraries(runtime.executable);
  if (missing) throw new Error(missing);
  // Main and preload are built into out/ for development.
  await markUnbuilt();
  const { code } = await runNode(
    tool('electron-vite/bin/electron-vite.js'),
    ['dev', '--watch', ...process.argv.slice(2)],
    { env: { ELECTRON_EXEC_PATH: runtime.executable, ...(process.getuid?.() === 0 && { NO_SANDBOX: '1' }) } },
  );
  process.exitCode = code;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
