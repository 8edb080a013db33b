import type { LIMITS } from '#shared/protocol/limits';
import type { Logger } from '../../logger';
import type { ChannelKind } from '../channels/channel';
import type { Broadcast, Hub } from '../hub/hub';
import type { Measures } from '../measures';
import type { JoinGate } from './join-gate';

/** The limits of one connection; injected, so that a test need not wait a minute for a silence of a minute. */
export type ConnectionLimits = {
  readonly [K in keyof Pick<
    typeof LIMITS,
    | 'silenceMs'
    | 'bufferedResumeBytes'
    | 'bufferedDropBytes'
    | 'topicsPerSocket'
    | 'requestsInFlight'
    | 'framesPerTurn'
    | 'pingsPerSecond'
    | 'pingBurst'
    | 'frameBurst'
    | 'closeMs'
  >]: number;
};

/** The socket, as the lanes of its topics know it. */
export interface LaneSocket {
  readonly id: string;
  readonly userId: string;
  readonly kinds: readonly ChannelKind[];
  readonly hub: Hub;
  readonly logger: Logger;
  readonly measures: Measures;
  readonly limits: ConnectionLimits;
  readonly joins: JoinGate;
  write(bytes: Buffer): void;
  bytesOf(broadcast: Broadcast): Buffer;
  /** Whether so much waits for the reader that it must be told to resume. */
  overfull(): boolean;
  /** A bug left this socket in an unknown state: it is logged and the socket closed. */
  broke(error: unknown, topic: string): void;
  /** Counts requests under way. */
  began(): void;
  finished(): void;
}
