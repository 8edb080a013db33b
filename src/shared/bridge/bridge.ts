import type { Policy } from '../nouns/host';
import type { Refusal } from '../protocol/reasons';
import type { RoomPushName, RoomPushPayload, RoomPushReply } from '../protocol/room-channel';
import type { SystemPushName, SystemPushPayload, SystemPushReply } from '../protocol/system-channel';
import type { Result } from '../result';
import type { RoomChannelEvent, SystemChannelEvent } from './channels';
import type { Attachment } from './files';
import type { Licence } from './licences';
import type { RequestInput, RequestName } from './requests';
import type { OwnSound } from './settings';
import type { AppState, StorageFigures } from './state';

/** What answers at an address, before it is joined. */
export interface FoundHost {
  readonly id: string;
  readonly name: string;
  readonly policy: Policy;
  readonly fingerprint: string;
  readonly address: string;
  readonly port: number;
  /** The fingerprint came with the link and matches: nothing is left to confirm. */
  readonly confirmed: boolean;
  /** Already joined. */
  readonly known: boolean;
  /** The join code from the link, if it had one. */
  readonly code: string | null;
}

/** A refusal the person is told about: a sentence that says what happened and what to do. */
export interface Problem {
  readonly message: string;
  readonly reason?: string;
  readonly field?: string;
  readonly retry_after?: number;
}

/** What each request answers when it succeeds. */
export interface Replies extends Record<RequestName, unknown> {
  'state.get': AppState;
  'me.update': null;
  'settings.update': null;
  /** Where it was written; null when the person chose no place. */
  'key.save': { readonly path: string | null };
  /** Its name; null when the person chose none. */
  'key.choose': { readonly file: string | null };
  /** The id of a host they are at home at; null when they know none. */
  'key.open': { readonly host: string | null };
  /** The id of the host. */
  'hosting.start': { readonly host: string };
  'hosting.stop': null;
  /** The id that the deleted host had. */
  'hosting.delete': { readonly host: string };
  'hosting.set-visible': null;
  'hosting.show-folder': null;
  'storage.figures': StorageFigures;
  'storage.show-file': null;
  'storage.put-away': null;
  'connect.look': FoundHost;
  'connect.join': { readonly host: string };
  'connect.code': null;
  'connect.retry': null;
  'connect.trust': null;
  'connect.forget': null;
  'channel.subscribe': null;
  'channel.unsubscribe': null;
  'channel.push': unknown;
  'message.send': { readonly client_id: string };
  'message.retry': null;
  'message.discard': null;
  'draft.set': null;
  'files.pick': readonly Attachment[];
  'files.attach': readonly Attachment[];
  'files.paste': Attachment;
  'files.measure': null;
  'files.discard': null;
  'files.cancel': null;
  /** Null when the person chose no place. */
  'files.save': null;
  'files.stop': null;
  'files.show': null;
  /** Where it was written; null when the person chose no place. */
  'room.export': { readonly path: string | null };
  /** The new room, or null when the person chose no file or cancelled; its files, and how many of them were missing. */
  'room.import': { readonly room: string | null; readonly files: number; readonly missing: number };
  'archive.cancel': null;
  'room.view': null;
  'room.read': null;
  'room.unread': null;
  'room.follow': null;
  'sound.beep': null;
  'licences.list': readonly Licence[];
  /** Where it was written; null when the person chose no place. */
  'report.save': { readonly path: string | null };
  /** Of the words those to underline. */
  'spelling.check': readonly string[];
  'link.open': null;
  'clipboard.write': null;
}

/** Where a clicked notification, a clicked link or an entry of the menu leads. */
export type OpenTarget =
  | { readonly kind: 'room'; readonly host: string; readonly room: string; readonly seq?: number }
  | { readonly kind: 'invitation'; readonly host: string; readonly invitation: string }
  | { readonly kind: 'people'; readonly host: string }
  | { readonly kind: 'join'; readonly link: string }
  | { readonly kind: 'settings' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'help' }
  /** Asks until when not to be disturbed. */
  | { readonly kind: 'quiet' };

/** What the main process tells every window without being asked. */
export type AppEvent =
  | { readonly kind: 'state'; readonly state: AppState }
  | { readonly kind: 'open'; readonly target: OpenTarget }
  /** Something notifies, and is to be heard. */
  | { readonly kind: 'sound'; readonly sound: OwnSound }
  /** Other words count as right than before: what stands in text fields is to be checked again. */
  | { readonly kind: 'spelling' }
  | { readonly kind: 'channel'; readonly subscription: string; readonly event: RoomChannelEvent | SystemChannelEvent };

/** Ends a subscription. */
export type Unsubscribe = () => void;

/**
 * All that a window knows of the world outside it. The preload exposes it in the desktop app; a browser build brings
 * another implementation.
 */
export interface Bridge {
  /** Makes a request; expected failures come back as values, a rejected promise is a bug. */
  request<K extends RequestName>(name: K, input: RequestInput<K>): Promise<Result<Replies[K], Problem>>;
  /** The app's state: at once, and whenever it changes. */
  onState(listener: (state: AppState) => void): Unsubscribe;
  /** The person clicked a notification or a `hearth://` link, or chose from the menu. */
  onOpen(listener: (target: OpenTarget) => void): Unsubscribe;
  /** A notification is to be heard: the page plays its sound. */
  onSound(listener: (sound: OwnSound) => void): Unsubscribe;
  /** The path of a file that was dropped or pasted; empty when it has none. */
  pathOf(file: object): string;
  /** Subscribes to a host's `system` channel: a snapshot first, then every event. */
  subscribeSystem(host: string, listener: (event: SystemChannelEvent) => void): Unsubscribe;
  /** Subscribes to a room's channel: a snapshot first, then every event. */
  subscribeRoom(host: string, room: string, listener: (event: RoomChannelEvent) => void): Unsubscribe;
  /** Pushes on a host's `system` channel. */
  pushSystem<K extends SystemPushName>(
    host: string,
    event: K,
    payload: SystemPushPayload<K>,
  ): Promise<Result<SystemPushReply<K>, Refusal>>;
  /** Pushes on a room's channel. */
  pushRoom<K extends RoomPushName>(
    host: string,
    room: string,
    event: K,
    payload: RoomPushPayload<K>,
  ): Promise<Result<RoomPushReply<K>, Refusal>>;
}
