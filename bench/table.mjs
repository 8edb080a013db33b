import { readFile, writeFile } from 'node:fs/promises';
import { cpus, release } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../scripts/run.mjs';

/** @typedef {import('./bench.mjs').Row} Row */

const PAGE = join(ROOT, 'docs/performance.md');
const BEGIN = '<!-- figures: written by `npm run bench` -->';
const END = '<!-- end of figures -->';

/** @param {Row} row */
const verdict = ({ holds }) => (holds === null ? '' : holds ? 'yes' : '**no**');

/** @param {readonly Row[]} rows */
function render(rows) {
  const lines = rows.map((row) => `| ${row.what} | ${row.reach} | ${row.measured} | ${verdict(row)} |`);
  return ['| what | reach | measured | holds |', '| --- | --- | --- | --- |', ...lines].join('\n');
}

/** @param {readonly Row[]} rows */
export function printTable(rows) {
  console.log(render(rows));
}

/** Puts the table between the marks of docs/performance.md. @param {readonly Row[]} rows */
export async function writePage(rows) {
  const page = await readFile(PAGE, 'utf8');
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${PAGE} has lost its marks.`);
  const where = `Linux ${release()}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`;
  const day = new Date().toISOString().slice(0, 10);
  await writeFile(PAGE, `${before}${BEGIN}\n\n${day}, ${where}.\n\n${render(rows)}\n\n${END}${after}`);
}
