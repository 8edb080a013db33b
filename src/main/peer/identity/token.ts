import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Key } from './key';

/** How long a token lives, in seconds. It is made for one attempt, so far less than the five minutes allowed. */
const LIFETIME_S = 120;

/** What a token says beside who it is from. */
export interface TokenClaims {
  /** The host's id: `aud`. */
  readonly host: string;
  /** The fingerprint of the certificate the host shows, so that nobody can relay the token to another host. */
  readonly fingerprint: string;
  readonly name: string;
  readonly code?: string;
  readonly owner_code?: string;
}

/**
 * Makes the token for one attempt to connect (DESIGN 3): a JWT signed with EdDSA, the public key in its header.
 * `now` is the time as the host sees it, in milliseconds since the epoch.
 */
export function mintToken(key: Key, claims: TokenClaims, now: number): Promise<string> {
  const { host, fingerprint, name, code, owner_code } = claims;
  const issued = Math.floor(now / 1_000);
  return new SignJWT({ name, fp: fingerprint, ...(code && { code }), ...(owner_code && { owner_code }) })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT', jwk: key.publicJwk })
    .setAudience(host)
    .setSubject(key.id)
    .setIssuedAt(issued)
    .setExpirationTime(issued + LIFETIME_S)
    .setJti(randomUUID())
    .sign(key.privateKey);
}

/**
 * Which claim a code belongs into. Owner codes are four groups of four characters; join codes two words and a number.
 * A code without any gaps is an owner code unless it looks like words and a number.
 */
export function codeClaim(code: string): { code: string } | { owner_code: string } {
  const trimmed = code.trim();
  const groups = trimmed.split(/[\s-]+/);
  const inGroups = groups.length === 4 && groups.every((group) => group.length === 4);
  const inOne = groups.length === 1 && trimmed.length === 16 && !/^[a-z]+\d{4}$/i.test(trimmed);
  return inGroups || inOne ? { owner_code: trimmed } : { code: trimmed };
}
