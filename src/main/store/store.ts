import type { DamageKind, FolderProblem } from '#shared/damage';
import type { Fault } from '#shared/protocol/reasons';
import type { Files } from './files';
import type { Log } from './log';
import type { Marks } from './marks';
import type { Registry } from './registry';

/** Something on disk that could not be read as written; it was kept aside or left empty, never served as good. */
export interface Damage {
  readonly kind: DamageKind;
  readonly file: string;
  /** Byte offset of the damage. */
  readonly offset: number;
  /** A sentence for the log and the terminal. */
  readonly message: string;
}

/** Remembers which tokens were used, across restarts, until they expire by themselves. */
export interface UsedTokens {
  /**
   * True the first time, once that is on disk; false ever after. `expires` is in milliseconds since the epoch, before
   * clock leeway: a minute more is remembered. Rejects with {@link StoreFault}, and then the token counts as unused.
   */
  claim(jti: string, expires: number): Promise<boolean>;
}

/** One batch that was made durable, or could not be. */
export interface Save {
  readonly part: 'log' | 'amendments' | 'marks' | 'registry' | 'tokens' | 'files';
  /** How many records or updates it had. */
  readonly records: number;
  /** From the first write until everything was synced, or failed. */
  readonly seconds: number;
  readonly fault: StoreFault | null;
}

/** The secret half of a host's identity. */
export interface HostIdentity {
  readonly id: string;
  /** PEM. */
  readonly certificate: string;
  /** PEM, PKCS 8. */
  readonly privateKey: string;
}

/** One data folder, held by this process alone. */
export interface Store {
  readonly registry: Registry;
  readonly log: Log;
  readonly marks: Marks;
  readonly files: Files;
  readonly tokens: UsedTokens;
  /** The identity, made by `create` on first run. */
  readonly identity: HostIdentity;
  /** What was found damaged, on opening and since: older messages are looked at when they are first read. */
  readonly damages: readonly Damage[];
  /** What cannot be saved at present, if anything: the fault that people are told. Asking may try the disk. */
  fault(): Promise<StoreFault | null>;
  /** Flushes, closes and lets go of the folder. Later calls are refused. */
  close(): Promise<void>;
}

/** Why a data folder cannot be used: `message` is a sentence with the folder or file in it and what to do. */
export interface OpenFailure {
  readonly reason: FolderProblem;
  readonly message: string;
}

/** Something could not be kept on disk. `message` is a sentence for people: "Messages can't be saved: the disk is full." */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  constructor(
    readonly reason: Fault,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
