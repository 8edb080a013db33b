import { spawnSync } from 'node:child_process';

/** What Electron itself is told, among which a command may stand. */
const OF_ELECTRON = new Set(['--no-sandbox', '--disable-gpu']);

/**
 * What of the executable's arguments is a command line of Hearth's own.
 *
 * @param isApp false where Electron was started with the path of an app, which is no argument of the app
 */
export const commandWords = (argv: readonly string[], isApp: boolean): readonly string[] =>
  argv
    .slice(1)
    .filter((word) => !OF_ELECTRON.has(word))
    .slice(isApp ? 0 : 1);

/**
 * Runs a command line as plain Node, and waits: on Linux Electron ends every process without a screen as soon as it waits
 * for anything. Elsewhere, and with a screen, nobody needs it.
 *
 * @param entry the built `headless.cjs`
 * @returns the exit code; undefined where the command can run in this process
 */
export function runWithoutScreen(entry: string, words: readonly string[]): number | undefined {
  const hasScreen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (hasScreen) return undefined;
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  return spawnSync(process.execPath, [entry, ...words], { stdio: 'inherit', env }).status ?? 1;
}
