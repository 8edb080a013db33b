import { LIMITS } from '#shared/protocol/limits';
import type { SystemPushPayload } from '#shared/protocol/system-channel';
import type { Words } from '#shared/words/words';
import type { ArchivedMessage } from './archive-format';
import type { Carried } from './carry-files';

/** One push of an import, without the room. */
export type ImportBatch = Omit<SystemPushPayload<'import-messages'>, 'room'>;
type Imported = ImportBatch['messages'][number];

/** What fits into a frame beside what else is in it. */
const MOST_BYTES = LIMITS.frameBytes - 8 * 1024;
/** People of one reaction that fit into a push with the longest text. */
const MOST_USERS = 400;

const bytesOf = (message: Imported): number => Buffer.byteLength(JSON.stringify(message)) + 1;

/**
 * The pushes that bring messages to a host. A message with more reactions than fit into one comes several times, each time
 * with some: the host adds what it does not have.
 */
export class ImportBatches {
  #messages: Imported[] = [];
  #bytes = 0;
  #from: number;

  /** @param from the position of the first message that is added */
  constructor(from: number) {
    this.#from = from;
  }

  /** Whether all that was added is in a push. */
  get isEmpty(): boolean {
    return this.#messages.length === 0;
  }

  /** Takes the next message, and gives the pushes that are ready by that. */
  add(message: Imported): ImportBatch[] {
    const [whole, ...rest] = portions(message);
    const size = bytesOf(whole);
    const isFull = this.#messages.length === LIMITS.importBatch || this.#bytes + size > MOST_BYTES;
    const ready = isFull ? this.flush() : [];
    this.#messages.push(whole);
    this.#bytes += size;
    if (rest.length === 0) return ready;
    const from = this.#from + this.#messages.length - 1;
    return [...ready, ...this.flush(), ...rest.map((portion) => ({ from, messages: [portion] }))];
  }

  /** The push that was not full yet. */
  flush(): ImportBatch[] {
    if (this.#messages.length === 0) return [];
    const batch = { from: this.#from, messages: this.#messages };
    this.#from += this.#messages.length;
    this.#messages = [];
    this.#bytes = 0;
    return [batch];
  }
}

/** A message as a host takes it. `positions` leads from the seqs of the export to its own. */
export function toImported(
  message: ArchivedMessage,
  positions: Positions,
  { ids, missing }: Carried,
  words: Words,
): Imported {
  const { user, created, edited, deleted, reply_to, pinned, reactions } = message;
  return {
    ...{ user, created, edited, deleted, pinned, reactions, files: [...ids] },
    message: withFileNames(message.message, missing, words),
    reply_to: reply_to === null ? null : positions.of(reply_to),
  };
}

/** That there was a file is part of what was said, also where it is missing. */
function withFileNames(message: string, missing: Carried['missing'], words: Words): string {
  if (missing.length === 0) return message;
  const names = words.archive.fileNames(missing.map(({ name }) => name).join(', '));
  return (message === '' ? names : `${message}\n\n${names}`).slice(0, LIMITS.messageLength);
}

/** Where each message of an export stands in it, counted from 1. */
export class Positions {
  /** @param seqs ascending */
  constructor(private readonly seqs: readonly number[]) {}

  /** The position of the message with this seq; null where there is none. */
  of(seq: number): number | null {
    let [low, high] = [0, this.seqs.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.seqs[middle] ?? 0) < seq) low = middle + 1;
      else high = middle;
    }
    return this.seqs[low] === seq ? low + 1 : null;
  }
}

/** A message in pieces that each fit into a push; the first one has the message, all have some of the reactions. */
function portions(message: Imported): [Imported, ...Imported[]] {
  if (bytesOf(message) <= MOST_BYTES) return [message];
  const pieces = (message.reactions ?? []).flatMap(({ emoji, users }) => {
    const count = Math.ceil(users.length / MOST_USERS);
    return Array.from({ length: count }, (_, index) => ({
      ...{ emoji, users: users.slice(index * MOST_USERS, (index + 1) * MOST_USERS) },
    }));
  });
  return [{ ...message, reactions: [] }, ...pieces.map((piece) => ({ ...message, files: [], reactions: [piece] }))];
}
