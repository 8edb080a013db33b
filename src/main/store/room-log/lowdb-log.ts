import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChatMessage } from '#shared/nouns/message';
import type { Result } from '#shared/result';
import type { Logger } from '../../logger';
import type { Timer } from '../amendments/eraser';
import { Housekeeping } from '../amendments/housekeeping';
import type { DamageReports } from '../disk/damage-reports';
import { closedFault, type Endeavour, errnoOf, storeFault } from '../disk/faults';
import type { Saves } from '../disk/saves';
import { syncFolder } from '../disk/sync-folder';
import type {
  Amend,
  Amended,
  Amendment,
  Appended,
  ChangePage,
  ChangeSelection,
  Draft,
  Log,
  Page,
  Selection,
} from '../log';
import { StoreFault } from '../store';
import { Listeners } from './listeners';
import { RoomLog } from './room-log';
import { DROPPED, roomPath, roomsPath } from './rooms-folder';
import type { SegmentCatalog } from './segment-catalog';

/** How a log is kept. */
export interface LowdbLogOptions {
  readonly reports: DamageReports;
  readonly logger: Logger;
  readonly saves: Saves;
  /** Which segments there are to be; closed with the log. */
  readonly catalog: SegmentCatalog;
  /** Bytes after which a segment is sealed. */
  readonly segmentBytes: number;
  /** Amendments of a room after which they go into the messages' own lines. */
  readonly foldAfter: number;
  readonly now: () => Date;
  readonly timer: Timer;
}

/** Bytes after which a segment is sealed as a rule: small enough to copy aside, large enough to be few. */
export const SEGMENT_BYTES = 4 * 1024 * 1024;

/** Rooms whose write handle and dedupe window are kept at once: some 30 MB at most. */
const BUSY_ROOMS = 64;

/** {@link Log} with a folder of segments for each room. A room is looked at on its first use, not on opening. */
export class LowdbLog implements Log {
  readonly #folder: string;
  readonly #options: LowdbLogOptions;
  readonly #rooms = new Map<string, Promise<RoomLog>>();
  /** Rooms that are being deleted. */
  readonly #leaving = new Map<string, Promise<void>>();
  /** Rooms people write in, the one that was longest without a message first. */
  readonly #busy = new Map<string, RoomLog>();
  readonly #subscribers: Listeners<[ChatMessage]>;
  readonly #watchers: Listeners<[ChatMessage, Amendment]>;
  readonly #housekeeping: Housekeeping;
  /** Calls not answered yet: a close waits for them. */
  readonly #underWay = new Set<Promise<unknown>>();
  #closed = false;

  private constructor(folder: string, options: LowdbLogOptions) {
    this.#folder = folder;
    this.#options = options;
    this.#subscribers = new Listeners(options.logger);
    this.#watchers = new Listeners(options.logger);
    this.#housekeeping = new Housekeeping({
      ...options,
      folder,
      fold: (room, isStopped) => this.#fold(room, isStopped),
    });
  }

  static async open(folder: string, options: LowdbLogOptions): Promise<LowdbLog> {
    const rooms = roomsPath(folder);
    const names = await readdir(rooms);
    // A crash may have come between the end of a room and the end of its files.
    for (const name of names.filter((name) => name.endsWith(DROPPED))) await rm(join(rooms, name), { recursive: true });
    return new LowdbLog(folder, options);
  }

  append(draft: Draft): Promise<Appended> {
    const busy = this.#closed ? undefined : this.#busy.get(draft.room);
    if (busy !== undefined) {
      this.#makeBusy(draft.room, busy);
      return busy.append(draft);
    }
    return this.#run("Messages can't be saved", draft.room, (log) => {
      this.#makeBusy(draft.room, log);
      return log.append(draft);
    });
  }

  recall(room: string, user: string, clientId: string): Promise<ChatMessage | undefined> {
    return this.#run("Messages can't be read", room, (log) => {
      this.#makeBusy(room, log);
      return log.recall(user, clientId);
    });
  }

  read(room: string, selection: Selection): Promise<Page> {
    return this.#run("Messages can't be read", room, (log) => log.read(selection));
  }

  head(room: string): Promise<number> {
    return this.#run("Messages can't be read", room, async (log) => log.head);
  }

  message(room: string, seq: number): Promise<ChatMessage | undefined> {
    return this.#run("Messages can't be read", room, (log) => log.message(seq));
  }

  amend<E>(room: string, seq: number, amend: Amend<E>): Promise<Result<Amended, E> | undefined> {
    return this.#run("Changes can't be saved", room, async (log) => {
      this.#makeBusy(room, log);
      const amended = await log.amend(seq, amend);
      this.#housekeeping.amended(room, log);
      return amended;
    });
  }

  change(room: string): Promise<number> {
    return this.#run("Messages can't be read", room, (log) => log.change());
  }

  changes(room: string, selection: ChangeSelection): Promise<ChangePage> {
    return this.#run("Messages can't be read", room, (log) => log.changes(selection));
  }

  pins(room: string): Promise<readonly ChatMessage[]> {
    return this.#run("Messages can't be read", room, (log) => log.pins());
  }

  reactors(room: string, seq: number, emoji: string): Promise<readonly string[]> {
    return this.#run("Messages can't be read", room, (log) => log.reactors(seq, emoji));
  }

  subscribe(listener: (message: ChatMessage) => void): () => void {
    return this.#subscribers.add(listener);
  }

  watch(listener: (message: ChatMessage, amendment: Amendment) => void): () => void {
    return this.#watchers.add(listener);
  }

  /** What was appended before is settled first; what comes after begins a new log. */
  drop(room: string): Promise<void> {
    return this.#run("Changes can't be saved", room, (log) => {
      const removed = this.#remove(room, log);
      this.#housekeeping.forget(room);
      // Of a room that is gone nothing is kept, unless somebody asks for it again.
      this.#rooms.delete(room);
      const forget = () => void this.#leaving.delete(room);
      this.#leaving.set(room, removed.then(forget, forget));
      return removed;
    });
  }

  /** Resolves when everything under way is settled; later calls are refused. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#housekeeping.stop();
    await Promise.allSettled(this.#underWay);
    const rooms = await Promise.allSettled(this.#rooms.values());
    for (const room of rooms) if (room.status === 'fulfilled') await room.value.close(closedFault());
    await this.#options.catalog.close();
    this.#busy.clear();
  }

  /** Does something with a room's log, which is opened on first use. */
  async #run<T>(endeavour: Endeavour, room: string, action: (log: RoomLog) => Promise<T>): Promise<T> {
    if (this.#closed) throw closedFault();
    const opened = this.#rooms.get(room) ?? this.#keep(room, this.#open(room));
    const result = opened.then(action);
    this.#underWay.add(result);
    try {
      const answer = await result;
      this.#housekeeping.used(room, await opened);
      return answer;
    } catch (error) {
      throw errnoOf(error) === undefined ? error : storeFault(endeavour, error);
    } finally {
      this.#underWay.delete(result);
    }
  }

  /** Remembers an opening; one that failed is tried again by the next call. */
  #keep(room: string, opening: Promise<RoomLog>): Promise<RoomLog> {
    this.#rooms.set(room, opening);
    opening.catch(() => {
      if (this.#rooms.get(room) === opening) this.#rooms.delete(room);
    });
    return opening;
  }

  /** After an earlier room of this id is gone. */
  async #open(room: string): Promise<RoomLog> {
    await this.#leaving.get(room);
    const { catalog, reports, saves, segmentBytes } = this.#options;
    return await RoomLog.open({
      ...{ folder: this.#folder, room, catalog, reports, saves, segmentBytes },
      publish: (message) => this.#subscribers.tell(message),
      publishAmended: (message, amendment) => this.#watchers.tell(message, amendment),
    });
  }

  /** Marks a room as the last one written in and lets the least busy one rest, so that open handles stay bounded. */
  #makeBusy(room: string, log: RoomLog): void {
    if (log.closed) return;
    this.#busy.delete(room);
    this.#busy.set(room, log);
    if (this.#busy.size <= BUSY_ROOMS) return;
    for (const [id, candidate] of this.#busy) {
      if (candidate.busy || candidate === log) continue;
      this.#busy.delete(id);
      candidate.rest().catch((error) => this.#options.logger.error('segment_close_failed', error, { room: id }));
      return;
    }
  }

  async #remove(room: string, log: RoomLog): Promise<void> {
    this.#busy.delete(room);
    const folder = roomPath(this.#folder, room);
    const dropped = folder + DROPPED;
    try {
      await log.close(new StoreFault('closed', 'This room was deleted.'));
      await this.#options.catalog.drop(room);
      this.#options.saves.forget('log', room);
      this.#options.saves.forget('amendments', room);
      await rm(dropped, { recursive: true, force: true });
      await rename(folder, dropped).catch(unlessMissing);
      // Also where nothing was renamed now: a drop that failed may have come that far, and its sync not.
      await syncFolder(roomsPath(this.#folder));
      await rm(dropped, { recursive: true, force: true });
    } catch (error) {
      throw storeFault("Changes can't be saved", error);
    }
  }

  #fold(room: string, isStopped: () => boolean): Promise<void> {
    return this.#run("Changes can't be saved", room, (log) => log.fold(isStopped));
  }
}

/** A room in which nobody wrote has no folder. */
function unlessMissing(error: unknown): void {
  if (errnoOf(error) !== 'ENOENT') throw error;
}
