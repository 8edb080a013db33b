import { type Flags, type FlagValues, parseFlags } from '../parse-flags';

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

/** A command with its options, each a text or a switch. */
interface CommandPlan<Options extends Flags, Needed extends keyof Options & string> {
  readonly usage: string;
  /** Beside `--help`. */
  readonly options: Options;
  /** Options that must be there, each with the sentence that asks for it. */
  readonly needed: { readonly [K in Needed]: string };
  /** @returns the exit code */
  run(values: Values<Options, Needed>, terminal: Terminal): Promise<number>;
}

type Values<Options extends Flags, Needed extends keyof Options> = FlagValues<Options> & {
  readonly [K in Needed]: string;
};

const HELP = { help: { type: 'boolean', short: 'h' } } as const;

/** Makes a command: reads its arguments, helps, and asks for what is missing, before anything is done. */
export function maintenanceCommand<const Options extends Flags, const Needed extends keyof Options & string>(
  plan: CommandPlan<Options, Needed>,
): MaintenanceCommand {
  const { usage, options, needed } = plan;
  return {
    usage,
    async run(args, terminal) {
      const flags = parseFlags(args, { ...options, ...HELP });
      if (!flags.ok) return misused(terminal, flags.error, usage);
      const values: Readonly<Record<string, unknown>> = flags.value;
      if (values.help) {
        terminal.out(usage);
        return 0;
      }
      for (const name in needed) if (!values[name]) return misused(terminal, needed[name], usage);
      // What is needed was just seen to be there; everything else is what the parser makes of the options.
      return await plan.run(values as Values<Options, Needed>, terminal);
    },
  };
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
