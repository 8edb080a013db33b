/** The value in the middle. @param {readonly number[]} values @param {number} [at] 0.5 for the median, 0.99 for p99. */
export function quantile(values, at = 0.5) {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? Number.NaN;
}

/** @param {readonly number[]} values */
export const median = (values) => quantile(values);

/**
 * Measures several things in turn, round after round, so that whatever else the machine does meets all of them alike.
 *
 * @template {string} Name
 * @template Figure
 * @param {number} rounds
 * @param {Record<Name, () => Promise<Figure>>} measures
 * @returns {Promise<Record<Name, Figure[]>>} The figures of each, one for each round.
 */
export async function interleaved(rounds, measures) {
  const names = /** @type {Name[]} */ (Object.keys(measures));
  const none = names.map((name) => [name, /** @type {Figure[]} */ ([])]);
  const figures = /** @type {Record<Name, Figure[]>} */ (Object.fromEntries(none));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) figures[name].push(await measures[name]());
  }
  return figures;
}
