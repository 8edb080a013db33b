import type { IncomingMessage, ServerResponse } from 'node:http';
import { Measures } from '../../host/measures';
import type { LocalPages } from '../../host/socket/local-pages';
import type { Logger } from '../../logger';
import { watchEventLoop } from './event-loop-lag';
import { Metrics } from './metrics';
import type { Watched } from './watched';

interface Page {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** What an operator's programs look at: `/healthz` and `/metrics`. They are there before the host is, and after. */
export class OperatorPages implements LocalPages {
  /** What the host is to count in. */
  readonly measures = new Measures();
  readonly #metrics: Metrics;
  readonly #logger: Logger;
  readonly #stopWatching: () => void;
  #host: Watched | null = null;
  #stopping = false;

  constructor(logger: Logger) {
    this.#metrics = new Metrics(this.measures, () => this.#host);
    this.#logger = logger;
    this.#stopWatching = watchEventLoop(this.#metrics.lagged);
  }

  /** From now on this host is told of. */
  watch(host: Watched): void {
    this.#host = host;
  }

  /** From now on the host is said to be stopping. */
  stop(): void {
    this.#stopping = true;
    this.#stopWatching();
  }

  readonly answer = (request: IncomingMessage, response: ServerResponse): boolean => {
    const page = this.#pageAt((request.url ?? '').split('?', 1)[0]);
    if (!page) return false;
    // One request for each connection, so that its deadline is simple.
    response.setHeader('Connection', 'close');
    if (request.method === 'GET' || request.method === 'HEAD') {
      page().then(
        (made) => send(response, made),
        (error: unknown) => {
          this.#logger.error('page_failed', error);
          send(response, { status: 500, type: 'text/plain', text: 'Something went wrong on the host.\n' });
        },
      );
    } else {
      response.setHeader('Allow', 'GET, HEAD');
      send(response, { status: 405, type: 'text/plain', text: 'Only GET is answered here.\n' });
    }
    return true;
  };

  #pageAt(path: string | undefined): (() => Promise<Page>) | undefined {
    if (path === '/healthz') return () => this.#health();
    return path === '/metrics' ? () => this.#text() : undefined;
  }

  async #text(): Promise<Page> {
    return { status: 200, type: this.#metrics.contentType, text: await this.#metrics.text() };
  }

  /** 503 with a sentence while nobody should be sent here: what is written now would not be kept. */
  async #health(): Promise<Page> {
    if (this.#stopping) return health(503, { status: 'stopping', message: 'This host is stopping.' });
    const host = this.#host;
    if (!host) return health(503, { status: 'starting', message: 'This host is starting.' });
    const fault = await host.fault();
    const { sockets, people } = host.vitals();
    const facts = { version: host.card().version, uptime: Math.round(process.uptime()), sockets, people };
    if (fault) return health(503, { status: 'failing', message: fault.message, reason: fault.reason, ...facts });
    return health(200, { status: 'ok', ...facts });
  }
}

const health = (status: number, body: object): Page => ({ status, type: JSON_TYPE, text: `${JSON.stringify(body)}\n` });

function send(response: ServerResponse, { status, type, text }: Page): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
  });
  // Node sends no body in answer to HEAD.
  response.end(text);
}
