import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { err, ok, type Result } from '#shared/result';
import type { StartFailure } from '../host';

/** Ports below need rights that nobody should give to a chat program (RFC 6335, "System Ports"). */
const FIRST_UNRESERVED = 1_024;

const LAST = 65_535;

/** How many ports in a row are tried before any will do. */
const NEIGHBOURS = 20;

/** Where to listen. */
export interface ListenAddress {
  readonly port: number;
  readonly bind: string;
}

/** Listens, and answers with the port; or says in words why that cannot be and what to do. */
export async function listen(server: Server, address: ListenAddress): Promise<Result<number, StartFailure>> {
  try {
    server.listen({ port: address.port, host: address.bind });
    await once(server, 'listening');
    return ok(portOf(server));
  } catch (error) {
    return err(await explain(error, address));
  }
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

async function explain(error: unknown, { port, bind }: ListenAddress): Promise<StartFailure> {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return portInUse({ port, bind });
  if (code === 'EACCES') return portNotAllowed({ port, bind });
  const message = `This computer cannot listen on the address ${bind}. Choose one of its own addresses, or 0.0.0.0 for all.`;
  return { reason: 'address_unavailable', message, port };
}

async function portInUse({ port, bind }: ListenAddress): Promise<StartFailure> {
  const freePort = await findFreePort({ port: port + 1, bind });
  const advice = freePort === null ? 'Close that program or choose another port.' : `Port ${freePort} is free.`;
  const message = `Port ${port} is in use by another program on this computer. ${advice}`;
  return { reason: 'port_in_use', message, port, ...(freePort !== null && { freePort }) };
}

async function portNotAllowed({ port, bind }: ListenAddress): Promise<StartFailure> {
  const freePort = await findFreePort({ port: FIRST_UNRESERVED, bind });
  const message = `Port ${port} is reserved on this computer. Choose one from ${FIRST_UNRESERVED} to ${LAST}.`;
  return { reason: 'port_not_allowed', message, port, ...(freePort !== null && { freePort }) };
}

/** A port that is free now: `port` or one of its neighbours above, else any. Null when there is none at all. */
async function findFreePort({ port, bind }: ListenAddress): Promise<number | null> {
  for (let candidate = port; candidate < Math.min(port + NEIGHBOURS, LAST + 1); candidate += 1) {
    if ((await tryListen({ port: candidate, bind })) !== null) return candidate;
  }
  return tryListen({ port: 0, bind });
}

/** The port that was got and let go again; null when it is not to be had. */
async function tryListen({ port, bind }: ListenAddress): Promise<number | null> {
  const probe = createServer();
  try {
    probe.listen({ port, host: bind });
    await once(probe, 'listening');
    const got = portOf(probe);
    probe.close();
    await once(probe, 'close');
    return got;
  } catch {
    return null;
  }
}
