import { once } from 'node:events';
import { resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { findRuntime } from '../../../scripts/runtime.mjs';
import type { Computer } from './computer';

const root = resolve(import.meta.dirname, '../../..');

/** `plain` is the build in `out/`; `packaged` is the unpacked app that people install. */
export type Build = 'plain' | 'packaged';

/** A running Hearth, with its window. */
export interface DesktopApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  /** Quits as the menu does, and waits until the process is gone. */
  quit(): Promise<void>;
  /** Ends it without a question, as the system does when the session ends; nothing happens when it is gone already. */
  end(): Promise<void>;
  /** Kills it (SIGKILL), and waits until the process is gone. */
  kill(): Promise<void>;
}

/** How long Hearth may take to end before it is killed, in milliseconds. */
const END_WITHIN_MS = 10_000;

/** Opens Hearth on a computer; the same computer keeps its data from one start to the next. */
export async function openDesktopApp(computer: Computer, build: Build = 'plain'): Promise<DesktopApp> {
  const { executable, args } = appCommand(computer, build);
  const { ELECTRON_RUN_AS_NODE: _, ...env } = computer.environment;
  const electron = await _electron.launch({ executablePath: executable, args, env: definedOnly(env), cwd: root });
  const page = await electron.firstWindow();
  const main = electron.process();
  const gone = main.exitCode === null ? once(main, 'exit') : Promise.resolve();
  return {
    electron,
    page,
    quit: async () => {
      await electron.evaluate(({ app }) => app.quit());
      await gone;
    },
    end: async () => {
      main.kill('SIGTERM');
      const killing = setTimeout(() => main.kill('SIGKILL'), END_WITHIN_MS);
      await gone;
      clearTimeout(killing);
    },
    kill: async () => {
      main.kill('SIGKILL');
      await gone;
    },
  };
}

/** The command that starts Hearth on a computer. */
export function appCommand(computer: Computer, build: Build): { executable: string; args: string[] } {
  const { executable, appArguments } = locate(build);
  const args = [
    ...appArguments,
    // Chromium refuses its sandbox to root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    `--user-data-dir=${computer.folder}/hearth`,
    '--lang=en-GB',
  ];
  return { executable, args };
}

function locate(build: Build): { executable: string; appArguments: readonly string[] } {
  if (build === 'packaged') return { executable: resolve(root, 'dist/linux-unpacked/hearth'), appArguments: [] };
  const runtime = findRuntime();
  if (!runtime) throw new Error('There is no Electron here: `requires` says so before a test gets this far.');
  return runtime;
}

const definedOnly = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
