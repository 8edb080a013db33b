import { onTestFinished } from 'vitest';
import { createHost, type HostTuning } from '../../src/main/host/create-host';
import type { Host, HostOptions } from '../../src/main/host/host';
import { memoryLogger } from './memory-logger';
import { tempFolder } from './temp-folder';

/** A real host for peers to talk to, which can stop and start again where it was. */
export interface PeerHost {
  readonly id: string;
  readonly port: number;
  readonly fingerprint: string;
  readonly data: string;
  /** The host that runs now. */
  readonly running: () => Host;
  stop(): Promise<void>;
  /** Starts it again on the same data, and on the same port unless told another. */
  start(at?: number): Promise<void>;
}

/** Starts a host on a free port of this computer, without advertising it. */
export async function startHost(
  options: Partial<Omit<HostOptions, 'logger'>> = {},
  tuning: HostTuning = {},
): Promise<PeerHost> {
  const data = options.data ?? (await tempFolder());
  const start = async (port: number): Promise<Host> => {
    const base = { data, port, bind: '127.0.0.1', discovery: false, name: 'Studio', logger: memoryLogger() };
    const started = await createHost({ ...base, ...options, ...(port > 0 && { port }) }, tuning);
    if (!started.ok) throw new Error(started.error.message);
    return started.value;
  };
  let host: Host | null = await start(options.port ?? 0);
  const { id, port, fingerprint } = host;
  const stop = async () => {
    const running = host;
    host = null;
    await running?.stop();
  };
  onTestFinished(stop);
  return {
    id,
    port,
    fingerprint,
    data,
    stop,
    running: () => {
      if (!host) throw new Error('The host does not run.');
      return host;
    },
    start: async (at = port) => {
      host ??= await start(at);
    },
  };
}
