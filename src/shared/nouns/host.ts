import * as v from 'valibot';
import { Id, Name } from './fields';

/** Whom a host lets in: anyone, who knows the join code, or whom the owner accepts. */
export const Policy = v.picklist(['open', 'code', 'approval'], 'A policy is open, code or approval.');
export type Policy = v.InferOutput<typeof Policy>;

/** The SHA-256 of a certificate in DER, lower-case hex. */
export const Fingerprint = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'A fingerprint is 64 hexadecimal digits.'));

/** A host as everybody on it sees it. */
export const Host = v.object({
  id: Id,
  name: Name,
  fingerprint: Fingerprint,
  policy: Policy,
  version: v.string(),
});
export type Host = v.InferOutput<typeof Host>;

/** What `GET /hearth.json` answers to anyone. */
export const HostCard = v.object({ ...Host.entries, protocol: v.number() });
export type HostCard = v.InferOutput<typeof HostCard>;
