import { onTestFinished } from 'vitest';
import { LIMITS, PROTOCOL } from '#shared/protocol/limits';
import { Admission } from '../../src/main/host/admission/admission';
import { createIdentity, fingerprintOf } from '../../src/main/host/certificate';
import type { ChannelKind } from '../../src/main/host/channels/channel';
import { prepareSettings } from '../../src/main/host/host-settings';
import { LocalHub } from '../../src/main/host/hub/local-hub';
import { Measures } from '../../src/main/host/measures';
import { ConnectedSockets } from '../../src/main/host/socket/connected-sockets';
import { Flusher } from '../../src/main/host/socket/outbound';
import { PushLimits } from '../../src/main/host/socket/push-limits';
import { type SocketLimits, SocketServer } from '../../src/main/host/socket/socket-server';
import { BroadcastFrames } from '../../src/main/host/socket/text-frame';
import type { HostAddress } from './member';
import { type MemoryLogger, memoryLogger } from './memory-logger';
import { openedStore } from './opened-store';
import { tempFolder } from './temp-folder';

/** A host's door and sockets on a real store, with channels of the test's own. */
export interface BareHost extends HostAddress {
  readonly hub: LocalHub;
  readonly sockets: ConnectedSockets;
  readonly logger: MemoryLogger;
  stop(): Promise<void>;
}

/** How a bare host is set up. */
export interface BareHostOptions {
  readonly kinds?: readonly ChannelKind[];
  readonly limits?: Partial<SocketLimits>;
  readonly rateLimit?: boolean;
}

/** Starts one on a free port; stopped when the test ends, if it still runs then. */
export async function bareHost(options: BareHostOptions = {}): Promise<BareHost> {
  const { kinds = [], rateLimit = false } = options;
  const limits = { ...LIMITS, closeMs: 200, ...options.limits };
  const store = await openedStore(await tempFolder(), { createIdentity });
  await prepareSettings(store.registry, { name: 'Bare', policy: 'open' }, new Date());
  const logger = memoryLogger();
  const hub = new LocalHub(logger);
  const sockets = new ConnectedSockets(limits, logger);
  const monotonic = () => performance.now();
  const { id, certificate } = store.identity;
  const audience = { id, fingerprint: fingerprintOf(certificate) };
  const pushes = { perSecond: limits.pushesPerSecond, burst: limits.pushBurst };
  const server = new SocketServer({
    identity: store.identity,
    localPages: null,
    files: null,
    card: () => ({ ...audience, name: 'Bare', policy: 'open', version: '0', protocol: PROTOCOL }),
    admission: new Admission({ store, audience, clock: () => new Date(), monotonic }),
    sockets,
    limits,
    connections: {
      ...{ kinds, hub, limits, logger, monotonic },
      pushLimits: rateLimit ? new PushLimits(pushes, monotonic) : null,
      frames: { perSecond: limits.framesPerSecond, burst: limits.frameBurst },
      flusher: new Flusher(),
      measures: new Measures(),
      broadcastFrames: new BroadcastFrames(),
    },
  });
  const port = await server.listen({ port: 0, bind: '127.0.0.1' });
  if (!port.ok) throw new Error(port.error.message);
  onTestFinished(() => server.stop());
  return { ...audience, port: port.value, hub, sockets, logger, stop: () => server.stop() };
}
