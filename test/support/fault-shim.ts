import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Which calls fail, and how; see fault-shim.c beside this file. */
export interface Fault {
  readonly op: 'write' | 'fsync' | 'rename' | 'fsync,truncate' | 'write,fsync,truncate' | 'write,fsync,rename';
  /** Part of the path of the files concerned. */
  readonly path: string;
  /** Calls let through first. Default 0. */
  readonly after?: number;
  /** Calls that fail. Default 1. */
  readonly count?: number;
  /** Default 5, EIO. */
  readonly errno?: number;
  /** Write half of the bytes instead of failing. */
  readonly short?: boolean;
  /** A disk on which a file has one name only, as on FAT. */
  readonly noLinks?: boolean;
}

/** Compiles the shim into a folder of the test. */
export async function compileShim(folder: string): Promise<string> {
  const library = join(folder, 'fault-shim.so');
  await run('gcc', ['-shared', '-fPIC', '-o', library, resolve(import.meta.dirname, 'fault-shim.c'), '-ldl']);
  return library;
}

/** The environment in which a process meets a fault. */
export const faultEnvironment = (library: string, fault: Fault): NodeJS.ProcessEnv => ({
  LD_PRELOAD: library,
  FAULT_OP: fault.op,
  FAULT_PATH: fault.path,
  FAULT_AFTER: String(fault.after ?? 0),
  FAULT_COUNT: String(fault.count ?? 1),
  FAULT_ERRNO: String(fault.errno ?? 5),
  ...(fault.short ? { FAULT_SHORT: '1' } : {}),
  ...(fault.noLinks ? { FAULT_NO_LINKS: '1' } : {}),
});
