import type { Answer, Call } from '../child';
import type { HostAddress } from '../member';
import { Fragments } from './fragments';
import { Handshakes } from './handshakes';
import { Joins } from './joins';
import { Pings } from './pings';
import { Stalls } from './stalls';

// The entry of a process that does a host harm: `node child.cjs`, asked over the IPC channel of a fork. It is a process of
// its own so that what it spends is not taken from the people who are listened to.

/** What one kind of harm has come to so far, by words for a table. */
export type Tally = Readonly<Record<string, number>>;

/** One kind of harm, under way. */
export interface Attack {
  tally(): Tally;
  /** Ends every line it holds. */
  stop(): void;
}

/** What every kind of harm is told. */
export interface Target {
  readonly host: HostAddress;
  /** The address of 127.0.0.0/8 it comes from. */
  readonly from: string;
}

const KINDS = {
  stalls: (input: Parameters<typeof Stalls.begin>[0]) => Stalls.begin(input),
  fragments: (input: Parameters<typeof Fragments.begin>[0]) => Fragments.begin(input),
  handshakes: (input: Parameters<typeof Handshakes.begin>[0]) => Handshakes.begin(input),
  joins: (input: Parameters<typeof Joins.begin>[0]) => Joins.begin(input),
  pings: (input: Parameters<typeof Pings.begin>[0]) => Pings.begin(input),
} as const;

/** The kinds of harm, and what each is told. */
export type AttackKind = keyof typeof KINDS;
export type AttackInput<K extends AttackKind> = Parameters<(typeof KINDS)[K]>[0];

const running: Attack[] = [];

process.on('message', (call: Call) => void answer(call));

async function answer({ call, operation, input }: Call): Promise<void> {
  try {
    reply({ call, value: await perform(operation, input) });
  } catch (error) {
    reply({ call, error: String(error) });
  }
}

async function perform(operation: string, input: unknown): Promise<unknown> {
  if (operation === 'tally') return Object.assign({}, ...running.map((attack) => attack.tally()));
  if (operation === 'stop') return running.splice(0).forEach((attack) => void attack.stop()) ?? null;
  const begin = KINDS[operation as AttackKind] as (input: unknown) => Promise<Attack>;
  running.push(await begin(input));
  return null;
}

const reply = (answer: Answer): void => void process.send?.(answer);
