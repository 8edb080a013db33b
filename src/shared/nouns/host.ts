import * as v from 'valibot';
import { LIMITS } from '../protocol/limits';
import { Id, Name } from './fields';

/** Whom a host lets in: anyone, who knows the join code, or whom the owner accepts. */
export const Policy = v.picklist(['open', 'code', 'approval'], 'A policy is open, code or approval.');
export type Policy = v.InferOutput<typeof Policy>;

/** The SHA-256 of a certificate in DER, lower-case hex. */
export const Fingerprint = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'A fingerprint is 64 hexadecimal digits.'));

/** The largest file a host takes, in bytes; 0 for none. */
export const FileBytes = v.pipe(
  v.number('A size is a number of bytes.'),
  v.safeInteger('A size is whole.'),
  v.minValue(0, 'A size is not negative.'),
  v.maxValue(LIMITS.fileBytesMax, 'No host takes files as large as that.'),
);

const card = { id: Id, name: Name, fingerprint: Fingerprint, policy: Policy, version: v.string() };

/** A host as everybody on it sees it. */
export const Host = v.object({ ...card, file_bytes: v.optional(FileBytes, LIMITS.fileBytes) });
export type Host = v.InferOutput<typeof Host>;

/** What `GET /hearth.json` answers to anyone. */
export const HostCard = v.object({ ...card, protocol: v.number() });
export type HostCard = v.InferOutput<typeof HostCard>;
