import * as v from 'valibot';
import { Color, Id, Name, Seq } from '../nouns/fields';
import { FileName, Pixels } from '../nouns/file';
import { Fingerprint, Policy } from '../nouns/host';
import { Caption, ClientId } from '../nouns/message';
import { LIMITS } from '../protocol/limits';
import { Settings } from './settings';
import { SPELLED_LENGTH, SPELLED_WORDS } from './spelling';

const Port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535));
const Topic = v.pipe(v.string(), v.regex(/^(system|room-[A-Za-z0-9_-]{1,64})$/, 'A topic is system or room-<id>.'));
const Code = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100));
const Path = v.pipe(v.string(), v.minLength(1), v.maxLength(4_096));
const NetworkAddress = v.object({ address: v.pipe(v.string(), v.minLength(1), v.maxLength(255)), port: Port });
/** The fewest characters of a passphrase that seals a key file: below, trying them all is within reach. */
export const PASSPHRASE_LEAST = 12;
const MOST_OF_PASSPHRASE = 1_000;
const inRoom = { host: Id, room: Id };

/**
 * Every request the renderer may make of the main process: the schema of its argument. The main process checks the
 * argument against it before anything else sees it.
 */
export const Requests = {
  'state.get': v.object({}),
  /** Names the person: the first run, and later changes, on every host. */
  'me.update': v.object({ name: v.optional(Name), color: v.optional(Color) }),
  'settings.update': v.partial(Settings),

  /** Asks for a place and writes this person's key and hosts there, sealed with the passphrase. */
  'key.save': v.object({
    passphrase: v.pipe(v.string(), v.minLength(PASSPHRASE_LEAST), v.maxLength(MOST_OF_PASSPHRASE)),
  }),
  /** Asks for a key file of another computer; the main process keeps it until it is opened. */
  'key.choose': v.object({}),
  /** Opens the chosen key file: who had nobody here becomes its person. */
  'key.open': v.object({ passphrase: v.pipe(v.string(), v.minLength(1), v.maxLength(MOST_OF_PASSPHRASE)) }),

  'hosting.start': v.object({ name: v.optional(Name), policy: v.optional(Policy), port: v.optional(Port) }),
  'hosting.stop': v.object({}),
  /** Deletes the host of this computer with all that it keeps; `name` is its name, as the person typed it. */
  'hosting.delete': v.object({ name: v.pipe(v.string(), v.maxLength(1_000)) }),
  'hosting.set-visible': v.object({ visible: v.boolean() }),
  'hosting.show-folder': v.object({}),

  /** What the host of this computer keeps: counted anew each time. */
  'storage.figures': v.object({}),
  /** Shows a damaged file, or the copy kept of it, in the system's file manager. */
  'storage.show-file': v.object({ file: Path }),
  /** Puts the news of a damaged file away, for good. */
  'storage.put-away': v.object({ file: Path }),

  /** Asks what answers at an address or behind a link, without joining it. */
  'connect.look': v.object({ text: v.pipe(v.string(), v.maxLength(2_000)) }),
  /** Joins a host whose fingerprint the person confirmed (or which came by discovery or link). */
  'connect.join': v.object({ ...NetworkAddress.entries, id: Id, fingerprint: Fingerprint, code: v.optional(Code) }),
  /** Tries again with a join or owner code. */
  'connect.code': v.object({ host: Id, code: Code }),
  'connect.retry': v.object({ host: Id }),
  /** Trusts the new fingerprint of a host whose fingerprint changed; `fingerprint` is the one the person compared. */
  'connect.trust': v.object({ host: Id, fingerprint: Fingerprint }),
  /** Leaves a host and forgets it. */
  'connect.forget': v.object({ host: Id }),

  'channel.subscribe': v.object({ subscription: Id, host: Id, topic: Topic }),
  'channel.unsubscribe': v.object({ subscription: Id }),
  /** A push to a channel; the payload is checked against the push's own schema. */
  'channel.push': v.object({
    host: Id,
    topic: Topic,
    event: v.pipe(v.string(), v.maxLength(64)),
    payload: v.unknown(),
  }),

  /** Puts a message into the outbox; it is sent once, in order, as soon as the host can be reached. */
  'message.send': v.object({
    ...inRoom,
    message: Caption,
    reply_to: v.optional(v.nullable(Seq), null),
    /** Ids of attachments. */
    files: v.optional(v.pipe(v.array(Id), v.maxLength(LIMITS.filesPerMessage)), () => []),
  }),
  'message.retry': v.object({ ...inRoom, client_id: ClientId }),
  'message.discard': v.object({ ...inRoom, client_id: ClientId }),

  /** Keeps what is being written in a room, or in a thread of it, across restarts; an empty text ends it. */
  'draft.set': v.object({
    ...inRoom,
    thread: v.optional(v.nullable(Seq), null),
    text: v.pipe(v.string(), v.maxLength(100_000)),
    reply_to: v.optional(v.nullable(Seq), null),
  }),

  /** Asks for files to attach; answers those that were chosen. */
  'files.pick': v.object({}),
  /** Files that were dropped or pasted and have a place on this computer. */
  'files.attach': v.object({ paths: v.pipe(v.array(Path), v.maxLength(LIMITS.filesPerMessage)) }),
  /** A picture that was pasted and has no place. */
  'files.paste': v.object({ name: FileName, bytes: v.instance(ArrayBuffer) }),
  /** The size of a video, which the page's player knows; the host opens none. */
  'files.measure': v.object({ attachment: Id, width: Pixels, height: Pixels }),
  /** An attachment that is not to be sent. */
  'files.discard': v.object({ attachment: Id }),
  /** Stops the upload of an attachment of a message that is on its way: the message goes without it, or not at all. */
  'files.cancel': v.object({ ...inRoom, client_id: ClientId, attachment: Id }),
  /** Saves a file of a message where the person says. */
  'files.save': v.object({ ...inRoom, file: Id }),
  'files.stop': v.object({ ...inRoom, file: Id }),
  /** Shows a saved file in the system's file manager. */
  'files.show': v.object({ ...inRoom, file: Id }),

  /** Writes all of a room that this person may see to a place the person says. */
  'room.export': v.object({ ...inRoom, format: v.picklist(['json', 'html']) }),
  /** Makes a room of an exported one, which the person chooses. */
  'room.import': v.object({ host: Id }),
  /** Cancels what is being exported or imported: nothing of it stays. */
  'archive.cancel': v.object({}),

  /** What the window shows now: nothing notifies about it. Null when no room is in view. */
  'room.view': v.object({ view: v.nullable(v.object(inRoom)) }),
  /** Everything up to and including `seq` was read; null for all that the room is known to have. */
  'room.read': v.object({ ...inRoom, seq: v.nullable(Seq) }),
  /** This message and all after it count as unread again, on this install. */
  'room.unread': v.object({ ...inRoom, seq: Seq }),
  /** Stops following a public room on this install, or follows it again. */
  'room.follow': v.object({ ...inRoom, follow: v.boolean() }),

  /** Makes the sound of the system, for somebody who chooses it. */
  'sound.beep': v.object({}),
  /** Everything that ships with the app, with its licences. */
  'licences.list': v.object({}),
  /** Saves a report without anything personal where the person says. */
  'report.save': v.object({}),

  /** Checks the words of a text that is being written. */
  'spelling.check': v.object({
    words: v.pipe(v.array(v.pipe(v.string(), v.maxLength(SPELLED_LENGTH))), v.maxLength(SPELLED_WORDS)),
  }),

  /** Opens an http, https or mailto address in the system's browser. */
  'link.open': v.object({ url: v.pipe(v.string(), v.maxLength(4_000)) }),
  'clipboard.write': v.object({ text: v.pipe(v.string(), v.maxLength(100_000)) }),
} as const;

export type RequestName = keyof typeof Requests;
export type RequestInput<K extends RequestName> = v.InferInput<(typeof Requests)[K]>;
