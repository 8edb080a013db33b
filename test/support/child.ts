import { type ChildProcess, fork } from 'node:child_process';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { onTestFinished } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** A request to a child and its answer, paired by number. */
export interface Call {
  readonly call: number;
  readonly operation: string;
  readonly input: unknown;
}
export type Answer =
  | { readonly call: number; readonly value: unknown }
  | { readonly call: number; readonly error: unknown };

/** A process of its own for what must not share one with the test: to be killed, or to meet a failing disk. */
export interface Child {
  readonly process: ChildProcess;
  /** Asks for an operation that the child's entry answers with {@link Answer}; rejects with its error. */
  call(operation: string, input?: unknown): Promise<unknown>;
  /** Ends it at once (`SIGKILL`) and waits until it is gone. */
  kill(): Promise<void>;
}

/** Bundles a TypeScript entry into one file that plain Node 18 and later run; put it into a folder of the test. */
export async function bundleChild(entry: string, folder: string): Promise<string> {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: resolve(root, entry),
      outDir: folder,
      emptyOutDir: false,
      target: 'node18',
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'child.cjs' } },
    },
    ssr: { noExternal: true, external: ['fs-native-extensions', 'node-sqlite3-wasm'] },
  });
  return join(folder, 'child.cjs');
}

/**
 * Starts a bundled entry; killed when the test ends, if it still runs then.
 *
 * @param through a command that runs another one, such as `ip netns exec NAME`; default: none
 */
export function startChild(
  bundle: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  through: readonly string[] = [],
): Child {
  const [execPath = process.execPath, ...execArgv] = [...through, process.execPath];
  const child = fork(bundle, args, {
    env: { ...process.env, NODE_PATH: join(root, 'node_modules'), ...env },
    execPath,
    execArgv,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  // Not `once` of `node:events`: it would end with the first error of a write to a child that is just being killed.
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  // Of such a write; the call is rejected below.
  child.on('error', () => undefined);
  child.on('message', (message) => settle(waiting, message as Answer));
  gone.then(() => {
    for (const { reject } of waiting.values()) reject(new Error('The child is gone.'));
  });
  const kill = async () => {
    child.kill('SIGKILL');
    await gone;
  };
  onTestFinished(kill);
  let calls = 0;
  return {
    process: child,
    kill,
    call: (operation, input = null) =>
      new Promise((resolve, reject) => {
        if (child.exitCode !== null || child.signalCode !== null) throw new Error('The child is gone.');
        calls += 1;
        waiting.set(calls, { resolve, reject });
        child.send({ call: calls, operation, input } satisfies Call);
      }),
  };
}

function settle(
  waiting: Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>,
  answer: Answer,
): void {
  const waiter = waiting.get(answer.call);
  waiting.delete(answer.call);
  if ('error' in answer) waiter?.reject(answer.error);
  else waiter?.resolve(answer.value);
}
