import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A program that runs beside the tests until it is stopped. */
export interface LongRunning {
  readonly child: ChildProcess;
  /** Ends it and waits until it is gone. */
  stop(): Promise<void>;
}

export interface LongRunningOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** The file descriptor on which it says that it is ready; 3 is a pipe of its own. */
  readonly readyOn: 1 | 3;
}

/** Starts a program and resolves with the first line it writes: the sign that it is ready. */
export async function startLongRunning(
  command: string,
  args: readonly string[],
  { env, readyOn }: LongRunningOptions,
): Promise<LongRunning & { readonly firstLine: string }> {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr?.on('data', (chunk) => {
    errors += chunk;
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  };
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${command} ended with ${code}: ${errors}`)));
  });
  ended.catch(() => undefined); // once it is ready, ending is no failure
  const firstLine = await Promise.race([readLine(child, readyOn), ended]);
  return { child, firstLine, stop };
}

function readLine(child: ChildProcess, descriptor: 1 | 3): Promise<string> {
  const stream = child.stdio[descriptor];
  return new Promise((resolve, reject) => {
    if (!stream || !('read' in stream)) return reject(new Error('The program has no such stream.'));
    let text = '';
    stream.on('data', (chunk) => {
      text += chunk;
      const end = text.indexOf('\n');
      if (end >= 0) resolve(text.slice(0, end));
    });
  });
}
