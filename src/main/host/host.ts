import type { FolderProblem } from '#shared/damage';
import type { Host as HostNoun, Policy } from '#shared/nouns/host';
import type { Result } from '#shared/result';
import type { Logger } from '../logger';
import type { Damage, StoreFault } from '../store/store';
import type { Measures, Vitals } from './measures';
import type { LocalPages } from './socket/local-pages';

/** How a host is started. */
export interface HostOptions {
  /** The data folder; made if missing. */
  readonly data: string;
  /** Default 4747; 0 picks a free one. */
  readonly port?: number;
  /** The address to listen on. Default `0.0.0.0`. */
  readonly bind?: string;
  /** The name and policy: of a new host, or to change them. Default: kept, or the computer's name and `open`. */
  readonly name?: string;
  readonly policy?: Policy;
  /** The person who owns this host from the start (a desktop's own user). Without one a one-time owner code is made. */
  readonly owner?: { readonly id: string; readonly name: string; readonly color?: string };
  /** Whether to advertise by mDNS. Default true. */
  readonly discovery?: boolean;
  /** Whether pushes are limited per person. Default true; off only for load tools. */
  readonly rateLimit?: boolean;
  /** The built `search-worker.cjs`. Default: messages are indexed in the host's own thread. */
  readonly searchWorker?: string;
  readonly logger: Logger;
  /** What the host counts in. Default: its own, which nobody reads. */
  readonly measures?: Measures;
  /** Pages for this computer's own programs, on the host's port. Default: none. */
  readonly localPages?: LocalPages;
}

/** How much a host keeps. */
export interface Kept {
  readonly rooms: number;
  readonly messages: number;
  /** Files of messages, each content once. */
  readonly files: number;
  /** Their bytes. */
  readonly file_bytes: number;
}

/** A running host, for the process it runs in. Everything else goes over the wire. */
export interface Host {
  readonly id: string;
  readonly port: number;
  readonly fingerprint: string;
  /** When it started to listen. */
  readonly since: Date;
  /** Shown on this computer's own screen only. */
  readonly ownerCode: () => string | null;
  /** The join code where the policy is `code`. */
  readonly joinCode: () => string | null;
  readonly card: () => HostNoun;
  /** `HOST` addresses of this computer, the likeliest first. */
  readonly addresses: () => readonly string[];
  /** The join link for an address, with the join code where the policy asks for one. */
  joinLink(address?: string): string;
  /** Ids of the people connected now. */
  connected(): readonly string[];
  readonly damages: readonly Damage[];
  /** What is true at this moment, for who watches over the host. */
  vitals(): Vitals;
  /** Why nothing can be saved at present, if so: the fault that people are told. Asking may try the disk. */
  fault(): Promise<StoreFault | null>;
  /** How much is kept: rooms, and messages in all of them. Counted anew each time, room by room. */
  kept(): Promise<Kept>;
  setVisible(visible: boolean): Promise<void>;
  visible(): boolean;
  /** Hears of changes to name, policy, code, owner code, visibility and the people connected. */
  onChange(listener: () => void): () => void;
  /** Flushes, closes sockets with 1001, lets go of port and folder. */
  stop(): Promise<void>;
}

/** Why a host did not start; `message` is a sentence that says what to do. */
export interface StartFailure {
  readonly reason: 'port_in_use' | 'port_not_allowed' | 'address_unavailable' | 'store' | 'options';
  readonly message: string;
  /** What is wrong with its folder, where that is the reason. */
  readonly folder?: FolderProblem;
  /** The port that was asked for. */
  readonly port?: number;
  /** One to use instead, where the port is in use or not allowed; absent where the system has none. */
  readonly freePort?: number;
}

/** How a start went. */
export type StartedHost = Result<Host, StartFailure>;
