import { LIMITS } from '#shared/protocol/limits';
import type { SystemPushPayload } from '#shared/protocol/system-channel';
import type { Words } from '#shared/words/words';
import type { ArchivedMessage } from './archive-format';

/** One push of an import, without the room. */
export type ImportBatch = Omit<SystemPushPayload<'import-messages'>, 'room'>;
type Imported = ImportBatch['messages'][number];

/** What fits into a frame beside what else is in it. */
const MOST_BYTES = LIMITS.frameBytes - 8 * 1024;
/** People of one reaction that fit into a push with the longest text. */
const MOST_USERS = 400;

const bytesOf = (message: Imported): number => Buffer.byteLength(JSON.stringify(message)) + 1;

/**
 * The pushes that bring an export to a host, from the message after `taken` on. A message with more reactions than fit
 * into one comes several times, each time with some: the host adds what it does not have.
 */
export function* importBatches(
  messages: readonly ArchivedMessage[],
  taken: number,
  words: Words,
): Generator<ImportBatch, void> {
  const positions = new Map(messages.map(({ seq }, index) => [seq, index + 1]));
  let batch: Imported[] = [];
  let bytes = 0;
  let from = taken + 1;
  for (let index = taken; index < messages.length; index += 1) {
    const message = messages[index];
    if (!message) continue;
    const [whole, ...rest] = portions(toImported(message, positions, words));
    const size = bytesOf(whole);
    if (batch.length === LIMITS.importBatch || (batch.length > 0 && bytes + size > MOST_BYTES)) {
      yield { from, messages: batch };
      [batch, bytes, from] = [[], 0, index + 1];
    }
    batch.push(whole);
    bytes += size;
    if (rest.length === 0) continue;
    yield { from, messages: batch };
    for (const portion of rest) yield { from: index + 1, messages: [portion] };
    [batch, bytes, from] = [[], 0, index + 2];
  }
  if (batch.length > 0) yield { from, messages: batch };
}

function toImported(message: ArchivedMessage, positions: ReadonlyMap<number, number>, words: Words): Imported {
  const { user, created, edited, deleted, reply_to, pinned, reactions } = message;
  return {
    ...{ user, created, edited, deleted, pinned, reactions },
    message: withFileNames(message, words),
    reply_to: reply_to === null ? null : (positions.get(reply_to) ?? null),
  };
}

/** Files are not carried, but that there were some is part of what was said. */
function withFileNames({ message, files }: ArchivedMessage, words: Words): string {
  if (files.length === 0) return message;
  const names = words.archive.fileNames(files.map(({ name }) => name).join(', '));
  return (message === '' ? names : `${message}\n\n${names}`).slice(0, LIMITS.messageLength);
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
  return [{ ...message, reactions: [] }, ...pieces.map((piece) => ({ ...message, reactions: [piece] }))];
}
