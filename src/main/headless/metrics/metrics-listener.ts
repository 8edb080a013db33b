import { createServer, type Server } from 'node:http';
import { err, ok, type Result } from '#shared/result';
import { type ListenAddress, listen } from '../../host/socket/listen';
import type { LocalPages } from '../../host/socket/local-pages';

/** Connections at once. A scraper needs one; the rest wait in the system's queue or are turned away. */
const CONNECTIONS = 50;

/** From the first byte to the last, dripping or not. */
const DEADLINE_MS = 10_000;

const HEADER_BYTES = 8 * 1024;

/** What bounds the listener; a test shortens it. */
export interface MetricsLimits {
  readonly connections: number;
  readonly deadlineMs: number;
}

/** A plain HTTP port for scrapers, beside the host's own. */
export class MetricsListener {
  readonly port: number;
  readonly #server: Server;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.port = port;
  }

  /** Listens, or says in a sentence why that cannot be. */
  static async open(
    address: ListenAddress,
    pages: LocalPages,
    limits: MetricsLimits = { connections: CONNECTIONS, deadlineMs: DEADLINE_MS },
  ): Promise<Result<MetricsListener, string>> {
    const server = createServer({ maxHeaderSize: HEADER_BYTES }, (request, response) => {
      if (pages.answer(request, response)) return;
      response.writeHead(404, { 'Content-Type': 'text/plain', Connection: 'close' });
      response.end('There is /metrics and /healthz.\n');
    });
    server.maxConnections = limits.connections;
    server.on('connection', (socket) => {
      const deadline = setTimeout(() => socket.destroy(), limits.deadlineMs);
      socket.once('close', () => clearTimeout(deadline));
    });
    server.on('clientError', (_error, socket) => socket.destroy());
    const listening = await listen(server, address);
    if (!listening.ok) return err(listening.error.message);
    // From here on an error is one of accepting somebody, and no reason to stop.
    server.on('error', () => {});
    return ok(new MetricsListener(server, listening.value));
  }

  /** Resolves when the port is free. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }
}
