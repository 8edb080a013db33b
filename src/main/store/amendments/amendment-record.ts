import * as v from 'valibot';
import { Id, Seq, Timestamp } from '#shared/nouns/fields';
import { encodeLines, jsonOf, type Line } from '../disk/record-line';
import type { Amendment } from '../log';

const whom = { user: Id, at: Timestamp };
const where = { seq: Seq, change: Seq };

/** A line of a room's amendments: what was done to which message, and the room's change number. */
const AmendmentRecord = v.variant('kind', [
  v.object({ kind: v.literal('edit'), ...whom, message: v.string(), ...where }),
  v.object({ kind: v.literal('delete'), ...whom, ...where }),
  v.object({ kind: v.literal('reaction'), ...whom, emoji: v.string(), on: v.boolean(), ...where }),
  v.object({ kind: v.literal('pin'), ...whom, on: v.boolean(), ...where }),
  // Of a backup: the message's own line has it already.
  v.object({ kind: v.literal('changed'), pinned: v.boolean(), ...where }),
]);
export type AmendmentRecord = v.InferOutput<typeof AmendmentRecord>;

/** An amendment as it is written. */
export const recordOf = (amendment: Amendment, seq: number, change: number): AmendmentRecord => ({
  ...amendment,
  seq,
  change,
});

/** Whether an amendment can be read again. */
export const isAmendment = (record: AmendmentRecord): boolean => v.is(AmendmentRecord, record);

/** Encodes amendments as lines. */
export const encodeAmendments = (records: readonly AmendmentRecord[]): Buffer => encodeLines(records);

/** Decodes a line whose checksum agreed; undefined where it is none that this version wrote. */
export function decodeAmendment(line: Line): AmendmentRecord | undefined {
  const record = v.safeParse(AmendmentRecord, jsonOf(line));
  return record.success ? record.output : undefined;
}
