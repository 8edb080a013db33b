import { createPrivateKey, X509Certificate } from 'node:crypto';
import { identityPath, readIdentity } from '../data-folder/identity';
import type { Findings } from './findings';

/** Checks that a host's certificate can be parsed and that its private key belongs to it. */
export async function checkIdentity(folder: string, findings: Findings): Promise<void> {
  const identity = await readIdentity(folder);
  if (!identity.ok) {
    findings.damage(identityPath(folder), 0, identity.error.message);
    return;
  }
  const { certificate, privateKey } = identity.value;
  const wrong = faultOfPair(certificate, privateKey);
  if (wrong === undefined) return;
  const message = `${wrong} The host can't prove who it is with it. Put the file back from a backup.`;
  findings.damage(identityPath(folder), 0, message);
}

function faultOfPair(certificate: string, privateKey: string): string | undefined {
  try {
    const belongs = new X509Certificate(certificate).checkPrivateKey(createPrivateKey(privateKey));
    return belongs ? undefined : 'The private key is not that of the certificate.';
  } catch {
    return "The certificate or its private key can't be read.";
  }
}
