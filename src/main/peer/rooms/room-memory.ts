import * as v from 'valibot';
import { Id } from '#shared/nouns/fields';
import type { ChatRoom } from '#shared/nouns/room';
import type { Logger } from '../../logger';
import type { Document } from '../../store/document';
import { markAt, RoomMark, unreadOf } from './room-mark';

/** What this install remembers of one host's rooms, on disk. */
export const RoomMemoryFile = v.object({
  version: v.literal(1),
  /** Whether the host's rooms were ever seen: rooms met later are new, those met first are not. */
  met: v.boolean(),
  rooms: v.record(v.string(), RoomMark),
  /** Public rooms that this person does not follow on this install. */
  left: v.array(Id),
  /** Ids of pending invitations and newcomers that were announced already. */
  announced: v.array(Id),
});
export type RoomMemoryFile = v.InferOutput<typeof RoomMemoryFile>;

/** What of it belongs to the person, and not to the computer. */
export const PortableMemory = v.pick(RoomMemoryFile, ['met', 'rooms', 'left']);
export type PortableMemory = v.InferOutput<typeof PortableMemory>;

/** The file before the first room. */
export const EMPTY_ROOM_MEMORY: RoomMemoryFile = { version: 1, met: false, rooms: {}, left: [], announced: [] };

/** How long marks may wait before they are written, in milliseconds. A crash recounts what came since from the host. */
const WRITE_DELAY_MS = 400;

/**
 * Read marks, left rooms and announced invitations of one host. Changes count at once and are written a little later,
 * many at a time: a busy room must not mean a sync per message.
 */
export class RoomMemory {
  #value: RoomMemoryFile;
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly document: Document<RoomMemoryFile>,
    private readonly logger: Logger,
    private readonly changed: () => void,
  ) {
    this.#value = document.value;
  }

  mark(room: string): RoomMark {
    return this.#value.rooms[room] ?? markAt(0);
  }

  updateMark(room: string, change: (mark: RoomMark) => RoomMark): void {
    const before = this.mark(room);
    const after = change(before);
    if (after === before) return;
    this.#set({ rooms: { ...this.#value.rooms, [room]: after } });
  }

  /** Rooms with unread messages, by id. */
  unread(): Record<string, number> {
    const unread: Record<string, number> = {};
    for (const [room, mark] of Object.entries(this.#value.rooms)) {
      const count = unreadOf(mark);
      if (count > 0 && !this.hasLeft(room)) unread[room] = count;
    }
    return unread;
  }

  /** Of the unread messages, those that mean this person, by room. */
  mentions(): Record<string, number> {
    const mentions: Record<string, number> = {};
    for (const [room, mark] of Object.entries(this.#value.rooms)) {
      if (mark.mentions.length > 0 && !this.hasLeft(room)) mentions[room] = mark.mentions.length;
    }
    return mentions;
  }

  /**
   * Takes note of the rooms this person may enter now. On the first visit to a host what was said before counts as read;
   * a room that appears later was made for them, or they were let in: all of it is new. Rooms that are gone are forgotten.
   */
  meet(chatrooms: readonly ChatRoom[]): void {
    const rooms: Record<string, RoomMark> = {};
    for (const { id, seq } of chatrooms) rooms[id] = this.#value.rooms[id] ?? markAt(this.#value.met ? 0 : seq);
    const left = this.#value.left.filter((id) => rooms[id]);
    this.#set({ met: true, rooms, left });
  }

  /** How far each room was read, and which are not followed: for this person on another computer. */
  get portable(): PortableMemory {
    const { met, rooms, left } = this.#value;
    return { met, rooms, left };
  }

  get left(): readonly string[] {
    return this.#value.left;
  }

  hasLeft(room: string): boolean {
    return this.#value.left.includes(room);
  }

  setLeft(room: string, left: boolean): void {
    const others = this.#value.left.filter((id) => id !== room);
    this.#set({ left: left ? [...others, room] : others });
  }

  /** Which of these were not announced before; from now on they are. Ids that are not pending any more are forgotten. */
  announce(pending: readonly string[]): ReadonlySet<string> {
    const known = new Set(this.#value.announced);
    this.#set({ announced: [...pending] });
    return new Set(pending.filter((id) => !known.has(id)));
  }

  /** Writes what waits. */
  async close(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    await this.#write();
    await this.document.close();
  }

  #set(change: Partial<RoomMemoryFile>): void {
    this.#value = { ...this.#value, ...change };
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.#write();
    }, WRITE_DELAY_MS);
    this.changed();
  }

  async #write(): Promise<void> {
    try {
      await this.document.update(() => this.#value);
    } catch (error) {
      // Marks are a convenience: with a full disk the rest goes on, and the next change tries again.
      this.logger.error('peer_marks_not_written', error);
    }
  }
}
