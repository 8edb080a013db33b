import { FingerprintMismatch } from './pinned-tls';

/** Why a line could not be opened, or broke, as far as it can be told. */
export type DialFailure =
  | { readonly kind: 'fingerprint'; readonly shown: string }
  /** The computer is there and nothing listens on that port. */
  | { readonly kind: 'nothing-listens' }
  /** Nothing came back. */
  | { readonly kind: 'no-answer' }
  /** The name does not lead anywhere. */
  | { readonly kind: 'unknown-name' }
  /** There is no way to that network. */
  | { readonly kind: 'no-route' }
  /** Something answers, and not as a Hearth host. */
  | { readonly kind: 'not-hearth' }
  /** The line was there and broke. */
  | { readonly kind: 'broken' };

const KIND_OF_CODE: Readonly<Record<string, Exclude<DialFailure['kind'], 'fingerprint'>>> = {
  ECONNREFUSED: 'nothing-listens',
  ETIMEDOUT: 'no-answer',
  ENOTFOUND: 'unknown-name',
  EAI_AGAIN: 'unknown-name',
  EHOSTUNREACH: 'no-route',
  EHOSTDOWN: 'no-route',
  ENETUNREACH: 'no-route',
  ENETDOWN: 'no-route',
  EADDRNOTAVAIL: 'no-route',
  EINVAL: 'no-route',
  ECONNRESET: 'broken',
  EPIPE: 'broken',
  EPROTO: 'not-hearth',
  HPE_INVALID_CONSTANT: 'not-hearth',
};

/** Reads the error of a socket, of TLS or of HTTP. */
export function dialFailureOf(error: unknown): DialFailure {
  if (error instanceof FingerprintMismatch) return { kind: 'fingerprint', shown: error.shown };
  // Node tries all addresses of a name at once and reports what each answered.
  const cause = error instanceof AggregateError ? error.errors[0] : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code.startsWith('ERR_SSL_') || code.startsWith('HPE_')) return { kind: 'not-hearth' };
  return { kind: KIND_OF_CODE[code] ?? 'broken' };
}
