import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, requireNode } from '../scripts/setup.mjs';
import { printTable, writePage } from './table.mjs';

// `npm run bench`: what Hearth costs, as ratios to limits measured beside it. All of it writes docs/performance.md; with
// names of rows (`npm run bench -- steady bursts`) only those are run, and printed.

/**
 * @typedef {object} Row One row of the table.
 * @property {string} what
 * @property {string} reach What issue or design ask for, in words.
 * @property {string} measured
 * @property {boolean | null} holds Null for a row that only stands beside the others.
 */

/**
 * @typedef {object} Context What a benchmark is given.
 * @property {string} folder A new folder for servers' data; removed at the end.
 * @property {number} rounds How often each figure is taken.
 */

/**
 * @typedef {object} Benchmark
 * @property {string} name
 * @property {boolean} linuxOnly Whether it needs Linux's count of CPU time (`/proc`).
 * @property {(context: Context) => Promise<Row[]>} run
 */

/** In the order of the table. A new benchmark is a new file in `rows/` and a new line here. */
const BENCHMARKS = [
  'steady',
  'bursts',
  'acks',
  'disk',
  'long-rooms',
  'amended-rooms',
  'opening',
  'search',
  'idle-memory',
  'reconnect',
  'event-loop',
  'input-to-paint',
  'files',
];

/** Too long for every time: run when asked for by name. */
const LONG = ['soak', 'conversation-soak'];

/** Odd, so that a median is a figure that was measured. */
const ROUNDS = 3;

requireNode();
await ensureInstalled();
await ensureBuilt();

const asked = process.argv.slice(2);
const all = [...BENCHMARKS, ...LONG];
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}. There are: ${all.join(', ')}.`);
  process.exit(1);
}
const chosen = asked.length === 0 ? BENCHMARKS : all.filter((name) => asked.includes(name));
const rows = await runAll(chosen);
printTable(rows);
if (asked.length === 0) await writePage(rows);

/** @param {readonly string[]} names */
async function runAll(names) {
  /** @type {Row[]} */
  const rows = [];
  for (const name of names) {
    const { default: benchmark } = await import(`./rows/${name}.mjs`);
    const began = performance.now();
    rows.push(...(await runOne(benchmark)));
    console.error(`${name}: ${((performance.now() - began) / 1_000).toFixed(0)} s`);
  }
  return rows;
}

/** @param {Benchmark} benchmark @returns {Promise<Row[]>} */
async function runOne({ name, linuxOnly, run }) {
  if (linuxOnly && process.platform !== 'linux') {
    return [{ what: name, reach: '', measured: 'not measured: it needs the CPU times that Linux keeps', holds: null }];
  }
  const folder = await mkdtemp(join(tmpdir(), 'hearth-bench-'));
  try {
    return await run({ folder, rounds: ROUNDS });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
