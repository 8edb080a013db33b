import type { IncomingMessage } from 'node:http';

/** The path of the WebSocket endpoint: where the phoenix client looks below `/socket`. */
const SOCKET_PATH = '/socket/websocket';

/** The protocol a token is hidden behind, as the phoenix client's `authToken` does: browsers can set no header. */
const BEARER_PREFIX = 'base64url.bearer.phx.';

/** The subprotocol that the host selects. */
export const PHOENIX_SUBPROTOCOL = 'phoenix';

/** What an upgrade request asks for. */
export type UpgradeRequest =
  | { readonly kind: 'socket'; readonly token: string | null }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'wrong_version' };

/** Reads an upgrade request: path, protocol version, and the token among the subprotocols. */
export function readUpgradeRequest(request: Pick<IncomingMessage, 'url' | 'headers'>): UpgradeRequest {
  const [path, query = ''] = (request.url ?? '').split('?', 2);
  if (path !== SOCKET_PATH) return { kind: 'elsewhere' };
  if (new URLSearchParams(query).get('vsn') !== '2.0.0') return { kind: 'wrong_version' };
  return { kind: 'socket', token: tokenIn(request.headers['sec-websocket-protocol'] ?? '') };
}

function tokenIn(header: string): string | null {
  const protocols = header.split(',').map((protocol) => protocol.trim());
  const bearers = protocols.filter((protocol) => protocol.startsWith(BEARER_PREFIX));
  const [bearer] = bearers;
  if (!protocols.includes(PHOENIX_SUBPROTOCOL) || bearer === undefined || bearers.length > 1) return null;
  // Node reads the standard and the url-safe alphabet alike.
  return Buffer.from(bearer.slice(BEARER_PREFIX.length), 'base64').toString('utf8');
}
