import { calculateJwkThumbprint, compactVerify, decodeProtectedHeader, EmbeddedJWK } from 'jose';
import * as v from 'valibot';
import { Id, Name } from '#shared/nouns/fields';
import { LIMITS } from '#shared/protocol/limits';
import type { UpgradeRefusal } from '#shared/protocol/reasons';
import { err, ok, type Result } from '#shared/result';

/** The header: EdDSA with the public half of an Ed25519 key (RFC 8037), in canonical base64url. */
const Header = v.object({
  alg: v.literal('EdDSA'),
  jwk: v.strictObject({
    kty: v.literal('OKP'),
    crv: v.literal('Ed25519'),
    x: v.pipe(
      v.string(),
      v.regex(/^[A-Za-z0-9_-]{43}$/),
      // The last character has two bits to spare: other spellings of one key would be other people.
      v.check((x) => Buffer.from(x, 'base64url').toString('base64url') === x),
    ),
  }),
});

/** Seconds since the epoch (RFC 7519), within what a Date can hold. */
const NumericDate = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e12));

const Code = v.pipe(v.string(), v.maxLength(100));

const Claims = v.object({
  aud: v.string(),
  sub: Id,
  name: Name,
  fp: v.string(),
  iat: NumericDate,
  exp: NumericDate,
  jti: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  code: v.optional(Code),
  owner_code: v.optional(Code),
});

/** What a good token says. */
export type Claims = v.InferOutput<typeof Claims>;

/** Whom a token must be for. */
export interface Audience {
  readonly id: string;
  readonly fingerprint: string;
}

/**
 * Checks a token as far as that needs no memory: its signature by the key it carries, that `sub` is that key's RFC 7638
 * thumbprint, whom it is for, and its times. Whether it was used before is for `UsedTokens` to say.
 */
export async function verifyToken(
  token: string,
  audience: Audience,
  now: Date,
): Promise<Result<Claims, UpgradeRefusal>> {
  const signed = await verifySignature(token);
  if (signed === null) return err(badToken('The sign-in could not be verified. Update Hearth and try again.'));
  const parsed = v.safeParse(Claims, signed.claims);
  if (!parsed.success) return err(badToken(wrongClaim(parsed.issues[0])));
  const claims = parsed.output;
  if (claims.sub !== signed.thumbprint) return err(badToken('The sign-in names somebody else than its key.'));
  if (claims.aud !== audience.id) return err(badToken('The sign-in is meant for another host.'));
  if (claims.fp !== audience.fingerprint) {
    return err(badToken('The sign-in was made for another certificate: something stands between you and this host.'));
  }
  return checkTimes(claims, now);
}

/** The claims and the key's thumbprint, or null for anything that is not a token signed by the key it carries. */
async function verifySignature(token: string): Promise<{ claims: unknown; thumbprint: string } | null> {
  try {
    const header = v.parse(Header, decodeProtectedHeader(token));
    const { payload } = await compactVerify(token, EmbeddedJWK, { algorithms: ['EdDSA'] });
    const claims: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
    return { claims, thumbprint: await calculateJwkThumbprint(header.jwk, 'sha256') };
  } catch {
    return null;
  }
}

/** Clocks on a local network differ: each side is granted the leeway, and a refusal tells the host's time. */
function checkTimes(claims: Claims, now: Date): Result<Claims, UpgradeRefusal> {
  const issued = claims.iat * 1_000;
  const expires = claims.exp * 1_000;
  const refuse = (message: string) => err({ ...badToken(message), now: now.toISOString() });
  if (expires < issued || expires - issued > LIMITS.tokenLifetimeMs) {
    return refuse('The sign-in is valid for longer than this host allows.');
  }
  if (issued > now.getTime() + LIMITS.clockLeewayMs) {
    return refuse('The clock of your computer is ahead of the clock of this host. Set it right and try again.');
  }
  if (expires < now.getTime() - LIMITS.clockLeewayMs) {
    return refuse('The sign-in has expired: the clock of your computer may be behind. Set it right and try again.');
  }
  return ok(claims);
}

const badToken = (message: string): UpgradeRefusal => ({ reason: 'bad_token', message });

/** A name is the one claim that a person chose, and can choose again. */
function wrongClaim(issue: v.BaseIssue<unknown>): string {
  const claim = v.getDotPath(issue);
  if (claim === 'name' && issue.type !== 'object') return `Your name cannot be used here. ${issue.message}`;
  return `The sign-in is incomplete: ${claim ?? 'the token'} is missing or wrong.`;
}
