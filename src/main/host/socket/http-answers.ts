import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { HostCard } from '#shared/nouns/host';
import type { UpgradeReason, UpgradeRefusal } from '#shared/protocol/reasons';

const CARD_PATH = '/hearth.json';

/** Plain requests: the card of this host for anyone who asks, and nothing else. */
export function answerRequest(request: IncomingMessage, response: ServerResponse, card: () => HostCard): void {
  // One request for each connection, so that its deadline is simple.
  response.setHeader('Connection', 'close');
  const [path] = (request.url ?? '').split('?', 1);
  if (path !== CARD_PATH) {
    answerJson(response, 404, { message: 'There is nothing here. This is a Hearth host: open it with Hearth.' });
  } else if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    answerJson(response, 405, { message: 'Only GET is answered here.' });
  } else {
    answerJson(response, 200, card());
  }
}

function answerJson(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { ...JSON_HEADERS, 'Content-Length': Buffer.byteLength(text) });
  response.end(text);
}

const JSON_HEADERS = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' } as const;

const STATUS_OF: Record<UpgradeReason, number> = {
  bad_token: 401,
  code_required: 403,
  bad_code: 403,
  waiting_for_approval: 403,
  refused: 403,
  removed: 403,
  rate_limited: 429,
  too_many_sockets: 429,
  host_full: 503,
  unavailable: 503,
};

/** Refuses an upgrade: the status of its reason, and the refusal as JSON. */
export const refuseUpgrade = (socket: Duplex, refusal: UpgradeRefusal): void =>
  endWithResponse(socket, STATUS_OF[refusal.reason], refusal, refusal.retry_after);

/** An upgrade that asks for something that is not there: a path, a version of the protocol. */
export const rejectUpgrade = (socket: Duplex, status: 400 | 404, message: string): void =>
  endWithResponse(socket, status, { message });

/** Node leaves the answer to an upgrade request to whoever listens for it. */
function endWithResponse(socket: Duplex, status: number, body: object, retryAfterMs?: number): void {
  if (!socket.writable) return;
  const text = JSON.stringify(body);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    ...Object.entries(JSON_HEADERS).map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${Buffer.byteLength(text)}`,
    ...(retryAfterMs === undefined ? [] : [`Retry-After: ${Math.ceil(retryAfterMs / 1_000)}`]),
    'Connection: close',
  ];
  socket.once('finish', () => socket.destroy());
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`);
}
