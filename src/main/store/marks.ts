/** How far somebody has read. */
export interface ReadMark {
  readonly user: string;
  readonly seq: number;
}

/** A message that somebody keeps. */
export interface SavedMessage {
  readonly room: string;
  readonly seq: number;
  /** When it was saved (ISO 8601). */
  readonly at: string;
}

/**
 * The port for what each person marks for themself: how far they read a room and its threads, and the messages they
 * keep. Each is one small value that replaces the one before.
 *
 * - What changes something resolves once it is on disk, and rejects with {@link StoreFault} when it cannot be kept; then
 *   it is as if it had never been asked for. It resolves with false when it changes nothing.
 * - No message ever waits for a mark.
 */
export interface Marks {
  /** Raises how far somebody read a room. Marks never fall. */
  read(room: string, user: string, seq: number): Promise<boolean>;
  /** Of everybody who ever read in a room. */
  reads(room: string): Promise<readonly ReadMark[]>;
  /** Raises how far somebody read a thread, which is named by its first message. */
  readThread(room: string, user: string, thread: number, seq: number): Promise<boolean>;
  /** How far somebody read the threads of a room, by thread. */
  threadReads(room: string, user: string): Promise<ReadonlyMap<number, number>>;
  /** Keeps a message for somebody, or not any more. */
  save(user: string, message: SavedMessage, on: boolean): Promise<boolean>;
  /** What somebody keeps, the one saved last first. */
  saved(user: string): Promise<readonly SavedMessage[]>;
  /** Forgets all marks of a room. */
  drop(room: string): Promise<void>;
}
