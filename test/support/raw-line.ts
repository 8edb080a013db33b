import { randomBytes } from 'node:crypto';
import { connect, type TLSSocket } from 'node:tls';
import type { HostAddress, Person } from './member';
import { protocolsFor, tokenFor } from './raw-socket';

/** Where a line comes from: addresses of 127.0.0.0/8 are many computers to a host. */
export interface From {
  readonly localAddress?: string;
}

/** Opens TLS to a host, whatever certificate it shows. */
export function openTls(host: Pick<HostAddress, 'port'>, from: From = {}): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port: host.port, host: '127.0.0.1', rejectUnauthorized: false, ...from });
    socket.once('error', reject);
    socket.once('secureConnect', () => {
      socket.off('error', reject);
      socket.on('error', () => undefined);
      resolve(socket);
    });
  });
}

/** The request that makes a WebSocket of a line. */
export const upgradeRequest = (token: string): string =>
  [
    'GET /socket/websocket?vsn=2.0.0 HTTP/1.1',
    'Host: 127.0.0.1',
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    `Sec-WebSocket-Protocol: ${protocolsFor(token).join(', ')}`,
    '\r\n',
  ].join('\r\n');

/**
 * A WebSocket without a WebSocket library: the line behind the upgrade, to write any bytes to. Nothing reads it until
 * somebody does. Rejects when the host does not upgrade.
 */
export async function openRawLine(host: HostAddress, person: Person, from: From = {}): Promise<TLSSocket> {
  const socket = await openTls(host, from);
  socket.write(upgradeRequest(await tokenFor(host, person)));
  await new Promise<void>((resolve, reject) => {
    let head = Buffer.alloc(0);
    const read = (chunk: Buffer) => {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      socket.off('data', read).pause();
      if (head.length > end + 4) socket.unshift(head.subarray(end + 4));
      const line = head.toString('latin1', 0, head.indexOf('\r\n'));
      if (line.includes(' 101 ')) resolve();
      else reject(new Error(line));
    };
    socket.on('data', read);
    socket.once('close', () => reject(new Error('The line was closed.')));
  });
  return socket;
}

/** A WebSocket frame (RFC 6455, 5.2) as a client writes it, or as one that does everything wrong. */
export interface WebSocketFrame {
  readonly payload: Buffer;
  readonly opcode?: number;
  readonly fin?: boolean;
  /** The three reserved bits, 0 to 7. */
  readonly rsv?: number;
  readonly masked?: boolean;
  /** What the header says of the length; the true one unless given. */
  readonly length?: number;
}

/** Writes a frame. */
export function webSocketFrame(frame: WebSocketFrame): Buffer {
  const { payload, opcode = 1, fin = true, rsv = 0, masked = true, length = payload.length } = frame;
  const first = (fin ? 0x80 : 0) | ((rsv & 7) << 4) | (opcode & 15);
  const bit = masked ? 0x80 : 0;
  const size =
    length < 126 ? [bit | length] : length < 65_536 ? [bit | 126, length >> 8, length & 255] : longSize(bit, length);
  const mask = masked ? randomBytes(4) : Buffer.alloc(0);
  const body = Buffer.from(payload);
  if (masked) for (let at = 0; at < body.length; at += 1) body[at] = (body[at] ?? 0) ^ (mask[at & 3] ?? 0);
  return Buffer.concat([Buffer.from([first, ...size]), mask, body]);
}

function longSize(bit: number, length: number): number[] {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(length));
  return [bit | 127, ...bytes];
}

/** A text as one whole frame. */
export const textOf = (text: string): Buffer => webSocketFrame({ payload: Buffer.from(text) });
