import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { OutboxEntry } from '#shared/bridge/channels';
import { Id, Seq, Timestamp } from '#shared/nouns/fields';
import { ClientId } from '#shared/nouns/message';
import type { Document } from '../../store/document';

const StoredEntry = v.object({
  room: Id,
  client_id: ClientId,
  message: v.string(),
  /** The message it answers. Absent in files of a Hearth that knew no replies. */
  reply_to: v.optional(v.nullable(Seq), null),
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

/** What a person wrote, on disk until the host has it. Nothing leaves it but by an ack or by the person. */
export class Outbox {
  /** Not on disk yet: these are not sent before they are. */
  readonly #unwritten = new Set<string>();

  constructor(
    private readonly document: Document<OutboxFile>,
    private readonly changed: (room: string) => void,
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
      .map(({ room: _, ...entry }) => ({ ...entry, files: [] }));
  }

  /** The oldest message of a room that waits to be sent. */
  next(room: string): StoredEntry | null {
    return this.#waiting().find((entry) => entry.room === room) ?? null;
  }

  /** Resolves with its client_id once the message is on disk. */
  async add(room: string, message: string, { reply_to = null }: { reply_to?: number | null } = {}): Promise<string> {
    const client_id = randomUUID();
    const created = new Date().toISOString();
    const entry: StoredEntry = { room, client_id, message, reply_to, created, state: 'waiting', error: null };
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
    if (!this.#has(room, clientId)) return false;
    await this.#update(room, (entries) => entries.filter((entry) => !isEntry(entry, room, clientId)));
    return true;
  }

  /** The host refused it: it is kept, with why. */
  async fail(room: string, clientId: string, error: string): Promise<void> {
    await this.#update(room, (entries) =>
      entries.map((entry) => (isEntry(entry, room, clientId) ? { ...entry, state: 'failed', error } : entry)),
    );
  }

  /** Puts a failed message back to waiting, in its old place. False when it is not here. */
  async retry(room: string, clientId: string): Promise<boolean> {
    if (!this.#has(room, clientId)) return false;
    await this.#update(room, (entries) =>
      entries.map((entry) => (isEntry(entry, room, clientId) ? { ...entry, state: 'waiting', error: null } : entry)),
    );
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

  #has(room: string, clientId: string): boolean {
    return this.document.value.entries.some((entry) => isEntry(entry, room, clientId));
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

const isEntry = (entry: StoredEntry, room: string, clientId: string): boolean =>
  entry.room === room && entry.client_id === clientId;
