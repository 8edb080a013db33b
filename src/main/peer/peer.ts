import type { FoundHost, Problem } from '#shared/bridge/bridge';
import type { RoomChannelEvent, SystemChannelEvent } from '#shared/bridge/channels';
import type { DiscoveredHost, Discovery, HostEntry, Me } from '#shared/bridge/state';
import type { Invitation } from '#shared/nouns/invitation';
import type { ChatMessage } from '#shared/nouns/message';
import type { ChatRoom } from '#shared/nouns/room';
import type { User } from '#shared/nouns/user';
import type { Refusal } from '#shared/protocol/reasons';
import type { Result } from '#shared/result';
import type { Words } from '#shared/words/words';
import type { Logger } from '../logger';
import type { PeerFiles } from './files/peer-files';
import type { Pace } from './hosts/pace';
import type { KeyFile, KeyFilePlace } from './identity/key-file';
import type { MovedSettings } from './identity/moved-person';
import type { Amendment } from './rooms/foresee';
import type { Meaning } from './rooms/room-meaning';

/** Seals the private key at rest: Electron's safeStorage on a desktop, nothing but file permissions elsewhere. */
export interface SecretBox {
  readonly kind: 'keychain' | 'file';
  seal(secret: string): Promise<string>;
  open(sealed: string): Promise<string>;
}

/** How a peer is made. */
export interface PeerOptions {
  /** The folder for identity, known hosts, read marks and outboxes. */
  readonly folder: string;
  readonly secretBox: SecretBox;
  readonly logger: Logger;
  /** The texts of the language the app speaks. Default: English. */
  readonly words?: () => Words;
  /** Whether others may see what this person has read; asked anew each time. Default: yes. */
  readonly tellsRead?: () => boolean;
  /** Whether to browse by mDNS. Default true. */
  readonly discovery?: boolean;
  /** Which network card mDNS binds to, by address; default: every card. */
  readonly interface?: string;
  /** How attempts, questions and repetitions are spaced. Default: {@link createPace}; tests bring a faster one. */
  readonly pace?: Partial<Pace>;
}

/** A message that arrived and that this person did not write. */
export interface IncomingMessage {
  readonly host: HostEntry;
  readonly room: ChatRoom;
  readonly author: User | null;
  readonly message: ChatMessage;
  /** Why it means this person in particular: it names or answers them, or is between them and a few others. */
  readonly meaning: Meaning | null;
}

/** What this person did to a message while its host could not be asked, and the host refused later. */
export interface RefusedAmendment {
  readonly host: HostEntry;
  readonly room: string;
  /** The room's name, where it is still there. */
  readonly name: string | null;
  readonly seq: number;
  readonly what: Amendment['event'];
  /** What they wrote, when they edited: it must not be lost. */
  readonly text: string | null;
  readonly refusal: Refusal;
}

/** An invitation that is pending and addressed to this person; or one of theirs that changed. */
export interface IncomingInvitation {
  readonly host: HostEntry;
  readonly from: User | null;
  readonly invitation: Invitation;
}

/** A newcomer asks to be let in on a host that this person owns or administers. */
export interface IncomingNewcomer {
  readonly host: HostEntry;
  readonly newcomer: { readonly id: string; readonly name: string };
}

/** What a peer tells its owner without being asked. */
export interface PeerEvents {
  /** `me`, `hosts`, `discovered` or `discovery` changed. */
  change: () => void;
  /** Live or missed while away; missed ones come with `caughtUp: true`. */
  message: (incoming: IncomingMessage, caughtUp: boolean) => void;
  /** Messages of a room of a host were edited or deleted, or are known to have been. */
  amended: (host: string, room: string, versions: readonly ChatMessage[]) => void;
  refused: (refused: RefusedAmendment) => void;
  invitation: (incoming: IncomingInvitation) => void;
  newcomer: (incoming: IncomingNewcomer) => void;
}

/** Where a host is and how to know it. */
export interface JoinTarget {
  readonly address: string;
  readonly port: number;
  readonly id: string;
  readonly fingerprint: string;
  readonly code?: string;
}

/** What goes with the text of a message. */
export interface MessageExtras {
  /** The message it answers. */
  readonly reply_to?: number | null;
  /** Ids of attachments. */
  readonly files?: readonly string[];
}

/** How this person is at this install. */
export interface Presence {
  readonly status: 'online' | 'away';
  /** Until when not to disturb them (ISO 8601); null while they may be. */
  readonly dnd_until: string | null;
}

/** The client of any host, our own included: one person, many hosts. */
export interface Peer {
  /** Files that are sent, saved and shown. */
  readonly files: PeerFiles;
  me(): Me | null;
  hosts(): readonly HostEntry[];
  discovered(): readonly DiscoveredHost[];
  discovery(): Discovery;
  on<K extends keyof PeerEvents>(event: K, listener: PeerEvents[K]): () => void;

  /** Names the person, here and on every host. Makes the identity on first use. */
  update(change: { name?: string; color?: string }): Promise<Result<null, Problem>>;
  /** Writes this person, with the hosts they know and what they chose, to a file that only the passphrase opens. */
  moveOut(place: KeyFilePlace, settings: MovedSettings): Promise<Result<null, Problem>>;
  /**
   * Becomes the person of such a file, where there is nobody yet, and connects to their hosts. What they chose is handed
   * to `keep` before.
   */
  moveIn(
    file: KeyFile,
    passphrase: string,
    keep: (settings: MovedSettings) => Promise<void>,
  ): Promise<Result<null, Problem>>;
  /** Says whether the computer is being used, and until when its person wants quiet; every host is told. */
  setPresence(presence: Presence): void;
  /** Says which host runs in this very process, so that it is marked as our own; null when none does. */
  setOwnHost(id: string | null): void;

  look(text: string): Promise<Result<FoundHost, Problem>>;
  /** Remembers the host and connects; resolves with the first outcome: connected, waiting, or a problem in words. */
  join(target: JoinTarget): Promise<Result<{ host: string }, Problem>>;
  /** Connects again with a join or owner code. */
  giveCode(host: string, code: string): Promise<Result<null, Problem>>;
  retry(host: string): Promise<Result<null, Problem>>;
  trust(host: string, fingerprint: string): Promise<Result<null, Problem>>;
  forget(host: string): Promise<Result<null, Problem>>;

  /** A snapshot first, then every event, across reconnects. */
  subscribe(
    host: string,
    topic: string,
    listener: (event: SystemChannelEvent | RoomChannelEvent) => void,
  ): Result<() => void, Problem>;
  push(host: string, topic: string, event: string, payload: unknown): Promise<Result<unknown, Refusal>>;

  send(
    host: string,
    room: string,
    message: string,
    extras?: MessageExtras,
  ): Promise<Result<{ client_id: string }, Problem>>;
  retrySend(host: string, room: string, clientId: string): Promise<Result<null, Problem>>;
  discard(host: string, room: string, clientId: string): Promise<Result<null, Problem>>;
  /** Everything up to and including `seq` was read; null for all that the room is known to have. */
  read(host: string, room: string, seq: number | null): Promise<Result<null, Problem>>;
  /** Counts this message and all after it as unread again, on this install. */
  unread(host: string, room: string, seq: number): Promise<Result<null, Problem>>;
  follow(host: string, room: string, follow: boolean): Promise<Result<null, Problem>>;

  /** Closes every connection and flushes to disk. */
  close(): Promise<void>;
}
