import { runNode, tool } from './run.mjs';
import { ensureRuntime } from './runtime.mjs';
import { ensureBuilt, ensureInstalled, requireNode } from './setup.mjs';

// `npm run package`: what people install, in dist/. `-- --dir` stops at the unpacked app, which is all that can be made
// without GitHub, because the tools for installers come from there. Other arguments go to electron-builder.

/**
 * Packages the build in `out/`.
 *
 * @param {readonly string[]} args Of electron-builder.
 * @param {'inherit' | 'capture'} output
 */
export async function packageApp(args, output) {
  const runtime = await ensureRuntime(console.log);
  const electron =
    runtime.kind === 'fallback'
      ? ['--dir', `-c.electronDist=${runtime.dist}`, `-c.electronVersion=${runtime.version}`]
      : [];
  return runNode(tool('electron-builder/cli.js'), [...electron, ...args], { output });
}

if (process.argv[1] === import.meta.filename) {
  try {
    requireNode();
    await ensureInstalled();
    await ensureBuilt();
    process.exitCode = (await packageApp(process.argv.slice(2), 'inherit')).code;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
