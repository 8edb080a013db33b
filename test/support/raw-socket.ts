import type { IncomingMessage } from 'node:http';
import WebSocket from 'ws';
import { encodeFrame } from '#shared/protocol/frame';
import { mintToken, type TokenClaims } from '../../src/main/peer/identity/token';
import type { HostAddress, Person } from './member';

// biome-ignore lint/suspicious/noExplicitAny: tests look into payloads of every kind and compare them whole
type Payload = any;

/** A frame as it stands on the wire. */
export type WireFrame = readonly [
  joinRef: string | null,
  ref: string | null,
  topic: string,
  event: string,
  payload: Payload,
];

/** How an upgrade was refused. */
export interface Refused {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Payload;
}

/** A fresh token of a person for a host. */
export const tokenFor = (
  host: HostAddress,
  person: Person,
  claims: Partial<TokenClaims> = {},
  now: number = Date.now(),
): Promise<string> =>
  mintToken(person.key, { host: host.id, fingerprint: host.fingerprint, name: person.name, ...claims }, now);

/** The subprotocols a phoenix client offers for a token. */
export const protocolsFor = (token: string): string[] => [
  'phoenix',
  `base64url.bearer.phx.${btoa(token).replace(/=/g, '')}`,
];

/** What a knock at the door offers; the right thing unless told otherwise. */
export interface Knock {
  readonly path?: string;
  readonly protocols?: readonly string[];
  readonly headers?: Record<string, string>;
}

/** Asks for an upgrade: an open socket, or how it was refused. */
export function knock(host: Pick<HostAddress, 'port'>, offer: Knock): Promise<RawSocket | Refused> {
  const { path = '/socket/websocket?vsn=2.0.0', protocols = [], headers = {} } = offer;
  const ws = new WebSocket(`wss://127.0.0.1:${host.port}${path}`, [...protocols], {
    rejectUnauthorized: false,
    perMessageDeflate: false,
    headers,
  });
  // Made at once: a host may speak together with its yes.
  const socket = new RawSocket(ws);
  return new Promise((resolve, reject) => {
    ws.on('open', () => resolve(socket));
    ws.on('error', reject);
    ws.on('unexpected-response', (_request, response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text && JSON.parse(text) });
      });
    });
  });
}

/** Knocks with a fresh token. */
export const knockAs = async (
  host: HostAddress,
  person: Person,
  claims: Partial<TokenClaims> = {},
  now: number = Date.now(),
): Promise<RawSocket | Refused> => knock(host, { protocols: protocolsFor(await tokenFor(host, person, claims, now)) });

/** Knocks with a fresh token and expects to be let in. */
export async function enter(host: HostAddress, person: Person, claims: Partial<TokenClaims> = {}): Promise<RawSocket> {
  const outcome = await knockAs(host, person, claims);
  if (outcome instanceof RawSocket) return outcome;
  throw new Error(`refused: ${outcome.status} ${JSON.stringify(outcome.body)}`);
}

/** Knocks and expects to be refused: status and reason. */
export async function refusalOf(knocked: Promise<RawSocket | Refused>): Promise<string> {
  const outcome = await knocked;
  if (!(outcome instanceof RawSocket)) return `${outcome.status} ${outcome.body.reason}`;
  outcome.ws.terminate();
  return 'open';
}

/** A socket that sends what it is told to, frame or not, and remembers every frame it got. */
export class RawSocket {
  readonly ws: WebSocket;
  readonly frames: WireFrame[] = [];
  /** The close code and reason, once closed. */
  readonly closed: Promise<{ code: number; reason: string }>;
  readonly #waiting = new Set<() => void>();
  #read = 0;

  constructor(ws: WebSocket) {
    this.ws = ws;
    ws.on('message', (data) => {
      this.frames.push(JSON.parse(data.toString()) as WireFrame);
      for (const look of [...this.#waiting]) look();
    });
    ws.on('error', () => undefined);
    this.closed = new Promise((resolve) => {
      ws.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    });
  }

  send(joinRef: string | null, ref: string | null, topic: string, event: string, payload: unknown = {}): void {
    this.ws.send(encodeFrame({ joinRef, ref, topic, event, payload }));
  }

  /** The next frame, in the order of arrival, that is not skipped; one that was looked at is not seen again. */
  async next(wanted: (frame: WireFrame) => boolean = () => true): Promise<WireFrame> {
    return await this.#until(() => {
      while (this.#read < this.frames.length) {
        const frame = this.frames[this.#read];
        this.#read += 1;
        if (frame && wanted(frame)) return frame;
      }
      return undefined;
    });
  }

  /** The reply to a ref, wherever it arrived or arrives. */
  reply(ref: string): Promise<WireFrame> {
    return this.#until(() => this.frames.find((frame) => frame[1] === ref && frame[3] === 'phx_reply'));
  }

  /** Joins a topic under a ref and returns the reply's payload. */
  async join(topic: string, ref: string, params: unknown = {}): Promise<Payload> {
    this.send(ref, ref, topic, 'phx_join', params);
    return (await this.reply(ref))[4];
  }

  /** A heartbeat and its reply: everything the host wrote before has arrived then. */
  async settled(): Promise<void> {
    const ref = `h${Math.random()}`;
    this.send(null, ref, 'phoenix', 'heartbeat');
    await this.reply(ref);
  }

  async close(): Promise<void> {
    this.ws.close();
    await this.closed;
  }

  async #until<T>(look: () => T | undefined): Promise<T> {
    const found = new Promise<T>((resolve) => {
      const attempt = () => {
        const value = look();
        if (value === undefined) return;
        this.#waiting.delete(attempt);
        resolve(value);
      };
      this.#waiting.add(attempt);
      attempt();
    });
    const gone = this.closed.then(({ code, reason }): never => {
      throw new Error(`closed ${code} ${reason}`);
    });
    gone.catch(() => undefined);
    return await Promise.race([found, gone]);
  }
}
