import type * as v from 'valibot';
import type { DamageKind } from '../damage';
import type { Fingerprint, Policy } from '../nouns/host';
import type { UpgradeReason } from '../protocol/reasons';
import type { Language } from '../words/language';
import type { Download } from './files';
import type { Settings } from './settings';

/** What stands between this install and one host, in a form a person can be told. */
export type Connection =
  /** The first attempt, or one asked for by the person, is under way. */
  | { readonly state: 'connecting' }
  | { readonly state: 'online' }
  /** The line is lost and is being tried again; `since` is when it was lost, `next` when the next attempt is due. */
  | {
      readonly state: 'reconnecting';
      readonly since: string;
      readonly next: string | null;
      readonly message: string;
      /** The host is there, and says in `message` why it cannot take this person in for now. */
      readonly answers?: boolean;
    }
  /** The host asks its owner about this newcomer; asked again until answered. */
  | { readonly state: 'waiting'; readonly message: string }
  /** The host refuses for good; nothing is tried until the person acts. */
  | { readonly state: 'refused'; readonly reason: UpgradeReason; readonly message: string }
  /** Something answers under this host's address with another certificate. Nothing was sent to it. */
  | {
      readonly state: 'fingerprint_changed';
      readonly known: string;
      readonly shown: string;
      readonly message: string;
    };

/** A message that was not sent before its room went away for this person. It is kept until they discard it. */
export interface StrandedMessage {
  readonly client_id: string;
  readonly room: string;
  /** What the room was called; null where that is not known any more. */
  readonly room_name: string | null;
  readonly message: string;
  /** The names of its files. */
  readonly files: readonly string[];
}

/** A host this install has joined: an entry of the rail. */
export interface HostEntry {
  readonly id: string;
  readonly name: string;
  readonly fingerprint: v.InferOutput<typeof Fingerprint>;
  readonly policy: Policy;
  /** `HOST:PORT` it was last reached at. */
  readonly address: string;
  /** The host that runs in this very app. */
  readonly own: boolean;
  /** When it was first joined. */
  readonly known_since: string;
  readonly connection: Connection;
  /** Unread messages by room id; rooms without any are absent. */
  readonly unread: Readonly<Record<string, number>>;
  /** Of the unread messages, those that mention this person, by room id. */
  readonly mentions: Readonly<Record<string, number>>;
  /** Replies of others that arrived since Hearth was started: another number is news of some thread. */
  readonly replies: number;
  /** Invitations that wait for this person's answer. */
  readonly invitations: number;
  /** Ids of the public rooms this person has left: shown, but not followed. */
  readonly left_rooms: readonly string[];
  /** In the order they were written. */
  readonly stranded: readonly StrandedMessage[];
}

/** A host that discovery sees on the network. */
export interface DiscoveredHost {
  readonly id: string;
  readonly name: string;
  readonly fingerprint: string;
  readonly policy: Policy;
  /** `HOST:PORT`, the best of its addresses. */
  readonly address: string;
  /** The network name of its computer. */
  readonly computer: string;
  readonly own: boolean;
  /** Whether this install has joined it. */
  readonly known: boolean;
  /** Whether it stopped answering; such entries are greyed and soon removed. */
  readonly gone: boolean;
}

/** Whether discovery works, so that an empty list can say why. */
export type Discovery =
  | { readonly state: 'looking' }
  /** There is no network to look on, or multicast is blocked; `message` says which and what to do. */
  | { readonly state: 'unavailable'; readonly message: string };

/** The host of this install. */
export type Hosting =
  /** `host` is the one that is kept on this computer, once there is one. */
  | { readonly state: 'off'; readonly host?: string }
  | { readonly state: 'starting' }
  | {
      readonly state: 'on';
      readonly id: string;
      readonly name: string;
      readonly policy: Policy;
      readonly fingerprint: string;
      readonly port: number;
      /** `HOST:PORT` for each address of this computer, the likeliest first. */
      readonly addresses: readonly string[];
      /** The join link, with the join code where the policy asks for one. */
      readonly link: string;
      /** The join code where the policy asks for one. */
      readonly code: string | null;
      readonly since: string;
      /** Whether it shows itself on the network. */
      readonly visible: boolean;
      /** Other people connected now. */
      readonly connected: number;
      /** The folder with everything in it. */
      readonly folder: string;
    }
  /** It could not start; `free_port` is one to offer instead, where the port was the reason. */
  | {
      readonly state: 'failed';
      readonly message: string;
      readonly free_port?: number;
      readonly host?: string;
    };

/** Saving does not work on this computer's host; `message` says what and why. */
export interface StorageTrouble {
  readonly reason: 'disk_full' | 'io';
  readonly message: string;
  readonly since: string;
}

/** What was lost with a damaged file: the words of a language say it by its kind; the sentence is English. */
export interface Loss {
  readonly kind: DamageKind | null;
  readonly message: string;
}

/** A file of this computer's host that was found damaged. */
export interface DamagedFile {
  readonly file: string;
  /** The room whose messages are in it; null for any other file. */
  readonly room: string | null;
  /** Where in the file, in bytes. */
  readonly offsets: readonly number[];
  /** What that means, each once. */
  readonly losses: readonly Loss[];
  /** Where the damaged file was kept as it was; null where there was nothing to keep. */
  readonly copy: string | null;
}

/** What the owner of this computer's host has to know of its disk. */
export interface StorageNews {
  /** What cannot be saved at the moment; null while all is well. */
  readonly trouble: StorageTrouble | null;
  /** The newest trouble there was; `until` is null while it lasts, or when the app ended meanwhile. */
  readonly last_trouble: { readonly message: string; readonly since: string; readonly until: string | null } | null;
  /** Until the owner puts them away; the one found last comes first. */
  readonly damages: readonly DamagedFile[];
}

/** What this computer's host keeps. */
export interface StorageFigures {
  readonly folder: string;
  readonly bytes: number;
  /** What is left on the disk for more. */
  readonly free_bytes: number;
  readonly rooms: number;
  readonly messages: number;
  /** Files of messages, and their bytes; one that is in many messages counts once. */
  readonly files: number;
  readonly file_bytes: number;
  /** The command that makes a backup, hosting or not. */
  readonly backup: string;
}

/** How many are done, and of how many, where that is known. */
export interface Tally {
  readonly done: number;
  readonly of: number | null;
}

/** A room that is being written to a file, or made of one. */
export interface Archiving {
  readonly kind: 'export' | 'import';
  readonly host: string;
  /** The room's name; of an import, until it was read, the file's. */
  readonly room: string;
  readonly messages: Tally;
  readonly files: Tally;
}

/** Who this install is: the same person on every host. */
export interface Me {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  /** Where the private key is kept: the system's keychain, or a file that only this account may read. */
  readonly key_storage: 'keychain' | 'file';
  /** When the key was made; null where nobody knows. */
  readonly key_made: string | null;
}

/** What was being written in a room, or in a thread of it. */
export interface Draft {
  readonly text: string;
  readonly reply_to: number | null;
}

/** What a draft is found by among those of its host: the room's id, for a thread with the message that began it. */
export const draftKey = (room: string, thread: number | null): string => (thread === null ? room : `${room}/${thread}`);

/** All that the window shows beside the channels it subscribed to. */
export interface AppState {
  readonly version: string;
  readonly platform: 'darwin' | 'win32' | 'linux';
  /** Null until the person has a name. */
  readonly me: Me | null;
  readonly hosts: readonly HostEntry[];
  readonly discovered: readonly DiscoveredHost[];
  readonly discovery: Discovery;
  readonly hosting: Hosting;
  readonly storage: StorageNews;
  readonly settings: Settings;
  /** The language the app speaks now. */
  readonly language: Language;
  /** Languages the spell check knows (BCP 47); none where the system finds the language by itself. */
  readonly spell_languages: readonly string[];
  /** Of them those that are checked while none is chosen: the system's. */
  readonly spell_system: readonly string[];
  /** By host id and `draftKey`. */
  readonly drafts: Readonly<Record<string, Readonly<Record<string, Draft>>>>;
  readonly downloads: readonly Download[];
  /** Null while no room is being exported or imported. */
  readonly archiving: Archiving | null;
}
