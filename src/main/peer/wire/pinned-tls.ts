import { createHash } from 'node:crypto';
import { connect, type TLSSocket } from 'node:tls';
import { type Address, addressText } from './address';

/** How long TCP and TLS may take, in milliseconds. On one network both take a few. */
const DIAL_MS = 5_000;

/** Another certificate than the pinned one was shown. Nothing was sent. */
export class FingerprintMismatch extends Error {
  override readonly name = 'FingerprintMismatch';
  constructor(
    readonly pinned: string,
    readonly shown: string,
  ) {
    super('The certificate is not the pinned one.');
  }
}

/** Which certificate must answer, and how long that may take (`timeoutMs`, in milliseconds). */
export interface DialOptions {
  /** The only fingerprint to accept; null accepts any, for a person to look at. */
  readonly pin: string | null;
  /** Gives the attempt up. */
  readonly signal: AbortSignal;
  readonly timeoutMs?: number;
}

/** A TLS line whose certificate was looked at. */
export interface Line {
  readonly socket: TLSSocket;
  /** SHA-256 of the certificate, lower-case hex. */
  readonly fingerprint: string;
}

/**
 * Opens a TLS connection and compares the certificate with the pin before anybody else holds the socket: a stranger
 * gets a TLS handshake and not one byte more. Node's own checks are off, because a self-signed certificate passes none;
 * the pin is stronger than all of them.
 */
export function dialPinned(target: Address, { pin, signal, timeoutMs = DIAL_MS }: DialOptions): Promise<Line> {
  return new Promise((resolve, reject) => {
    const socket = connect({
      host: target.address,
      port: target.port,
      servername: '',
      rejectUnauthorized: false,
      minVersion: 'TLSv1.2',
      ALPNProtocols: ['http/1.1'],
    });
    const fail = (error: Error) => {
      settle();
      socket.destroy();
      reject(error);
    };
    const onAbort = () => fail(new Error('The attempt was given up.'));
    const onClose = () => fail(Object.assign(new Error('The line was closed.'), { code: 'ECONNRESET' }));
    const timer = setTimeout(() => {
      fail(Object.assign(new Error(`No answer from ${addressText(target)}.`), { code: 'ETIMEDOUT' }));
    }, timeoutMs);
    const settle = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      socket.off('close', onClose);
      // A late error of a given-up socket must find a listener.
      socket.off('error', fail).on('error', () => undefined);
    };
    socket.once('error', fail).once('close', onClose);
    socket.prependOnceListener('secureConnect', () => {
      const fingerprint = fingerprintOf(socket);
      if (pin !== null && fingerprint !== pin) return fail(new FingerprintMismatch(pin, fingerprint));
      settle();
      resolve({ socket, fingerprint });
    });
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
  });
}

function fingerprintOf(socket: TLSSocket): string {
  const { raw } = socket.getPeerCertificate();
  return raw ? createHash('sha256').update(raw).digest('hex') : '';
}
