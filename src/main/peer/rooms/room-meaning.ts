import { mentions, type Named } from '#shared/mentions';
import type { ChatMessage } from '#shared/nouns/message';

/** Unread mentions remembered of one room: beyond it nobody counts. */
const MOST_MENTIONS = 999;
/** Own messages and threads remembered of one room: an answer to an older one is a message like any other. */
const MOST_OWN = 100;

/** Who reads a room: as they are called on its host, and whether the room is between them and a few others. */
export interface Reader extends Named {
  readonly direct: boolean;
}

/**
 * Why a message means its reader: it names them, or answers them, or goes on in a thread they wrote in; in a direct message
 * every one does.
 */
export type Meaning = 'mention' | 'reply' | 'thread' | 'direct';

/** Whether and how a message means its reader; `own` are their messages and threads. A deleted one means nobody. */
export function meaningOf(message: ChatMessage, reader: Reader, own: readonly number[]): Meaning | null {
  if (message.user === reader.id || message.deleted !== null) return null;
  if (reader.direct) return 'direct';
  if (mentions(message.message, reader)) return 'mention';
  const { reply_to, thread } = message;
  if (reply_to !== null && own.includes(reply_to)) return 'reply';
  return thread !== null && own.includes(thread) ? 'thread' : null;
}

/** What a mark holds of what messages mean. */
interface Meant {
  readonly read: number;
  readonly mentions: number[];
  readonly own: number[];
}

/**
 * The mark once these versions of messages are known. It may be told a message twice, and an older one again after it
 * was edited or deleted: what counts is what it says now.
 */
export function noteMeaning<M extends Meant>(mark: M, versions: readonly ChatMessage[], reader: Reader): M {
  const found = new Set(mark.mentions);
  const own = new Set(mark.own);
  for (const message of versions) {
    const { seq, user, thread } = message;
    if (user === reader.id) own.add(seq).add(thread ?? seq);
    else if (seq > mark.read && meaningOf(message, reader, [...own]) !== null) found.add(seq);
    else found.delete(seq);
  }
  return withSeqs(mark, newest(found, MOST_MENTIONS), newest(own, MOST_OWN));
}

function withSeqs<M extends Meant>(mark: M, found: number[], own: number[]): M {
  const isSame = isEqual(found, mark.mentions) && isEqual(own, mark.own);
  return isSame ? mark : { ...mark, mentions: found, own };
}

const newest = (seqs: ReadonlySet<number>, most: number): number[] => [...seqs].sort((a, b) => a - b).slice(-most);

const isEqual = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((seq, index) => seq === b[index]);
