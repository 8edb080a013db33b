import type { ServerResponse } from 'node:http';

/** The version of tus whose PATCH and HEAD are spoken here. */
export const TUS_VERSION = '1.0.0';

/** What every answer about a file carries: nothing may be guessed from it, kept by anyone, or run. */
const HEADERS = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Tus-Resumable': TUS_VERSION,
  Connection: 'close',
} as const;

/** Begins an answer that has no sentence. */
export function head(response: ServerResponse, status: number, headers: Record<string, string | number> = {}): void {
  response.writeHead(status, { ...HEADERS, ...headers });
}

/** A refusal: what programs read and what people read. */
export interface FileRefusal {
  readonly status: number;
  readonly reason: string;
  readonly message: string;
  readonly headers?: Record<string, string | number>;
}

/** Answers with a refusal as JSON. */
export function refuse(response: ServerResponse, { status, reason, message, headers }: FileRefusal): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const text = JSON.stringify({ reason, message });
  const type = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': Buffer.byteLength(text) };
  head(response, status, { ...type, ...headers });
  response.end(text);
}

export const NO_TICKET: FileRefusal = {
  status: 401,
  reason: 'bad_token',
  message: 'This needs a ticket, which lives ten minutes. Ask for a new one.',
  headers: { 'WWW-Authenticate': 'Bearer' },
};

export const NO_FILE: FileRefusal = { status: 404, reason: 'not_found', message: 'There is no such file.' };

export const TOO_MANY: FileRefusal = {
  status: 429,
  reason: 'rate_limited',
  message: 'Too many files are on their way. Try again in a moment.',
  headers: { 'Retry-After': 1 },
};

export const BROKEN: FileRefusal = {
  status: 503,
  reason: 'unavailable',
  message: 'Something went wrong on the host. Try again.',
};
