/** Where a command writes. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
}

/** One thing that can be done with a data folder from a terminal. */
export interface MaintenanceCommand {
  /** What `--help` writes. */
  readonly usage: string;
  /**
   * Reads its arguments and does it.
   *
   * @returns the exit code: 0 when all is good, 1 when it is not or could not be done, 2 for wrong options
   */
  run(args: readonly string[], terminal: Terminal): Promise<number>;
}

/** Something that could not be done, with a sentence that says why. */
export function failed(terminal: Terminal, sentence: string): number {
  terminal.err(`${sentence}\n`);
  return 1;
}

/** Wrong options. */
export function misused(terminal: Terminal, sentence: string, usage: string): number {
  terminal.err(`${sentence}\n\n${usage}`);
  return 2;
}

/** What programs read: one line of JSON. */
export const jsonLine = (value: object): string => `${JSON.stringify(value)}\n`;

/** A number with its noun: "1 room", "3,400 messages". */
export const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** What a folder or a backup holds, in words. */
export const holdings = (held: { rooms: number; messages: number; people: number }): string =>
  [
    counted(held.rooms, 'room', 'rooms'),
    counted(held.messages, 'message', 'messages'),
    counted(held.people, 'person', 'people'),
  ].join(', ');

/** A size in words. */
export const megabytes = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
