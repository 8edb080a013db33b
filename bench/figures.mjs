/** @typedef {import('./bench.mjs').Row} Row */

/** A number with two digits that matter, at least. @param {number} value */
export const figure = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

/**
 * A row that is held against a limit.
 *
 * @param {{ what: string, most: number, value: number, limit: number, limitName: string, unit: string, beside?: string }} row
 *   `most`: how many times the limit it may be. `beside`: what else was measured, for comparison.
 * @returns {Row}
 */
export function atMost({ what, most, value, limit, limitName, unit, beside }) {
  const ratio = value / limit;
  const measured = `**${figure(ratio)}** (${figure(value)} against ${figure(limit)} ${unit})`;
  return {
    what,
    reach: `at most ${most} × ${limitName}`,
    measured: beside === undefined ? measured : `${measured}; ${beside}`,
    holds: ratio <= most,
  };
}

/**
 * The same for what should be much rather than little.
 *
 * @param {{ what: string, least: number, value: number, limit: number, limitName: string, unit: string, beside?: string }} row
 * @returns {Row}
 */
export function atLeast({ what, least, value, limit, limitName, unit, beside }) {
  const row = atMost({ what, most: least, value, limit, limitName, unit, ...(beside !== undefined && { beside }) });
  return { ...row, reach: `at least ${least} × ${limitName}`, holds: value / limit >= least };
}
