import type { Host as HostNoun } from '#shared/nouns/host';
import type { Logger } from '../../logger';
import type { Store } from '../../store/store';
import type { Hub } from '../hub/hub';
import type { ChannelKind, SocketDirectory } from './channel';

/** What the channels stand on: ports, never adapters. */
export interface ChannelsDeps {
  readonly store: Pick<Store, 'registry' | 'log'>;
  readonly hub: Hub;
  readonly sockets: SocketDirectory;
  /** The host as it presents itself. Name and policy are taken from the registry, so that they are never behind. */
  readonly card: () => HostNoun;
  readonly logger: Logger;
  readonly clock: () => Date;
}

/** The channels of a host, at work. */
export interface Channels {
  readonly kinds: readonly ChannelKind[];
  /** Stops announcing and keeps when people were last seen. Call it after the sockets are closed, before the store is. */
  dispose(): Promise<void>;
}

/** Reads the registry once, and is then kept up to date by it. Await it before the first socket is let in. */
export type CreateChannels = (deps: ChannelsDeps) => Promise<Channels>;
