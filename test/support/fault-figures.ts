import { appendFileSync } from 'node:fs';
import type table from './fault-table.json';

/** The rows of the table in `docs/reliability.md`; what each must hold stands in `fault-table.json`. */
export type Fault = (typeof table)[number]['id'];

/** Whether this is `npm run test:faults`: every fault in full, with figures. `npm test` runs the short form. */
export const FULL = process.env.HEARTH_FAULTS === 'full';

/** How often to do something: in the short form of `npm test`, and in the full one. */
export const rounds = (short: number, full: number): number => (FULL ? full : short);

/**
 * Reports what was measured while a fault was proven, for its row in `docs/reliability.md`. To be called last in a test,
 * after every expectation held: a row without a figure is written as failed. Several figures of one row are joined.
 *
 *     reportFigure('kill', `${kills} kills, ${acked} acked messages, 0 lost`);
 */
export function reportFigure(fault: Fault, figure: string): void {
  const file = process.env.HEARTH_FAULT_FIGURES;
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ fault, figure })}\n`);
}
