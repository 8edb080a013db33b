import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, runNode } from './run.mjs';

// `npm run test:faults`: the suite `test/faults` in full, and its figures as the table of `docs/reliability.md`. Arguments
// go to the suite, such as the name of a file: then the table is only printed, because it is not the whole of it.

/** @typedef {{ id: string, fault: string, must: string }} Row */

const PAGE = join(ROOT, 'docs/reliability.md');
const BEGIN = '<!-- figures: written by `npm run test:faults` -->';
const END = '<!-- end of figures -->';

const args = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'hearth-figures-'));
try {
  const file = join(folder, 'figures');
  const env = { CI: 'true', HEARTH_FAULTS: 'full', HEARTH_FAULT_FIGURES: file };
  const { code } = await runNode(join(ROOT, 'scripts/test.mjs'), ['faults', ...args.map(asFlag)], { env });
  const table = await renderTable(file);
  console.log(`\n${table}`);
  if (args.length === 0) await writePage(table);
  process.exitCode = code;
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** `test.mjs` takes what begins with a dash as vitest's. @param {string} arg */
function asFlag(arg) {
  return arg.startsWith('-') ? arg : `-t=${arg}`;
}

/** @param {string} file */
async function renderTable(file) {
  /** @type {readonly Row[]} */
  const rows = JSON.parse(await readFile(join(ROOT, 'test/support/fault-table.json'), 'utf8'));
  const figures = await readFigures(file);
  const lines = rows.map(({ id, fault, must }) => {
    const measured = figures.get(id);
    return `| ${fault} | ${must} | ${measured ? measured.join('; ') : '**not shown by this run**'} |`;
  });
  return ['| fault | must hold | measured |', '| --- | --- | --- |', ...lines].join('\n');
}

/** @param {string} file @returns {Promise<Map<string, string[]>>} By fault. */
async function readFigures(file) {
  /** @type {Map<string, string[]>} */
  const figures = new Map();
  if (!existsSync(file)) return figures;
  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  for (const line of lines) {
    const { fault, figure } = JSON.parse(line);
    figures.set(fault, [...(figures.get(fault) ?? []), figure]);
  }
  return figures;
}

/** @param {string} table */
async function writePage(table) {
  const page = await readFile(PAGE, 'utf8');
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${PAGE} has lost its marks.`);
  const where = `Linux ${release()}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`;
  const day = new Date().toISOString().slice(0, 10);
  await writeFile(PAGE, `${before}${BEGIN}\n\n${day}, ${where}.\n\n${table}\n\n${END}${after}`);
}
