import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT, runNode, tool } from './run.mjs';

/**
 * Suites that share a run of vitest.
 *
 * @typedef {object} Lane
 * @property {readonly string[]} suites
 * @property {readonly string[]} [args] What vitest is told besides.
 */

/** Faults of a host: what others notice meanwhile is measured, so nothing may run beside them. */
const MEASURED = 'test/faults/host';

/**
 * The lanes of a step run beside each other, the steps one after the other. A story in the window is mostly waiting for
 * two apps, one worker's work; all that needs no window fits beside it.
 *
 * @type {readonly (readonly Lane[])[]}
 */
const STEPS = [
  [
    { suites: ['desktop'] },
    { suites: ['unit', 'contract', 'conformance', 'network', 'faults'], args: [`--exclude=${MEASURED}/**`] },
  ],
  [{ suites: ['faults'], args: [MEASURED] }],
];

/**
 * How a lane ended.
 *
 * @typedef {object} LaneEnd
 * @property {number} code Of vitest.
 * @property {import('./test-reporter.mjs').Tally | null} tally `null` when it ended before it counted.
 */

/**
 * Runs these suites.
 *
 * @param {readonly string[]} suites
 * @param {readonly string[]} flags For vitest.
 * @param {{ folder: string, environment: NodeJS.ProcessEnv }} run Where tallies may be written, and what the tests inherit.
 * @returns {Promise<LaneEnd[]>}
 */
export async function runLanes(suites, flags, run) {
  /** @type {LaneEnd[]} */
  const ends = [];
  for (const step of STEPS) {
    const lanes = step
      .map((lane) => ({ ...lane, suites: lane.suites.filter((suite) => suites.includes(suite)) }))
      .filter((lane) => lane.suites.length > 0);
    // Two that draw their progress over each other's can be read by nobody: side by side they write lines.
    const output = lanes.length > 1 ? 'lines' : 'inherit';
    ends.push(...(await Promise.all(lanes.map((lane) => runLane(lane, flags, { ...run, output })))));
  }
  return ends;
}

/**
 * @param {Lane} lane
 * @param {readonly string[]} flags
 * @param {{ folder: string, environment: NodeJS.ProcessEnv, output: 'inherit' | 'lines' }} run
 * @returns {Promise<LaneEnd>}
 */
async function runLane(lane, flags, { folder, environment, output }) {
  const file = join(folder, `tally-${lane.suites.join('-')}.json`);
  const reporters = ['default', join(ROOT, 'scripts/test-reporter.mjs')].map((name) => `--reporter=${name}`);
  const projects = lane.suites.map((suite) => `--project=${suite}`);
  const args = ['run', ...reporters, ...projects, ...(lane.args ?? []), ...flags];
  const env = { ...environment, HEARTH_TEST_TALLY: file };
  const { code } = await runNode(tool('vitest/vitest.mjs'), args, { env, output });
  const tally = existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : null;
  await rm(file, { force: true });
  return { code, tally };
}
