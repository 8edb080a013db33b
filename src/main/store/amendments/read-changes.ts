import type { ChatMessage } from '#shared/nouns/message';
import type { ChangePage, ChangeSelection } from '../log';
import { type StoredMessage, shown } from '../room-log/stored-message';
import type { Change } from './overlay';

/** Where changes are read from. */
export interface ChangeSource {
  /** Changes after the selection's number, ascending, some at a time; not all of them need be the last of their message. */
  readonly changes: AsyncIterable<readonly Change[]>;
  /** The room's change number. */
  readonly end: number;
  readonly messages: (seqs: readonly number[]) => Promise<ReadonlyMap<number, StoredMessage>>;
}

/** Messages read at once. */
const AT_ONCE = 50;

/** Changes looked at for one page: of those most may be of messages that are not asked for. */
const LOOKED_AT = 16_384;

/** Reads a page of changed messages. */
export async function readChanges(source: ChangeSource, selection: ChangeSelection): Promise<ChangePage> {
  const { limit, bytes } = selection;
  const messages: ChatMessage[] = [];
  let left = bytes;
  let change = selection.after;
  let looked = 0;
  for await (const look of looks(source.changes, selection.upTo)) {
    const found = await source.messages(look.wanted.map(({ seq }) => seq));
    for (const entry of look.wanted) {
      const message = found.get(entry.seq);
      // One that changed again meanwhile is told under its newest number, on a later page or as it happens.
      if (message?.change !== entry.change) continue;
      const next = shown(message);
      left -= Buffer.byteLength(JSON.stringify(next));
      if (messages.length === limit || (left < 0 && messages.length > 0)) return { messages, change, more: true };
      messages.push(next);
      change = entry.change;
    }
    change = look.end;
    looked += look.count;
    if (looked >= LOOKED_AT) return { messages, change, more: true };
  }
  return { messages, change: source.end, more: false };
}

interface Look {
  readonly wanted: readonly Change[];
  /** The last change looked at, wanted or not. */
  readonly end: number;
  readonly count: number;
}

async function* looks(changes: AsyncIterable<readonly Change[]>, upTo: number): AsyncGenerator<Look> {
  let wanted: Change[] = [];
  let count = 0;
  let end = 0;
  for await (const some of changes) {
    for (const entry of some) {
      count += 1;
      end = entry.change;
      if (entry.seq <= upTo) wanted.push(entry);
      if (wanted.length < AT_ONCE && count < LOOKED_AT) continue;
      yield { wanted, end, count };
      wanted = [];
      count = 0;
    }
  }
  if (count > 0) yield { wanted, end, count };
}
