import type { IncomingMessage } from 'node:http';
import type { createConnection } from 'node:net';
import type { TLSSocket } from 'node:tls';
import WebSocket from 'ws';
import { type Address, urlAuthority } from './address';
import { dialPinned } from './pinned-tls';

/** From the first packet to the finished upgrade, in milliseconds. */
const UPGRADE_MS = 10_000;
/** How long a closing handshake may take, in milliseconds: nothing is lost when it is cut short. */
const CLOSE_MS = 500;
/** The body of a refused upgrade is one sentence. */
const MAX_REFUSAL_BYTES = 16 * 1024;
/** A join reply of a busy host: a few hundred rooms and people, and 256 KiB of messages. */
const MAX_FRAME_BYTES = 32 * 1024 * 1024;

/** Where the next socket goes, and who hears how it fails. */
export interface Attempt {
  readonly target: Address;
  readonly fingerprint: string;
  /** A line is there, to the pinned certificate. */
  dialled(line: TLSSocket): void;
  /** The host answered the upgrade with an HTTP status instead. */
  refused(status: number, body: string): void;
  /** No line could be opened, or it broke. */
  failed(error: Error): void;
}

/**
 * Makes the `transport` of a phoenix Socket: a WebSocket over TLS that speaks to the pinned certificate only. The
 * phoenix client is given one endpoint for ever; the attempt says where the host is now.
 */
export function pinnedTransport(next: () => Attempt): new (endpoint: string, protocols?: string[]) => WebSocket {
  return class PinnedWebSocket extends WebSocket {
    constructor(endpoint: string, protocols?: string[]) {
      const attempt = next();
      const dial = new AbortController();
      const { pathname, search } = new URL(endpoint);
      super(`wss://${urlAuthority(attempt.target)}${pathname}${search}`, protocols, {
        createConnection: connector(attempt, dial.signal),
        perMessageDeflate: false,
        maxPayload: MAX_FRAME_BYTES,
        followRedirects: false,
      });
      const timer = setTimeout(() => {
        attempt.failed(Object.assign(new Error('The upgrade took too long.'), { code: 'ETIMEDOUT' }));
        this.terminate();
      }, UPGRADE_MS);
      this.once('open', () => clearTimeout(timer));
      this.once('close', () => {
        clearTimeout(timer);
        dial.abort();
      });
      this.on('error', (error: Error) => attempt.failed(error));
      this.once('unexpected-response', (_request, response: IncomingMessage) => {
        readBody(response).then((body) => {
          attempt.refused(response.statusCode ?? 0, body);
          this.terminate();
        });
      });
    }

    override close(code?: number, reason?: string | Buffer): void {
      if (this.readyState === WebSocket.CLOSED) return;
      const timer = setTimeout(() => this.terminate(), CLOSE_MS);
      this.once('close', () => clearTimeout(timer));
      super.close(code, reason);
    }
  };
}

/** Hands the socket over once its certificate was compared: before that there is none to write to. */
function connector(attempt: Attempt, signal: AbortSignal): typeof createConnection {
  const connect = (_options: object, done: (error: Error | null, socket?: unknown) => void) => {
    dialPinned(attempt.target, { pin: attempt.fingerprint, signal }).then(
      ({ socket }) => {
        attempt.dialled(socket);
        done(null, socket);
      },
      (error: Error) => done(error),
    );
  };
  // http.request accepts a connector that calls back (as http.Agent's own does); the types of ws know only the other kind.
  return connect as unknown as typeof createConnection;
}

function readBody(response: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    let body = '';
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => {
      if (body.length + chunk.length <= MAX_REFUSAL_BYTES) body += chunk;
      else response.destroy();
    });
    response.once('close', () => resolve(body));
  });
}
