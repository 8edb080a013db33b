import * as v from 'valibot';
import { UPGRADE_REASONS, type UpgradeReason, type UpgradeRefusal } from '#shared/protocol/reasons';
import type { DialFailure } from '../wire/dial-failure';

/** How an attempt to connect, or the line it made, ended. */
export type Ended =
  | { readonly kind: 'refused'; readonly refusal: UpgradeRefusal }
  | { readonly kind: 'failed'; readonly failure: DialFailure }
  /** The line was open, and is not any more. */
  | { readonly kind: 'lost' };

const RefusalBody = v.object({
  reason: v.picklist(UPGRADE_REASONS),
  message: v.pipe(
    v.string(),
    v.transform((text) => text.slice(0, 500)),
  ),
  now: v.optional(v.string()),
  retry_after: v.optional(v.pipe(v.number(), v.minValue(0))),
});

/** Reads the answer of a host that did not upgrade the line. What is no such answer comes from no host. */
export function readRefusal(status: number, body: string): Ended {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), RefusalBody), body);
  if (!parsed.success || ![401, 403, 429, 503].includes(status)) {
    return { kind: 'failed', failure: { kind: 'not-hearth' } };
  }
  const { reason, message, now, retry_after } = parsed.output;
  return {
    kind: 'refused',
    refusal: { reason, message, ...(now !== undefined && { now }), ...(retry_after !== undefined && { retry_after }) },
  };
}

/** Reasons that pass by themselves; every other one needs a person, here or there. */
const PASSING: ReadonlySet<UpgradeReason> = new Set([
  'rate_limited',
  'too_many_sockets',
  'host_full',
  'unavailable',
] as const);

/** Whether asking again later, unchanged, may be answered otherwise. */
export const isPassing = (reason: UpgradeReason): boolean => PASSING.has(reason);
