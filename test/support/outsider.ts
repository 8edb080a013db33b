import { randomUUID } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { type Channel, Socket } from 'phoenix';
import { onTestFinished } from 'vitest';
import WebSocket from 'ws';

// A client as a stranger writes it from docs/protocol.md with the `phoenix` package: nothing of `src` is in it.

/** What an outsider was told of a host. */
export interface KnownHost {
  readonly url: string;
  readonly id: string;
  readonly fingerprint: string;
}

// biome-ignore lint/suspicious/noExplicitAny: tests look into payloads of every kind and compare them whole
type Payload = any;

/** A key of one's own, and with it an id. */
export class Outsider {
  private constructor(
    readonly name: string,
    readonly id: string,
    private readonly keys: { readonly privateKey: Parameters<SignJWT['sign']>[0]; readonly jwk: JWK },
  ) {}

  static async named(name: string): Promise<Outsider> {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
    const jwk = await exportJWK(publicKey);
    return new Outsider(name, await calculateJwkThumbprint(jwk, 'sha256'), { privateKey, jwk });
  }

  /** A token for one connection. */
  token(host: KnownHost, claims: Readonly<Record<string, string>> = {}): Promise<string> {
    return new SignJWT({ name: this.name, fp: host.fingerprint, ...claims })
      .setProtectedHeader({ alg: 'EdDSA', jwk: this.keys.jwk })
      .setAudience(host.id)
      .setSubject(this.id)
      .setIssuedAt()
      .setExpirationTime('2m')
      .setJti(randomUUID())
      .sign(this.keys.privateKey);
  }

  /** Connects once; closed when the test ends. Rejects when the host does not let them in. */
  async connect(host: KnownHost, claims: Readonly<Record<string, string>> = {}): Promise<Line> {
    const socket = new Socket(host.url, {
      authToken: await this.token(host, claims),
      transport: pinned(host.fingerprint),
      reconnectAfterMs: () => 1_000_000,
    });
    const closed = new Promise<number>((resolve) => socket.onClose(({ code }) => resolve(code)));
    onTestFinished(() => socket.disconnect());
    await new Promise<void>((resolve, reject) => {
      socket.onOpen(resolve);
      closed.then((code) => reject(new Error(`${this.name} was not let in (${code}).`)));
      socket.connect();
    });
    return new Line(socket, closed);
  }
}

/** A WebSocket that breaks when the host shows another certificate. */
const pinned = (fingerprint: string) =>
  class extends WebSocket {
    constructor(url: string, protocols: string[] = []) {
      super(url, protocols, { rejectUnauthorized: false });
      this.on('upgrade', ({ socket }) => {
        const shown = (socket as TLSSocket).getPeerCertificate().fingerprint256.replaceAll(':', '').toLowerCase();
        if (shown !== fingerprint) this.terminate();
      });
    }
  };

/** A connection of an outsider. */
export class Line {
  constructor(
    private readonly socket: Socket,
    /** The close code, once the host or the network ended it. */
    readonly closed: Promise<number>,
  ) {}

  /** Joins; rejects with the reason of a refusal. */
  async join(topic: string, params: object = {}): Promise<{ channel: Channel; reply: Payload }> {
    const channel = this.socket.channel(topic, params);
    return { channel, reply: await answer(channel.join()) };
  }
}

/** Pushes; rejects with the reason of a refusal. */
export const push = (channel: Channel, event: string, payload: object = {}): Promise<Payload> =>
  answer(channel.push(event, payload));

function answer(sent: ReturnType<Channel['join']>): Promise<Payload> {
  return new Promise((resolve, reject) => {
    sent
      .receive('ok', resolve)
      .receive('error', ({ reason, message }: Payload) => reject(new Error(`${reason}: ${message}`)))
      .receive('timeout', () => reject(new Error('The host did not answer.')));
  });
}

/** Everything that a channel hears under a name, as it comes. */
export function hearing(channel: Channel, event: string): { readonly heard: Payload[]; next(): Promise<Payload> } {
  const heard: Payload[] = [];
  const waiting: ((payload: Payload) => void)[] = [];
  let read = 0;
  const give = () => {
    while (waiting.length > 0 && read < heard.length) waiting.shift()?.(heard[read++]);
  };
  channel.on(event, (payload) => {
    heard.push(payload);
    give();
  });
  const next = () =>
    new Promise<Payload>((resolve) => {
      waiting.push(resolve);
      give();
    });
  return { heard, next };
}
