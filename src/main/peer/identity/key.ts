import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, importJWK, type KeyLike } from 'jose';
import * as v from 'valibot';

const Coordinate = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));

/** An Ed25519 private key as a JWK (RFC 8037). */
export const PrivateJwk = v.object({ kty: v.literal('OKP'), crv: v.literal('Ed25519'), x: Coordinate, d: Coordinate });
export type PrivateJwk = v.InferOutput<typeof PrivateJwk>;

/** What a person is to every host: a key, and the name of that key. */
export interface Key {
  /** The RFC 7638 SHA-256 thumbprint of the public key, base64url: the user id. */
  readonly id: string;
  readonly publicJwk: { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string };
  readonly privateKey: KeyLike;
}

/** Makes a new key. */
export function generatePrivateJwk(): PrivateJwk {
  return v.parse(PrivateJwk, generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }));
}

/** Makes a private JWK usable. Throws when `x` and `d` do not belong together. */
export async function importKey(jwk: PrivateJwk): Promise<Key> {
  const privateKey = await importJWK(jwk, 'EdDSA');
  if (privateKey instanceof Uint8Array) throw new TypeError('An Ed25519 key was expected.');
  const publicJwk = { kty: jwk.kty, crv: jwk.crv, x: jwk.x } as const;
  return { id: await calculateJwkThumbprint(publicJwk, 'sha256'), publicJwk, privateKey };
}

/** A private JWK made usable; null when it is not whole: `x` must be what `d` makes. */
export async function importWholeKey(jwk: PrivateJwk): Promise<Key | null> {
  try {
    const { x } = createPrivateKey({ key: { ...jwk }, format: 'jwk' }).export({ format: 'jwk' });
    return x === jwk.x ? await importKey(jwk) : null;
  } catch {
    return null;
  }
}

/** The private JWK of a key. */
export const exportKey = async ({ privateKey }: Key): Promise<PrivateJwk> =>
  v.parse(PrivateJwk, await exportJWK(privateKey));
