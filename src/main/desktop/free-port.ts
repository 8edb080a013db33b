import { createServer } from 'node:net';

/** How many neighbours of a port are tried before any port will do. */
const NEIGHBOURS = 20;

/** A port that is free now, the next one above `taken` if possible; undefined when the system has none. */
export async function findFreePort(taken: number): Promise<number | undefined> {
  for (let port = taken + 1; port <= Math.min(taken + NEIGHBOURS, 65_535); port++) {
    if ((await tryListen(port)) !== undefined) return port;
  }
  return tryListen(0);
}

function tryListen(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '0.0.0.0', exclusive: true }, () => {
      const address = server.address();
      const found = typeof address === 'object' && address ? address.port : undefined;
      server.close(() => resolve(found));
    });
  });
}
