import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { type WebSocket, WebSocketServer } from 'ws';
import type { HostCard } from '#shared/nouns/host';
import type { LIMITS } from '#shared/protocol/limits';
import type { UpgradeRefusal } from '#shared/protocol/reasons';
import { err, type Result } from '#shared/result';
import { type HostIdentity, StoreFault } from '../../store/store';
import { within } from '../../within';
import type { Admission } from '../admission/admission';
import type { FilePages } from '../files/file-pages';
import type { StartFailure } from '../host';
import type { SocketVitals } from '../measures';
import { storeRefusal } from '../store-refusal';
import { BacklogGuard } from './backlog-guard';
import type { ConnectedSockets, Seat } from './connected-sockets';
import { Connection, type ConnectionDeps } from './connection';
import { answerRequest, refuseUpgrade, rejectUpgrade } from './http-answers';
import { JoinGate } from './join-gate';
import { type ListenAddress, listen } from './listen';
import { isFromHere, type LocalPages } from './local-pages';
import { PushLimits } from './push-limits';
import { addressOf, TcpDoor } from './tcp-door';
import { Traffic } from './traffic';
import { PHOENIX_SUBPROTOCOL, readUpgradeRequest } from './upgrade-request';

/** The limits of the host's sockets: {@link LIMITS}, but for what a test shortens. */
export type SocketLimits = { readonly [K in keyof typeof LIMITS]: number };

/** What the socket server stands on. */
export interface SocketServerDeps {
  readonly identity: HostIdentity;
  readonly card: () => HostCard;
  /** Null for none. */
  readonly localPages: LocalPages | null;
  /** Null for a host without files. */
  readonly files: FilePages | null;
  readonly admission: Pick<Admission, 'identify' | 'admit'>;
  readonly sockets: ConnectedSockets;
  readonly connections: Omit<ConnectionDeps, 'joins'>;
  readonly limits: SocketLimits;
}

/** The TLS server: the card of the host, and upgrades to WebSockets for those who are let in. */
export class SocketServer {
  readonly #deps: SocketServerDeps;
  readonly #https: Server;
  readonly #door: TcpDoor;
  readonly #websockets: WebSocketServer;
  readonly #connections = new Set<Connection>();
  readonly #traffic = new Traffic();
  readonly #backlog: BacklogGuard;
  readonly #joins: JoinGate;
  #stopping = false;

  constructor(deps: SocketServerDeps) {
    this.#deps = deps;
    const { identity, limits } = deps;
    this.#https = createServer({
      cert: identity.certificate,
      key: identity.privateKey,
      maxHeaderSize: limits.headerBytes,
      handshakeTimeout: limits.handshakeMs,
      // A large file takes its time; who says nothing is cut off by whoever they speak to, everybody else by the door.
      requestTimeout: 0,
    });
    this.#door = new TcpDoor(this.#https, limits);
    this.#websockets = createWebSocketServer(limits);
    this.#joins = createJoinGate(deps);
    this.#backlog = new BacklogGuard(this.#connections, limits);
    this.#https.on('request', (request, response) => this.#answer(request, response));
    // Who asks before sending is told to by whoever takes the bytes.
    this.#https.on('checkContinue', (request, response) => this.#answer(request, response));
    this.#https.on('upgrade', (request, socket, head) => void this.#upgrade(request, socket, head));
    this.#https.on('clientError', (_error, socket) => socket.destroy());
    this.#https.on('tlsClientError', (_error, socket) => socket.destroy());
  }

  async listen(address: ListenAddress): Promise<Result<number, StartFailure>> {
    const listening = await listen(this.#https, address);
    // From here on an error is one of accepting somebody, and no reason to stop.
    this.#https.on('error', (error) => this.#deps.connections.logger.error('server_failed', error));
    return listening;
  }

  /**
   * Takes nobody in any more, lets requests under way be answered, closes every socket with 1001 and resolves when the
   * port is free; those who do not say goodbye in time are cut off.
   */
  async stop(): Promise<void> {
    if (this.#stopping) return;
    this.#stopping = true;
    const closed = new Promise<void>((resolve) => this.#https.close(() => resolve()));
    const { closeMs } = this.#deps.limits;
    await this.#deps.files?.stop();
    await within(closeMs, Promise.all([...this.#connections].map((connection) => connection.idle())));
    for (const connection of [...this.#connections]) connection.close(1001, 'This host is stopping.');
    await within(closeMs, closed);
    this.#door.closeAll();
    this.#backlog.stop();
    await closed;
  }

  /** What is true of the sockets at this moment. Asking looks at each of them. */
  vitals(): SocketVitals {
    let [paused, bufferedBytes, mostBufferedBytes] = [0, 0, 0];
    for (const connection of this.#connections) {
      if (connection.paused) paused += 1;
      bufferedBytes += connection.buffered;
      mostBufferedBytes = Math.max(mostBufferedBytes, connection.buffered);
    }
    const { read, written } = this.#traffic.bytes();
    return {
      ...{ sockets: this.#connections.size, connections: this.#door.count, paused },
      ...{ bufferedBytes, mostBufferedBytes, bytesIn: read, bytesOut: written },
    };
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { localPages, files, card } = this.#deps;
    if (isFromHere(request.socket) && localPages?.answer(request, response)) return;
    if (files?.answer(request, response, () => this.#door.welcome(request.socket))) return;
    answerRequest(request, response, card);
  }

  async #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const { logger } = this.#deps.connections;
    socket.on('error', () => socket.destroy());
    try {
      await this.#admit(request, socket as TLSSocket, head);
    } catch (error) {
      logger.error('upgrade_failed', error);
      const refused = error instanceof StoreFault ? storeRefusal(error) : BROKEN;
      this.#deps.connections.measures.refused(refused.reason);
      refuseUpgrade(socket, refused);
    }
  }

  async #admit(request: IncomingMessage, socket: TLSSocket, head: Buffer): Promise<void> {
    const asked = readUpgradeRequest(request);
    if (asked.kind === 'elsewhere') return rejectUpgrade(socket, 404, 'There is no socket here.');
    if (asked.kind === 'wrong_version') return rejectUpgrade(socket, 400, 'This host speaks vsn=2.0.0 only.');
    const seat = await this.#findSeat(asked.token, socket);
    if (!seat.ok) {
      this.#deps.connections.measures.refused(seat.error.reason);
      this.#deps.connections.logger.info('upgrade_refused', { reason: seat.error.reason, address: addressOf(socket) });
      return refuseUpgrade(socket, seat.error);
    }
    this.#websockets.handleUpgrade(request, socket, head, (ws) => this.#open(ws, socket, seat.value));
  }

  /** The way from a token to a seat. The seat is freed with the TCP connection, whatever becomes of it. */
  async #findSeat(token: string | null, socket: TLSSocket): Promise<Result<Seat, UpgradeRefusal>> {
    const { admission, sockets } = this.#deps;
    const excess = this.#door.refusalOf(socket);
    if (excess) return err(excess);
    if (token === null) return err(NO_TOKEN);
    const claims = await admission.identify(token);
    if (!claims.ok) return claims;
    const seat = sockets.seat(claims.value.sub);
    if (!seat.ok) return seat;
    socket.once('close', () => seat.value.free());
    if (socket.destroyed) seat.value.free();
    const admitted = await admission.admit(claims.value, addressOf(socket));
    if (!admitted.ok) return admitted;
    if (seat.value.revoked) return err({ reason: 'removed', message: 'You were removed from this host.' });
    return this.#stopping ? err({ reason: 'unavailable', message: 'This host is stopping.' }) : seat;
  }

  #open(ws: WebSocket, socket: TLSSocket, seat: Seat): void {
    this.#door.welcome(socket);
    this.#traffic.follow(socket);
    const connections = { ...this.#deps.connections, joins: this.#joins };
    const connection = new Connection(connections, { userId: seat.userId, ws, socket }, () => {
      this.#connections.delete(connection);
      seat.free();
    });
    this.#connections.add(connection);
    seat.open(connection);
    connections.logger.info('socket_opened', {
      socket: connection.id,
      user: seat.userId,
      address: addressOf(socket),
    });
  }
}

const BROKEN: UpgradeRefusal = {
  reason: 'unavailable',
  message: 'Something went wrong on the host. Try again.',
};

const NO_TOKEN: UpgradeRefusal = {
  reason: 'bad_token',
  message: 'A sign-in token is missing. Open this host with Hearth.',
};

function createJoinGate({ limits, connections: { pushLimits, monotonic } }: SocketServerDeps): JoinGate {
  const rate = { perSecond: limits.joinsPerSecond, burst: limits.joinBurst };
  return new JoinGate(limits, pushLimits && new PushLimits(rate, monotonic), monotonic);
}

function createWebSocketServer(limits: SocketLimits): WebSocketServer {
  const options = {
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.frameBytes,
    maxFragments: limits.fragmentsPerMessage,
    maxBufferedChunks: limits.chunksPerMessage,
    closeTimeout: limits.closeMs,
    handleProtocols: () => PHOENIX_SUBPROTOCOL,
  };
  return new WebSocketServer(options);
}
