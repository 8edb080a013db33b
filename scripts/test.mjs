import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { printChecks, runChecks } from './check.mjs';
import { runLanes } from './lanes.mjs';
import { LeakCheck } from './leaks.mjs';
import { packageApp } from './package.mjs';
import { ROOT } from './run.mjs';
import { ensureRuntime, findRuntime } from './runtime.mjs';
import { ensureBuilt, ensureInstalled, requireNode } from './setup.mjs';
import { ensureTestPackages } from './system-packages.mjs';

// `npm test`: everything, from a fresh clone. `npm test -- unit conformance` runs these suites only; arguments that begin
// with a dash go to vitest. Static checks, build, packaging and the search for leaks count as tests, too.

/** Suites that need more than the sources. */
const NEED_BUILD = ['conformance', 'faults', 'network', 'desktop'];
const NEED_ELECTRON = ['desktop'];

/** @type {import('./test-reporter.mjs').Tally} */
const total = { passed: 0, failed: 0, skipped: {} };

requireNode();
const named = process.argv.slice(2).filter((arg) => !arg.startsWith('-'));
const flags = process.argv.slice(2).filter((arg) => arg.startsWith('-'));
const suites = await chooseSuites(named);
try {
  await prepare();
  await runSuites();
} catch (error) {
  count(false, error instanceof Error ? error.message : String(error));
}
close();

/** Everything up to the suites: each step works from a fresh clone, and does nothing when there is nothing to do. */
async function prepare() {
  const needs = (/** @type {readonly string[]} */ those) => suites.some((suite) => those.includes(suite));
  await timed('dependencies', ensureInstalled);
  if (named.length === 0) {
    await timed('system packages', () => ensureTestPackages(console.log));
    await timed('static checks', runStaticChecks);
  }
  if (needs(NEED_BUILD)) await timed('build', () => attempt('build', ensureBuilt));
  if (!needs(NEED_ELECTRON)) return;
  await timed('electron', () => ensureRuntime(console.log).catch((error) => console.log(error.message)));
  // Without a runtime there is nothing to package; the suites that miss it say so.
  if (findRuntime()) await timed('packaging', () => attempt('packaging', packageUnpacked));
}

/** @param {readonly string[]} names @returns {Promise<readonly string[]>} Suites are the folders of `test/` with tests. */
async function chooseSuites(names) {
  const entries = await readdir(join(ROOT, 'test'), { withFileTypes: true });
  const all = entries.filter((entry) => entry.isDirectory() && entry.name !== 'support').map(({ name }) => name);
  const unknown = names.filter((name) => !all.includes(name));
  if (unknown.length === 0) return names.length > 0 ? names : all;
  console.error(`There is no suite called ${unknown.join(' or ')}. There are: ${all.join(', ')}.`);
  return process.exit(2);
}

async function runStaticChecks() {
  const results = await runChecks();
  printChecks(results);
  for (const { title, passed } of results) count(passed, title);
}

async function packageUnpacked() {
  await rm(join(ROOT, 'dist'), { recursive: true, force: true });
  const { code, output } = await packageApp(['--dir'], 'capture');
  if (code !== 0) throw new Error(output);
}

async function runSuites() {
  const leaks = await LeakCheck.begin();
  await timed('suites', async () => {
    for (const end of await runLanes(suites, flags, leaks)) addTally(end);
  });
  const left = await leaks.end();
  for (const leak of left) console.log(`left behind: ${leak}`);
  count(left.length === 0, 'the tests leave nothing behind');
}

/** @param {import('./lanes.mjs').LaneEnd} end */
function addTally({ code, tally }) {
  if (!tally) return count(false, `vitest ended with ${code} before it counted its tests`);
  total.passed += tally.passed;
  total.failed += tally.failed;
  if (code !== 0 && tally.failed === 0) count(false, `vitest ended with ${code}`);
  for (const [reason, times] of Object.entries(tally.skipped)) {
    // Where everything should be there, a test that did not run proves nothing and must not look green.
    if (process.env.CI === 'true') total.failed += times;
    else total.skipped[reason] = (total.skipped[reason] ?? 0) + times;
    console.log(`not run: ${times} × ${reason}`);
  }
}

/** @param {string} title @param {() => Promise<unknown>} step */
async function attempt(title, step) {
  try {
    await step();
    count(true, title);
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    count(false, title);
  }
}

/** @param {boolean} passed @param {string} title */
function count(passed, title) {
  if (passed) total.passed += 1;
  else {
    total.failed += 1;
    console.log(`✗ ${title}`);
  }
}

/** @param {string} title @param {() => Promise<unknown>} step */
async function timed(title, step) {
  const began = performance.now();
  await step();
  console.log(`${title}: ${((performance.now() - began) / 1_000).toFixed(1)} s`);
}

/** The closing line, which others read. */
function close() {
  const skipped = Object.values(total.skipped).reduce((sum, times) => sum + times, 0);
  console.log(`${total.passed} passed, ${total.failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}
