import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { onTestFinished } from 'vitest';
import WebSocket, { WebSocketServer } from 'ws';
import type { HostIdentity } from '../../../src/main/store/store';
import type { PeerHost } from '../peer-host';

/**
 * A host gone bad: it has a real one behind it, with whose certificate it answers, passes everything on both ways, and says
 * whatever else it is told to say.
 */
export class HostileRelay {
  readonly id: string;
  readonly fingerprint: string;
  readonly port: number;
  /** What the host said lately: the traffic to be mutated. */
  readonly recorded: string[] = [];
  readonly #lines = new Set<{ readonly ws: WebSocket; readonly socket: Duplex }>();

  private constructor(host: PeerHost, port: number) {
    this.id = host.id;
    this.fingerprint = host.fingerprint;
    this.port = port;
  }

  /** Stands before a host; gone when the test ends. */
  static async before(host: PeerHost, identity: HostIdentity): Promise<HostileRelay> {
    const server = createServer({ cert: identity.certificate, key: identity.privateKey });
    const websockets = new WebSocketServer({ noServer: true, handleProtocols: () => 'phoenix' });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const relay = new HostileRelay(host, (server.address() as AddressInfo).port);
    server.on('request', (_request, response) => {
      response.end(JSON.stringify({ ...host.running().card(), protocol: 1 }));
    });
    server.on('upgrade', (request, socket, head) => {
      const protocols = (request.headers['sec-websocket-protocol'] ?? '').split(/, */);
      const url = `wss://127.0.0.1:${host.port}${request.url}`;
      const behind = new WebSocket(url, protocols, { rejectUnauthorized: false });
      behind.on('error', () => socket.destroy());
      behind.once('open', () => {
        websockets.handleUpgrade(request, socket, head, (ws) => relay.#join(ws, socket, behind));
      });
    });
    onTestFinished(() => relay.#close(server));
    return relay;
  }

  /** Says a text to everybody who is connected. False when nobody is. */
  say(text: string): boolean {
    for (const { ws } of this.#lines) ws.send(text);
    return this.#lines.size > 0;
  }

  /** Writes bytes beside all framing to everybody who is connected, and hangs up on them. */
  breakOff(bytes: Buffer): void {
    for (const { ws, socket } of this.#lines) socket.write(bytes, () => ws.terminate());
  }

  #join(ws: WebSocket, socket: Duplex, behind: WebSocket): void {
    const line = { ws, socket };
    this.#lines.add(line);
    ws.on('message', (data) => behind.send(data.toString()));
    behind.on('message', (data) => {
      const text = data.toString();
      if (this.recorded.length < 200) this.recorded.push(text);
      ws.send(text);
    });
    ws.on('error', () => undefined);
    ws.on('close', () => {
      this.#lines.delete(line);
      behind.terminate();
    });
    behind.on('close', () => ws.terminate());
  }

  async #close(server: Server): Promise<void> {
    for (const { ws } of this.#lines) ws.terminate();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
