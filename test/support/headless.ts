import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { onTestFinished } from 'vitest';

const entry = resolve(import.meta.dirname, '../../out/main/headless.cjs');

/** The first line of `headless.cjs --json`. */
export interface Listening {
  readonly event: 'listening';
  readonly url: string;
  readonly id: string;
  readonly fingerprint: string;
  readonly join: string;
  readonly owner_code?: string;
}

/** A headless host in a process of its own. */
export interface HeadlessHost extends Listening {
  readonly port: number;
  readonly pid: number;
  /** What it wrote to standard error. */
  log(): string;
  /** Resolves once the condition holds; it is looked at whenever the host writes to standard error. */
  until(condition: () => boolean): Promise<void>;
  /** Sends a signal and resolves with the exit code, or null when the signal ended it. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

/**
 * Starts the built headless host; killed when the test ends, if it still runs then. Needs
 * `requires('build')`.
 *
 * @param options `through`: a command that runs another one, such as `ip netns exec NAME`
 */
export async function startHeadless(options: {
  readonly data: string;
  /** Default: one that is free. */
  readonly port?: number;
  readonly args?: readonly string[];
  readonly through?: readonly string[];
}): Promise<HeadlessHost> {
  const [command = process.execPath, ...rest] = [...(options.through ?? []), process.execPath];
  const args = [
    ...rest,
    entry,
    '--data',
    options.data,
    '--port',
    `${options.port ?? 0}`,
    '--json',
    ...(options.args ?? []),
  ];
  const host = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  const waiting = new Set<() => void>();
  host.stderr.on('data', (chunk) => {
    log += chunk;
    for (const look of [...waiting]) look();
  });
  const until = (condition: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!condition()) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  // Not `exit`: what it wrote last is to be in the log.
  const gone = once(host, 'close') as Promise<[number | null]>;
  const end = async (signal: NodeJS.Signals = 'SIGTERM') => {
    host.kill(signal);
    return (await gone)[0];
  };
  onTestFinished(async () => void (await end('SIGKILL')));
  const listening = JSON.parse(await firstLine(host.stdout, gone, () => log)) as Listening;
  const port = Number(new URL(listening.url).port);
  return { ...listening, port, pid: host.pid ?? 0, log: () => log, until, end };
}

function firstLine(output: NodeJS.ReadableStream, gone: Promise<[number | null]>, log: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    output.on('data', (chunk) => {
      text += chunk;
      const end = text.indexOf('\n');
      if (end >= 0) resolve(text.slice(0, end));
    });
    gone.then(([code]) => reject(new Error(`The headless host ended with ${code}: ${log()}`)), reject);
  });
}
