import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} Server A server in a process of its own.
 * @property {number} pid
 * @property {number} port
 * @property {Record<string, string>} said Its first line of output.
 * @property {(question: 'memory' | 'watch' | 'lag') => Promise<any>} ask See `probe.mjs`.
 * @property {() => Promise<void>} stop Politely: SIGTERM.
 * @property {() => Promise<void>} kill At once: SIGKILL.
 */

const PROBE = fileURLToPath(new URL('probe.mjs', import.meta.url));

/** Servers that run: none may outlive the benchmark. @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/**
 * Starts a program that prints a line of JSON with its `port`, or the `url` it is found at, once it listens.
 *
 * @param {string} script
 * @param {readonly string[]} args
 * @param {readonly string[]} [flags] For Node itself, such as `--cpu-prof`.
 * @returns {Promise<Server>}
 */
export async function startServer(script, args, flags = []) {
  const child = spawn(process.execPath, [...flags, '--import', PROBE, script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  running.add(child);
  const gone = once(child, 'close').finally(() => running.delete(child));
  const said = await firstLine(child, gone);
  const end = async (/** @type {NodeJS.Signals} */ signal) => {
    child.kill(signal);
    await gone;
  };
  return {
    pid: child.pid ?? 0,
    port: Number(said.port ?? new URL(said.url).port),
    said,
    ask: (question) => ask(child, question),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {Promise<unknown>} gone
 * @returns {Promise<Record<string, any>>}
 */
function firstLine(child, gone) {
  return new Promise((resolve, reject) => {
    let output = '';
    let log = '';
    // Nobody reads the log of a server that runs well: only its last words are kept.
    child.stderr?.on('data', (chunk) => {
      log = `${log}${chunk}`.slice(-2_000);
    });
    child.stdout?.on('data', (chunk) => {
      output += chunk;
      const end = output.indexOf('\n');
      if (end >= 0) resolve(JSON.parse(output.slice(0, end)));
    });
    gone.then(() => reject(new Error(`A server ended too early:\n${log}`)), reject);
  });
}

/** @param {import('node:child_process').ChildProcess} child @param {string} question */
async function ask(child, question) {
  child.send(question);
  for (;;) {
    const [reply] = await once(child, 'message');
    if (reply.question === question) return reply.answer;
  }
}
