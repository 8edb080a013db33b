import { createHash, randomBytes, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';
import type { HostIdentity } from '../store/store';

/**
 * Makes the identity of a new host: an id and a self-signed P-256 certificate (Ed25519 does not work in the BoringSSL of
 * every Electron). Its validity is as long as can be, because clocks on a local network differ and people pin the
 * certificate itself, not its dates.
 */
export async function createIdentity(): Promise<HostIdentity> {
  const { cert, private: privateKey } = await generate([{ name: 'commonName', value: 'Hearth host' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date('2000-01-01T00:00:00Z'),
    notAfterDate: new Date('2099-12-31T00:00:00Z'),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'hearth.local' }] },
    ],
  });
  return { id: randomBytes(16).toString('base64url'), certificate: cert, privateKey };
}

/** What clients pin: the SHA-256 of a certificate (PEM) in DER, lower-case hex. */
export const fingerprintOf = (certificate: string): string =>
  createHash('sha256').update(new X509Certificate(certificate).raw).digest('hex');
