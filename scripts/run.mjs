import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The project's folder, wherever a script was called from. (Written so that an old Node gets as far as being told.) */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The path of a tool that a dependency installed: a JavaScript file, to be run with this very Node. */
export const tool = (/** @type {string} */ path) => resolve(ROOT, 'node_modules', path);

/**
 * @typedef {object} RunOptions
 * @property {NodeJS.ProcessEnv} [env] Added to this process's environment.
 * @property {string} [cwd] Default: the project's folder.
 * @property {'inherit' | 'capture' | 'lines'} [output] Default `inherit`. `lines`: as it comes, but whole lines only, so that what
 *   runs beside it is not mixed into them.
 */

/**
 * Runs a program to its end. Signals to this process reach it too, and this process outlives it, so that Ctrl+C leaves
 * nothing behind.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} 128 + n when signal n ended it, 127 when it could not be started.
 */
export function run(command, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? ROOT,
      env: { ...process.env, ...options.env },
      stdio: (options.output ?? 'inherit') === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    if (options.output === 'lines') {
      printLines(child.stdout, process.stdout);
      printLines(child.stderr, process.stderr);
    } else {
      child.stdout?.on('data', (chunk) => (output += chunk));
      child.stderr?.on('data', (chunk) => (output += chunk));
    }
    const stopForwarding = forwardSignals(child);
    child.once('error', (error) => {
      stopForwarding();
      done({ code: 127, output: `${command}: ${error.message}` });
    });
    child.once('close', (code, signal) => {
      stopForwarding();
      done({ code: code ?? 128 + (SIGNAL_NUMBERS[signal ?? ''] ?? 0), output });
    });
  });
}

/** Runs a JavaScript tool with this Node. @type {(script: string, args: readonly string[], options?: RunOptions) => ReturnType<typeof run>} */
export const runNode = (script, args, options) => run(process.execPath, [script, ...args], options);

/** @param {import('node:stream').Readable | null} from @param {NodeJS.WritableStream} to */
function printLines(from, to) {
  if (from) createInterface({ input: from }).on('line', (line) => to.write(`${line}\n`));
}

/** @type {Record<string, number>} */
const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

/** @param {import('node:child_process').ChildProcess} child */
function forwardSignals(child) {
  const forward = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
  // A terminal sends Ctrl+C to the whole group, the child included: passing it on would make it two.
  const wait = () => undefined;
  const interrupt = process.stdin.isTTY ? wait : forward;
  process.on('SIGINT', interrupt).on('SIGTERM', forward).on('SIGHUP', forward);
  return () => process.off('SIGINT', interrupt).off('SIGTERM', forward).off('SIGHUP', forward);
}
