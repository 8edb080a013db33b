import { calculateJwkThumbprint, decodeProtectedHeader, importJWK, type JWK, jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { generatePrivateJwk, importKey } from '../../../../src/main/peer/identity/key';
import { codeClaim, mintToken } from '../../../../src/main/peer/identity/token';

const now = Date.parse('2026-11-22T12:00:00.000Z');
const claims = { host: 'host-1', fingerprint: 'ab'.repeat(32), name: 'Priya' };

async function readToken(token: string) {
  const header = decodeProtectedHeader(token);
  const key = await importJWK(header.jwk as JWK, 'EdDSA');
  const { payload } = await jwtVerify(token, key, { currentDate: new Date(now), audience: 'host-1' });
  return { header, payload };
}

test('a token is signed by the key in its header, whose thumbprint is the user id [AUTH-2]', async () => {
  const key = await importKey(generatePrivateJwk());
  const { header, payload } = await readToken(await mintToken(key, claims, now));
  expect(header.alg).toBe('EdDSA');
  expect(header.jwk).toEqual(key.publicJwk);
  expect(payload.sub).toBe(key.id);
  expect(await calculateJwkThumbprint(header.jwk as JWK, 'sha256')).toBe(key.id);
});

test('a token names host, fingerprint and person, and lives less than five minutes [AUTH-3] [AUTH-4]', async () => {
  const key = await importKey(generatePrivateJwk());
  const { payload } = await readToken(await mintToken(key, claims, now));
  expect(payload).toMatchObject({ aud: 'host-1', fp: claims.fingerprint, name: 'Priya', iat: now / 1_000 });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBeLessThanOrEqual(300);
  expect(payload).not.toHaveProperty('code');
  expect(payload).not.toHaveProperty('owner_code');
});

test('every token has a jti of its own [AUTH-5]', async () => {
  const key = await importKey(generatePrivateJwk());
  const tokens = await Promise.all([mintToken(key, claims, now), mintToken(key, claims, now)]);
  const [first, second] = await Promise.all(tokens.map(readToken));
  expect(first?.payload.jti).not.toBe(second?.payload.jti);
});

test.each([
  ['alder-moss-4827', { code: 'alder-moss-4827' }],
  [' Alder Moss 4827 ', { code: 'Alder Moss 4827' }],
  ['cobaltviolet4827', { code: 'cobaltviolet4827' }],
  ['7KQM-X2FD-9RTW-HC4B', { owner_code: '7KQM-X2FD-9RTW-HC4B' }],
  ['7kqm x2fd 9rtw hc4b', { owner_code: '7kqm x2fd 9rtw hc4b' }],
  ['7KQMX2FD9RTWHC4B', { owner_code: '7KQMX2FD9RTWHC4B' }],
])('the code %j goes into its claim [AUTH-7] [AUTH-8]', (code, claim) => {
  expect(codeClaim(code)).toEqual(claim);
});
