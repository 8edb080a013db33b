import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { calculateJwkThumbprint, SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { verifyToken } from '../../../../src/main/host/admission/token';
import { generatePrivateJwk, importKey, type Key } from '../../../../src/main/peer/identity/key';

const host = { id: 'host-1', fingerprint: 'ab'.repeat(32) };
const now = new Date('2026-11-22T10:00:00.000Z');
const seconds = now.getTime() / 1_000;
let ann: Key;
let bob: Key;

beforeAll(async () => {
  ann = await importKey(generatePrivateJwk());
  bob = await importKey(generatePrivateJwk());
});

const goodClaims = () => ({
  aud: host.id,
  sub: ann.id,
  name: 'Ann',
  fp: host.fingerprint,
  iat: seconds,
  exp: seconds + 120,
  jti: 'token-1',
});

const signed = (claims: Record<string, unknown>, header: Record<string, unknown> = {}): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', jwk: ann.publicJwk, ...header }).sign(ann.privateKey);

const outcome = async (token: string) => {
  const verified = await verifyToken(token, host, now);
  return verified.ok ? 'ok' : verified.error.reason;
};

describe('a token', () => {
  test('[AUTH-2] that is good tells who bears it', async () => {
    const claims = { ...goodClaims(), name: '  Ann ', code: 'alder-moss-4827' };
    const verified = await verifyToken(await signed(claims), host, now);
    expect(verified).toEqual({ ok: true, value: { ...claims, name: 'Ann' } });
  });

  test.each([
    ['[AUTH-3] for another host', { aud: 'host-2' }],
    ['[AUTH-3] for another certificate', { fp: 'cd'.repeat(32) }],
    ['[AUTH-2] of somebody else', { sub: 'A'.repeat(43) }],
    ['without a name', { name: undefined }],
    ['with an empty name', { name: ' ' }],
    ['with a name that is too long', { name: 'x'.repeat(81) }],
    ['with a name of two lines', { name: 'Ann\nBob' }],
    ['without a jti', { jti: undefined }],
    ['with an empty jti', { jti: '' }],
    ['with a jti that is too long', { jti: 'x'.repeat(101) }],
    ['without an aud', { aud: undefined }],
    ['with several auds', { aud: [host.id] }],
    ['without an fp', { fp: undefined }],
    ['without an iat', { iat: undefined }],
    ['without an exp', { exp: undefined }],
    ['with a text for a time', { exp: '2026-11-22' }],
    ['with an infinite time', { exp: 1e300 }],
    ['with a number for a code', { code: 4827 }],
  ])('%s is refused', async (_which, change) => {
    expect(await outcome(await signed({ ...goodClaims(), ...change }))).toBe('bad_token');
  });

  test.each([
    ['issued now', 0, 120, 'ok'],
    ['issued a minute ahead', 60, 120, 'ok'],
    ['issued more than a minute ahead', 61, 120, 'bad_token'],
    ['expired a minute ago', -180, 120, 'ok'],
    ['expired more than a minute ago', -181, 120, 'bad_token'],
    ['valid for five minutes', 0, 300, 'ok'],
    ['valid for longer', 0, 301, 'bad_token'],
    ['that expires before it begins', 0, -1, 'bad_token'],
  ])('[AUTH-4] %s', async (_which, start, life, expected) => {
    const iat = seconds + start;
    expect(await outcome(await signed({ ...goodClaims(), iat, exp: iat + life }))).toBe(expected);
  });

  test("[AUTH-4] refused for its times carries the host's time", async () => {
    const verified = await verifyToken(
      await signed({ ...goodClaims(), iat: seconds + 9_000, exp: seconds + 9_100 }),
      host,
      now,
    );
    expect(verified).toMatchObject({ ok: false, error: { reason: 'bad_token', now: '2026-11-22T10:00:00.000Z' } });
  });

  test('signed by another key than it carries is refused', async () => {
    const token = await new SignJWT(goodClaims())
      .setProtectedHeader({ alg: 'EdDSA', jwk: ann.publicJwk })
      .sign(bob.privateKey);
    expect(await outcome(token)).toBe('bad_token');
  });

  test('that carries a private key, another curve, or unknown members is refused', async () => {
    for (const jwk of [
      { ...ann.publicJwk, d: 'A'.repeat(43) },
      { ...ann.publicJwk, crv: 'Ed448' },
      { ...ann.publicJwk, kty: 'EC' },
      { ...ann.publicJwk, alg: 'EdDSA' },
      undefined,
    ]) {
      expect(await outcome(await signed(goodClaims(), { jwk }))).toBe('bad_token');
    }
  });

  test('whose key is spelled in another way names nobody else', async () => {
    const { x } = ann.publicJwk;
    const last = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const spelled = x.slice(0, -1) + last[last.indexOf(x.slice(-1)) + 1];
    const jwk = { ...ann.publicJwk, x: spelled };
    expect(Buffer.from(spelled, 'base64url')).toEqual(Buffer.from(x, 'base64url'));
    const sub = await calculateJwkThumbprint(jwk, 'sha256');
    expect(sub).not.toBe(ann.id);
    expect(await outcome(await signed({ ...goodClaims(), sub }, { jwk }))).toBe('bad_token');
  });

  test('[AUTH-2] with any other algorithm is refused', async () => {
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const none = `${encode({ alg: 'none', jwk: ann.publicJwk })}.${encode(goodClaims())}.`;
    const hmac = await new SignJWT(goodClaims())
      .setProtectedHeader({ alg: 'HS256', jwk: ann.publicJwk })
      .sign(Buffer.from(ann.publicJwk.x));
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const head = `${encode({ alg: 'ES256', jwk: ec.publicKey.export({ format: 'jwk' }) })}.${encode(goodClaims())}`;
    const signature = sign('sha256', Buffer.from(head), { key: ec.privateKey, dsaEncoding: 'ieee-p1363' });
    for (const token of [none, hmac, `${head}.${signature.toString('base64url')}`]) {
      expect(await outcome(token)).toBe('bad_token');
    }
  });

  test('changed anywhere is refused, or still says the same', async () => {
    const token = await signed(goodClaims());
    const change = fc.record({ at: fc.nat({ max: token.length - 1 }), to: fc.string({ minLength: 0, maxLength: 3 }) });
    await fc.assert(
      fc.asyncProperty(change, fc.boolean(), async ({ at, to }, replace) => {
        const changed = token.slice(0, at) + to + token.slice(replace ? at + 1 : at);
        const verified = await verifyToken(changed, host, now);
        if (verified.ok) expect(verified.value).toEqual(goodClaims());
      }),
      { numRuns: 400 },
    );
  });

  test('that is anything at all is refused', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.array(fc.base64String(), { maxLength: 6 }).map((parts) => parts.join('.')),
        ),
        async (text) => {
          expect(await outcome(text)).toBe('bad_token');
        },
      ),
      { numRuns: 200 },
    );
  });
});
