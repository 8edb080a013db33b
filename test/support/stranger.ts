import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import { createServer as createTlsServer, type SecureVersion } from 'node:tls';
import { onTestFinished } from 'vitest';
import { createIdentity, fingerprintOf } from '../../src/main/host/certificate';

/** Somebody who listens where a host should be, and counts what they are told. */
export interface Stranger {
  readonly address: string;
  readonly port: number;
  readonly fingerprint: string;
  /** What was said inside the lines, all together. */
  readonly heard: () => string;
}

/** A TLS server that is no host. It answers with `answer` to the first thing it hears, if given. */
export async function tlsStranger(
  options: { version?: SecureVersion; answer?: string; port?: number } = {},
): Promise<Stranger> {
  const { certificate, privateKey } = await createIdentity();
  const { version = 'TLSv1.3', answer, port } = options;
  const server = createTlsServer({ cert: certificate, key: privateKey, minVersion: version, maxVersion: version });
  return listen(server, 'secureConnection', fingerprintOf(certificate), { answer, port });
}

/** A TCP server that knows nothing of TLS; `mute` never says anything. */
export async function tcpStranger(answer: string | undefined): Promise<Stranger> {
  return listen(createTcpServer(), 'connection', '', { answer });
}

/** A port on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = createTcpServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function listen(
  server: Server,
  event: string,
  fingerprint: string,
  { answer, port: at = 0 }: { answer?: string | undefined; port?: number | undefined },
): Promise<Stranger> {
  const sockets = new Set<Socket>();
  let heard = '';
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  server.on('tlsClientError', () => undefined);
  server.on(event, (line: Socket) => {
    line.on('error', () => undefined);
    line.on('data', (data) => {
      heard += data.toString('latin1');
      if (answer !== undefined) line.end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { address: '127.0.0.1', port, fingerprint, heard: () => heard };
}
