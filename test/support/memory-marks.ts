import type { Marks, ReadMark, SavedMessage } from '../../src/main/store/marks';

/** The port's promises in the fewest words: the model that real marks are compared with. */
export class MemoryMarks implements Marks {
  /** How far was read, by room and then by person. */
  readonly #reads = new Map<string, Map<string, number>>();
  /** The same by room and person, and then by thread. */
  readonly #threads = new Map<string, Map<string, Map<number, number>>>();
  /** By person, the one saved first first. */
  readonly #saved = new Map<string, SavedMessage[]>();

  async read(room: string, user: string, seq: number): Promise<boolean> {
    return raise(within(this.#reads, room), user, seq);
  }

  async reads(room: string): Promise<readonly ReadMark[]> {
    return [...(this.#reads.get(room) ?? [])].map(([user, seq]) => ({ user, seq }));
  }

  async readThread(room: string, user: string, thread: number, seq: number): Promise<boolean> {
    const ofRoom = this.#threads.get(room) ?? new Map<string, Map<number, number>>();
    this.#threads.set(room, ofRoom);
    return raise(within(ofRoom, user), thread, seq);
  }

  async threadReads(room: string, user: string): Promise<ReadonlyMap<number, number>> {
    return new Map(this.#threads.get(room)?.get(user));
  }

  async save(user: string, message: SavedMessage, on: boolean): Promise<boolean> {
    const before = this.#saved.get(user) ?? [];
    const others = before.filter(({ room, seq }) => room !== message.room || seq !== message.seq);
    if (others.length < before.length === on) return false;
    this.#saved.set(user, on ? [...others, message] : others);
    return true;
  }

  async saved(user: string): Promise<readonly SavedMessage[]> {
    return [...(this.#saved.get(user) ?? [])].reverse();
  }

  async drop(room: string): Promise<void> {
    this.#reads.delete(room);
    this.#threads.delete(room);
  }
}

function within<K, V>(all: Map<string, Map<K, V>>, key: string): Map<K, V> {
  const found = all.get(key) ?? new Map<K, V>();
  all.set(key, found);
  return found;
}

function raise<K>(marks: Map<K, number>, key: K, seq: number): boolean {
  if (seq <= (marks.get(key) ?? 0)) return false;
  marks.set(key, seq);
  return true;
}
