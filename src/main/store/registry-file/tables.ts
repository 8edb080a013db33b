import * as v from 'valibot';
import { type Kind, RECORD_SCHEMAS, type Records } from '../records';

/** Every committed record, by kind and id, in the order in which they were created. */
export type Tables = { readonly [K in Kind]: ReadonlyMap<string, Records[K]> };

const schemas: { readonly [K in Kind]: v.GenericSchema<unknown, Records[K]> } = RECORD_SCHEMAS;

/** The names of all kinds. */
export const KINDS = Object.keys(RECORD_SCHEMAS) as readonly Kind[];

/** Whether this version knows a kind of record. */
export const isKind = (name: string): name is Kind => Object.hasOwn(RECORD_SCHEMAS, name);

/**
 * Checks an unknown record against its kind's schema; undefined when it does not fit. What it returns is a copy and
 * frozen: records are values, and who mutates one finds out at once.
 */
export function checkRecord<K extends Kind>(kind: K, record: unknown): Records[K] | undefined {
  const parsed = v.safeParse(schemas[kind], record);
  if (!parsed.success) return undefined;
  for (const value of Object.values(parsed.output)) Object.freeze(value);
  Object.freeze(parsed.output);
  return parsed.output;
}
