/** What an index keeps of a message. Plain values: they are handed to another thread. */
export interface Entry {
  readonly room: string;
  readonly seq: number;
  readonly user: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly thread: number | null;
  readonly change: number;
  /** What words are found in (`searchedText`), null for a deleted message. */
  readonly text: string | null;
  readonly hasFile: boolean;
}

/** How far a room is in an index. */
export interface Position {
  readonly room: string;
  /** Everything from `floor` to `top` is in it. */
  readonly top: number;
  readonly floor: number;
  /** Changes up to this number are in it. */
  readonly change: number;
}

/** What moves a position; what is left out stays. */
export type Step = Pick<Position, 'room'> & Partial<Position>;

/** What is taken into an index together, or not at all. */
export interface Batch {
  readonly entries: readonly Entry[];
  readonly steps: readonly Step[];
}

/** What an index has when it is opened. */
export interface Opened {
  readonly positions: readonly Position[];
  /** Rooms with threads in them. */
  readonly threaded: readonly string[];
}

/** A place in the order of all messages, its time in milliseconds. */
export interface Spot {
  readonly created: number;
  readonly room: string;
  readonly seq: number;
}

/** What an index is asked for. */
export interface Lookup {
  readonly terms: readonly string[];
  readonly rooms: readonly string[];
  readonly from?: string;
  /** Milliseconds, exclusive. */
  readonly before?: number;
  readonly after?: number;
  readonly hasFile?: boolean;
  readonly past?: Spot;
  readonly limit: number;
}

/** Places, newest first. */
export interface Spots {
  readonly spots: readonly Spot[];
  readonly more: boolean;
}
