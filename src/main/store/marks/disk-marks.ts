import type { DamageReports } from '../disk/damage-reports';
import { errnoOf, storeFault } from '../disk/faults';
import { KeyedFiles } from '../disk/keyed-files';
import type { Saves } from '../disk/saves';
import type { Marks, ReadMark, SavedMessage } from '../marks';
import {
  keyOfPersonMark,
  keyOfRoomMark,
  PersonMark,
  personMarksPath,
  RoomMark,
  readKey,
  roomMarksPath,
  savedKey,
  threadKey,
} from './marks-records';

/** What marks are given. */
export interface DiskMarksOptions {
  readonly reports: DamageReports;
  readonly saves: Saves;
}

const saving = { part: 'marks', endeavour: "Changes can't be saved" } as const;
const damaged =
  'A mark (what somebody read, or keeps) could not be read as it was written and is forgotten. A copy of the file is kept beside it.';

/** {@link Marks} in one small file for each room and one for each person. */
export class DiskMarks implements Marks {
  readonly #folder: string;
  readonly #rooms: KeyedFiles<RoomMark>;
  readonly #people: KeyedFiles<PersonMark>;

  constructor(folder: string, { reports, saves }: DiskMarksOptions) {
    this.#folder = folder;
    const kept = { reports, saves, saving, damaged: { kind: 'mark', message: damaged } } as const;
    const isVoid = (mark: PersonMark) => mark.kind === 'unsaved';
    this.#rooms = new KeyedFiles((path) => ({
      ...kept,
      path,
      schema: RoomMark,
      keyOf: keyOfRoomMark,
      isVoid: () => false,
    }));
    this.#people = new KeyedFiles((path) => ({
      ...kept,
      path,
      schema: PersonMark,
      keyOf: keyOfPersonMark,
      isVoid,
    }));
  }

  read(room: string, user: string, seq: number): Promise<boolean> {
    return this.#raise(room, readKey(user), { kind: 'read', user, seq });
  }

  async reads(room: string): Promise<readonly ReadMark[]> {
    return await this.#inRoom(room, (marks) =>
      marks.flatMap((mark) => (mark.kind === 'read' ? [{ user: mark.user, seq: mark.seq }] : [])),
    );
  }

  readThread(room: string, user: string, thread: number, seq: number): Promise<boolean> {
    return this.#raise(room, threadKey(user, thread), { kind: 'thread', user, thread, seq });
  }

  async threadReads(room: string, user: string): Promise<ReadonlyMap<number, number>> {
    return await this.#inRoom(room, (marks) => {
      const own = marks.flatMap((mark) => (mark.kind === 'thread' && mark.user === user ? [mark] : []));
      return new Map(own.map(({ thread, seq }) => [thread, seq]));
    });
  }

  async save(user: string, { room, seq, at }: SavedMessage, on: boolean): Promise<boolean> {
    const key = savedKey(room, seq);
    return await this.#told(
      this.#people.use(personMarksPath(this.#folder, user), (file) =>
        file.update((get) => {
          if (on === (get(key) !== undefined)) return null;
          return on ? { kind: 'saved', room, seq, at } : { kind: 'unsaved', room, seq };
        }),
      ),
    );
  }

  async saved(user: string): Promise<readonly SavedMessage[]> {
    return await this.#told(
      this.#people.use(personMarksPath(this.#folder, user), ({ records }) =>
        [...records.values()]
          .flatMap((mark) => (mark.kind === 'saved' ? [{ room: mark.room, seq: mark.seq, at: mark.at }] : []))
          .reverse(),
      ),
    );
  }

  async drop(room: string): Promise<void> {
    await this.#told(this.#rooms.drop(roomMarksPath(this.#folder, room)));
  }

  /** Resolves when everything under way is settled; later calls are refused. */
  async close(): Promise<void> {
    await Promise.all([this.#rooms.close(), this.#people.close()]);
  }

  async #raise(room: string, key: string, mark: RoomMark): Promise<boolean> {
    return await this.#told(
      this.#rooms.use(roomMarksPath(this.#folder, room), (file) =>
        file.update((get) => (mark.seq > (get(key)?.seq ?? 0) ? mark : null)),
      ),
    );
  }

  async #inRoom<T>(room: string, action: (marks: readonly RoomMark[]) => T): Promise<T> {
    return await this.#told(
      this.#rooms.use(roomMarksPath(this.#folder, room), ({ records }) => action([...records.values()])),
    );
  }

  async #told<T>(doing: Promise<T>): Promise<T> {
    try {
      return await doing;
    } catch (error) {
      throw errnoOf(error) === undefined ? error : storeFault("Changes can't be saved", error);
    }
  }
}
