import { runNode, tool } from './run.mjs';

/**
 * A static check: `passed` when its command ended with 0, else `output` says why.
 *
 * @typedef {{ title: string, passed: boolean, output: string }} CheckResult
 */

/** Each compiled by itself, because each may know different globals: that is how shared code is kept free of the DOM. */
const TYPE_PROJECTS = ['src/shared', 'src/main', 'src/preload', 'src/renderer', 'test'];

/** Format, lint, import rules and types, side by side. @returns {Promise<CheckResult[]>} */
export function runChecks() {
  return Promise.all([
    check('format and lint', ['@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--max-diagnostics=60', '.']),
    check('import rules', ['../scripts/import-rules.mjs']),
    ...TYPE_PROJECTS.map((project) => check(`types of ${project}`, ['typescript/bin/tsc', '-p', project])),
  ]);
}

/** @param {string} title @param {readonly [script: string, ...args: string[]]} command @returns {Promise<CheckResult>} */
async function check(title, [script, ...args]) {
  const { code, output } = await runNode(tool(script), args, { output: 'capture' });
  return { title, passed: code === 0, output: output.trim() };
}

/** @param {readonly CheckResult[]} results */
export function printChecks(results) {
  for (const { title, passed, output } of results) {
    console.log(`${passed ? '✓' : '✗'} ${title}`);
    if (!passed) console.log(`${output}\n`);
  }
}

if (process.argv[1] === import.meta.filename) {
  const results = await runChecks();
  printChecks(results);
  process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
}
