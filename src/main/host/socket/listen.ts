import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { err, ok, type Result } from '#shared/result';
import type { StartFailure } from '../host';

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
  if (code === 'EADDRINUSE') return await portInUse({ port, bind });
  if (code === 'EACCES') {
    const message = `Port ${port} is reserved on this computer. Choose one from 1024 to 65535.`;
    return { reason: 'port_not_allowed', message, port };
  }
  const message = `This computer cannot listen on the address ${bind}. Choose one of its own addresses, or 0.0.0.0 for all.`;
  return { reason: 'address_unavailable', message, port };
}

async function portInUse({ port, bind }: ListenAddress): Promise<StartFailure> {
  const freePort = await findFreePort({ port, bind });
  const advice = freePort === null ? 'Close that program or choose another port.' : `Port ${freePort} is free.`;
  const message = `Port ${port} is in use by another program on this computer. ${advice}`;
  return { reason: 'port_in_use', message, port, ...(freePort !== null && { freePort }) };
}

/** The next free port above, within ten. */
async function findFreePort({ port, bind }: ListenAddress): Promise<number | null> {
  for (let candidate = port + 1; candidate <= Math.min(port + 10, 65_535); candidate += 1) {
    if (await isFree({ port: candidate, bind })) return candidate;
  }
  return null;
}

async function isFree({ port, bind }: ListenAddress): Promise<boolean> {
  const probe = createServer();
  try {
    probe.listen({ port, host: bind });
    await once(probe, 'listening');
    probe.close();
    await once(probe, 'close');
    return true;
  } catch {
    return false;
  }
}
