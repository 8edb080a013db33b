import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** At which call of a process the power of its disk is cut; see power-cut.c beside this file. */
export interface Cut {
  /** Several may be given, with commas; `begin` is a write at the start of a file. */
  readonly call: 'write' | 'begin' | 'sync' | 'truncate' | 'rename' | 'mkdir' | 'write,sync,truncate,rename,mkdir';
  /** The pattern of the path concerned; `*` matches slashes, too. */
  readonly path: string;
  readonly when: 'before' | 'during' | 'after';
  /** Calls let through first. Default 0. */
  readonly skip?: number;
  /** With `during`: how many microseconds after the call began. Default 0. */
  readonly delay?: number;
}

/** The signal at which a process whose power can be cut cuts it. */
export const POWER_OFF: NodeJS.Signals = 'SIGUSR2';

/** Compiles the cutter into a folder of the test. */
export async function compilePowerCut(folder: string): Promise<string> {
  const library = join(folder, 'power-cut.so');
  await run('gcc', ['-shared', '-fPIC', '-o', library, resolve(import.meta.dirname, 'power-cut.c'), '-ldl']);
  return library;
}

/**
 * The environment of a process whose disk's power is cut: at a call, or when it is sent {@link POWER_OFF}. Where `mount` is
 * not on a loop device, the process is only killed.
 *
 * @param library what {@link compilePowerCut} made; with other libraries to load behind colons
 * @param options `syncsLie`: every sync succeeds without having done anything, to show that cuts cut
 */
export const powerCutEnvironment = (
  library: string,
  mount: string,
  options: { readonly cut?: Cut | undefined; readonly syncsLie?: boolean } = {},
): NodeJS.ProcessEnv => ({
  LD_PRELOAD: library,
  CUT_MOUNT: mount,
  ...(options.syncsLie ? { SYNC_LIES: '1' } : {}),
  ...(options.cut ? cutEnvironment(options.cut) : {}),
});

const cutEnvironment = ({ call, path, when, skip = 0, delay = 0 }: Cut): NodeJS.ProcessEnv => ({
  CUT_CALL: call,
  CUT_PATH: path,
  CUT_WHEN: when,
  CUT_SKIP: String(skip),
  CUT_DELAY: String(delay),
});
