import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';

/**
 * @typedef {object} Person Somebody with a key, whom every host knows by it.
 * @property {string} id
 * @property {string} name
 * @property {string} x The public half of the key, as in its JWK.
 * @property {import('node:crypto').KeyObject} privateKey
 */

const encode = (/** @type {object} */ part) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** @param {string} name @returns {Person} */
export function makePerson(name) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  // RFC 7638: the required members in the order of their names, without blanks.
  const id = createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`).digest('base64url');
  return { id, name, x, privateKey };
}

/** @param {number} count @returns {Person[]} */
export const makePeople = (count) => Array.from({ length: count }, (_, index) => makePerson(`Person ${index + 1}`));

/**
 * The token for one attempt to connect to a Hearth host (DESIGN 3).
 *
 * @param {Person} person
 * @param {{ id: string, fingerprint: string }} host
 */
export function mintToken({ id, name, x, privateKey }, host) {
  const now = Math.floor(Date.now() / 1_000);
  const header = { alg: 'EdDSA', typ: 'JWT', jwk: { kty: 'OKP', crv: 'Ed25519', x } };
  const times = { iat: now, exp: now + 240 };
  const claims = { name, fp: host.fingerprint, aud: host.id, sub: id, ...times, jti: randomUUID() };
  const signed = `${encode(header)}.${encode(claims)}`;
  return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString('base64url')}`;
}

/** The subprotocols that a phoenix client offers for a token. @param {string} token */
export const protocolsFor = (token) =>
  `phoenix, base64url.bearer.phx.${Buffer.from(token).toString('base64').replace(/=+$/, '')}`;
