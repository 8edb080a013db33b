import { createRequire } from 'node:module';
import { ROOT } from './run.mjs';

const require = createRequire(import.meta.url);

// dependency-cruiser reads TypeScript with swc, because TypeScript 7 has no programming interface it could use, and
// forgets to say which files have JSX in them. It must be told before dependency-cruiser loads swc.
/** @typedef {(file: string, options: object) => unknown} ParseFile */
/** @type {{ parseFileSync: ParseFile }} */
const swc = require(/** @type {string} */ ('@swc/core'));
const parseFile = swc.parseFileSync;
swc.parseFileSync = (file, options) => parseFile(file, { ...options, tsx: file.endsWith('.tsx') });

const { cruise, format } = await import('dependency-cruiser');
/** @type {import('dependency-cruiser').IConfiguration} */
const { options, ...ruleSet } = require(/** @type {string} */ ('../.dependency-cruiser.cjs'));

/** A forbidden import. @typedef {{ rule: string, from: string, to: string }} Violation */

/**
 * Checks the imports of everything below `folder` against `.dependency-cruiser.cjs`.
 *
 * @param {string} [folder] Holds `src`, and what else there is to check. Default: the project.
 * @returns {Promise<{ violations: Violation[], report: string }>}
 */
export async function checkImports(folder = ROOT) {
  const { output } = await cruise(['src'], { ...options, baseDir: folder, ruleSet, validate: true });
  if (typeof output === 'string') throw new Error(output);
  const violations = output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  const report = await format(output, { outputType: 'err' });
  return { violations, report: String(report.output) };
}

if (process.argv[1] === import.meta.filename) {
  const { violations, report } = await checkImports();
  process.stdout.write(report);
  process.exitCode = violations.length === 0 ? 0 : 1;
}
