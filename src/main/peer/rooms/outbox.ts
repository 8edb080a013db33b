import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { OutboxEntry } from '#shared/bridge/channels';
import { Id, Seq, Timestamp } from '#shared/nouns/fields';
import { ClientId } from '#shared/nouns/message';
import type { Document } from '../../store/document';
import { StoredAttachment, toAttachment } from '../files/stored-attachment';

const StoredEntry = v.object({
  room: Id,
  /** For when the room is gone. Absent in files of a Hearth that did not tell then. */
  room_name: v.optional(v.nullable(v.string()), null),
  client_id: ClientId,
  message: v.string(),
  /** The message it answers. Absent in files of a Hearth that knew no replies. */
  reply_to: v.optional(v.nullable(Seq), null),
  /** Absent in files of a Hearth that knew no files. */
  files: v.optional(v.array(StoredAttachment), () => []),
  created: Timestamp,
  state: v.picklist(['waiting', 'failed']),
  error: v.nullable(v.string()),
});

/** A message of this person that its host has not acknowledged yet. */
export type StoredEntry = v.InferOutput<typeof StoredEntry>;

/** The messages on their way to one host, in the order they were written. */
export const OutboxFile = v.object({ version: v.literal(1), entries: v.array(StoredEntry) });
export type OutboxFile = v.InferOutput<typeof OutboxFile>;

/** The file before the first message. */
export const EMPTY_OUTBOX: OutboxFile = { version: 1, entries: [] };

/** More than this many unsent messages is a program gone wrong, not a person writing. */
const OUTBOX_MAX = 2_000;

/** What goes with the text of a message. */
export interface OutboxExtras {
  readonly reply_to?: number | null;
  readonly files?: readonly StoredAttachment[];
  /** What its room is called now. */
  readonly room_name?: string | null;
}

/** What a person wrote, on disk until the host has it. Nothing leaves it but by an ack or by the person. */
export class Outbox {
  /** Not on disk yet: these are not sent before they are. */
  readonly #unwritten = new Set<string>();

  /** Bytes that are out of files that are being sent, by attachment. */
  readonly #sent = new Map<string, number>();

  /** @param released hears of files whose message is gone from here, sent or not */
  constructor(
    private readonly document: Document<OutboxFile>,
    private readonly changed: (room: string) => void,
    private readonly released: (files: readonly StoredAttachment[]) => void = () => undefined,
  ) {}

  get full(): boolean {
    return this.document.value.entries.length >= OUTBOX_MAX;
  }

  /** Rooms with messages that wait to be sent. */
  rooms(): readonly string[] {
    return [...new Set(this.#waiting().map((entry) => entry.room))];
  }

  /** A room's entries as a window shows them. */
  entriesOf(room: string): OutboxEntry[] {
    return this.document.value.entries
      .filter((entry) => entry.room === room)
      .map(({ room: _, room_name: __, files, ...entry }) => ({
        ...entry,
        files: files.map((file) => toAttachment(file, this.#sent.get(file.id) ?? null)),
      }));
  }

  /** All that is not sent, in the order it was written. */
  entries(): readonly StoredEntry[] {
    return this.document.value.entries;
  }

  /** All files of messages that wait or failed. */
  files(): readonly StoredAttachment[] {
    return this.document.value.entries.flatMap((entry) => entry.files);
  }

  filesOf(room: string, clientId: string): readonly StoredAttachment[] {
    return this.#find(room, clientId)?.files ?? [];
  }

  /** The oldest message of a room that waits to be sent, and whose files are at the host. */
  next(room: string): StoredEntry | null {
    return this.#waiting().find((entry) => entry.room === room && !hasFilesToSend(entry)) ?? null;
  }

  /** The oldest message of a room that waits for its files. */
  nextWithFiles(room: string): StoredEntry | null {
    return this.#waiting().find((entry) => entry.room === room && hasFilesToSend(entry)) ?? null;
  }

  /** Resolves with its client_id once the message is on disk. */
  async add(
    room: string,
    message: string,
    { reply_to = null, files = [], room_name = null }: OutboxExtras = {},
  ): Promise<string> {
    const client_id = randomUUID();
    const created = new Date().toISOString();
    const content = { message, reply_to, files: [...files] };
    const entry: StoredEntry = { room, room_name, client_id, ...content, created, state: 'waiting', error: null };
    this.#unwritten.add(client_id);
    try {
      await this.#update(room, (entries) => [...entries, entry]);
    } finally {
      this.#unwritten.delete(client_id);
    }
    return client_id;
  }

  /** The host has it, or the person does not want it sent any more. False when it is not here. */
  async remove(room: string, clientId: string): Promise<boolean> {
    const found = this.#find(room, clientId);
    if (!found) return false;
    await this.#update(room, (entries) => entries.filter((entry) => !isEntry(entry, room, clientId)));
    this.released(found.files);
    return true;
  }

  /** The host refused it: it is kept, with why. */
  async fail(room: string, clientId: string, error: string): Promise<void> {
    await this.#change(room, clientId, (entry) => ({ ...entry, state: 'failed', error }));
  }

  /** One of its files cannot be sent: it is kept, with why. */
  async failFile(room: string, clientId: string, file: string, error: string): Promise<void> {
    await this.#change(room, clientId, (entry) => ({
      ...withFile(entry, file, { state: 'failed', error }),
      state: 'failed',
      error,
    }));
  }

  /** Something came about with one of its files. */
  async changeFile(room: string, clientId: string, file: string, change: Partial<StoredAttachment>): Promise<void> {
    await this.#change(room, clientId, (entry) => withFile(entry, file, change));
  }

  /** The host does not know the files of a message any more: they are sent again. */
  async resendFiles(room: string, clientId: string): Promise<void> {
    await this.#change(room, clientId, (entry) => ({
      ...entry,
      files: entry.files.map((file) => ({ ...file, upload: null, state: 'waiting' })),
    }));
  }

  /** Takes a file out of a message that waits; a message of which nothing is left goes with it. Null when it is not here. */
  async takeFile(room: string, clientId: string, file: string): Promise<StoredAttachment | null> {
    const found = this.#find(room, clientId);
    const taken = found?.files.find(({ id }) => id === file);
    if (!found || !taken) return null;
    if (found.files.length === 1 && found.message === '') await this.remove(room, clientId);
    else {
      await this.#change(room, clientId, (entry) => ({ ...entry, files: entry.files.filter(({ id }) => id !== file) }));
      this.released([taken]);
    }
    return taken;
  }

  /** So many bytes of a file are out; null while it is not being sent. */
  setSent(room: string, file: string, sent: number | null): void {
    if (sent === null) this.#sent.delete(file);
    else this.#sent.set(file, sent);
    this.changed(room);
  }

  /** Puts a failed message back to waiting, in its old place. False when it is not here. */
  async retry(room: string, clientId: string): Promise<boolean> {
    if (!this.#find(room, clientId)) return false;
    await this.#change(room, clientId, ({ files, ...entry }) => ({
      ...entry,
      files: files.map((file) => (file.state === 'failed' ? { ...file, state: 'waiting', error: null } : file)),
      state: 'waiting',
      error: null,
    }));
    return true;
  }

  close(): Promise<void> {
    return this.document.close();
  }

  #waiting(): StoredEntry[] {
    return this.document.value.entries.filter(
      (entry) => entry.state === 'waiting' && !this.#unwritten.has(entry.client_id),
    );
  }

  #find(room: string, clientId: string): StoredEntry | undefined {
    return this.document.value.entries.find((entry) => isEntry(entry, room, clientId));
  }

  #change(room: string, clientId: string, change: (entry: StoredEntry) => StoredEntry): Promise<void> {
    return this.#update(room, (entries) =>
      entries.map((entry) => (isEntry(entry, room, clientId) ? change(entry) : entry)),
    );
  }

  async #update(room: string, change: (entries: StoredEntry[]) => StoredEntry[]): Promise<void> {
    const written = this.document.update((file) => ({ ...file, entries: change(file.entries) }));
    this.changed(room);
    try {
      await written;
    } catch (error) {
      this.changed(room);
      throw error;
    }
  }
}

const hasFilesToSend = ({ files }: StoredEntry): boolean => files.some(({ state }) => state !== 'done');

const withFile = (entry: StoredEntry, id: string, change: Partial<StoredAttachment>): StoredEntry => ({
  ...entry,
  files: entry.files.map((file) => (file.id === id ? { ...file, ...change } : file)),
});

const isEntry = (entry: StoredEntry, room: string, clientId: string): boolean =>
  entry.room === room && entry.client_id === clientId;
