import type { Logger } from '../logger';
import {
  emptyRecordMaps,
  type Kind,
  type Records,
  type RoomRecord,
  type TeamRecord,
  type UserRecord,
} from '../store/records';
import type { Change } from '../store/registry';
import type { Store } from '../store/store';
import { type Audience, audienceOfRoom, isAdmin, isAmong, isHere } from './access';

/** Rooms whose last seq is looked up at once when a host starts. */
const LOOKUPS = 16;

/**
 * The committed records and every room's last seq, in memory: for what cannot wait for a port or is asked with every
 * message. It is changed by the announcer alone, which compares before with after.
 */
export class View {
  readonly #records = emptyRecordMaps();
  readonly #seqs = new Map<string, number>();
  /** The last change that was announced in each room since the start. */
  readonly #changes = new Map<string, number>();
  /** Room ids by the team that they name. */
  readonly #roomsOfTeams = new Map<string, Set<string>>();

  get<K extends Kind>(kind: K, id: string): Records[K] | undefined {
    return this.#records[kind].get(id);
  }

  list<K extends Kind>(kind: K): Iterable<Records[K]> {
    return this.#records[kind].values();
  }

  /** The person, unless they are unknown or were removed. */
  person(userId: string): UserRecord | undefined {
    const person = this.#records.users.get(userId);
    return isHere(person) ? person : undefined;
  }

  /** The room, if this person may enter it now. */
  roomFor(userId: string, roomId: string): RoomRecord | undefined {
    const room = this.#records.rooms.get(roomId);
    return room && this.person(userId) && isAmong(this.audienceOf(room), userId) ? room : undefined;
  }

  /** Whether this person may bring files to a room: they may enter it, or import it. */
  mayFill(userId: string, roomId: string): boolean {
    const person = this.person(userId);
    const imports = this.#records.imports.get(roomId)?.user === userId && this.#records.rooms.has(roomId);
    return person !== undefined && ((imports && isAdmin(person)) || this.roomFor(userId, roomId) !== undefined);
  }

  /** Ids of the rooms this person may enter now. */
  roomsFor(userId: string): string[] {
    if (!this.person(userId)) return [];
    return [...this.list('rooms')].filter((room) => isAmong(this.audienceOf(room), userId)).map(({ id }) => id);
  }

  audienceOf(room: RoomRecord): Audience {
    return audienceOfRoom(room, this.#teamOf(room));
  }

  roomsOfTeam(teamId: string): Iterable<string> {
    return this.#roomsOfTeams.get(teamId) ?? [];
  }

  /** The last seq of a room, 0 for one without messages. */
  seqOf(roomId: string): number {
    return this.#seqs.get(roomId) ?? 0;
  }

  noteSeq(roomId: string, seq: number): void {
    if (seq > this.seqOf(roomId)) this.#seqs.set(roomId, seq);
  }

  /** The last change of a room's messages that was announced, 0 for none since the start. */
  changeOf(roomId: string): number {
    return this.#changes.get(roomId) ?? 0;
  }

  noteChange(roomId: string, change: number): void {
    if (change > this.changeOf(roomId)) this.#changes.set(roomId, change);
  }

  apply(changes: readonly Change[]): void {
    for (const change of changes) {
      if (change.kind === 'rooms') this.#noteRoom(change.id, change.before?.team, change.after?.team);
      const table: Map<string, object> = this.#records[change.kind];
      if (change.after) table.set(change.id, change.after);
      else table.delete(change.id);
      if (change.kind === 'rooms' && !change.after) this.#forget(change.id);
    }
  }

  #forget(roomId: string): void {
    this.#seqs.delete(roomId);
    this.#changes.delete(roomId);
  }

  #teamOf(room: RoomRecord): TeamRecord | undefined {
    return room.team === null ? undefined : this.#records.teams.get(room.team);
  }

  #noteRoom(roomId: string, before: string | null | undefined, after: string | null | undefined): void {
    if (before) this.#roomsOfTeams.get(before)?.delete(roomId);
    if (!after) return;
    const rooms = this.#roomsOfTeams.get(after) ?? new Set();
    this.#roomsOfTeams.set(after, rooms.add(roomId));
  }
}

/** Reads a store into a view. A room whose log cannot be read counts as empty until its next message, and is logged. */
export async function loadView({ registry, log }: Pick<Store, 'registry' | 'log'>, logger: Logger): Promise<View> {
  const view = new View();
  const put = async <K extends Kind>(kind: K) => {
    for (const after of await registry.list(kind)) {
      view.apply([{ kind, id: after.id, before: null, after } as Change]);
    }
  };
  await put('users');
  await put('teams');
  await put('rooms');
  await put('invitations');
  await put('newcomers');
  await put('imports');
  await put('settings');

  const rooms = [...view.list('rooms')].map(({ id }) => id);
  const lookUp = async () => {
    for (let room = rooms.pop(); room !== undefined; room = rooms.pop()) {
      try {
        view.noteSeq(room, await log.head(room));
      } catch (error) {
        logger.error('room_unreadable', error, { room });
      }
    }
  };
  await Promise.all(Array.from({ length: LOOKUPS }, lookUp));
  return view;
}
