import type { ChatMessage } from '#shared/nouns/message';
import type { Ticket } from '../disk/group-commit';
import type { Amended, Amendment } from '../log';
import { amended, type StoredMessage, shown } from '../room-log/stored-message';
import { isAmendment, recordOf } from './amendment-record';

/** What is to be done to one message. */
export interface AmendRequest {
  readonly seq: number;
  /** Null for nothing. */
  readonly decide: (message: ChatMessage) => Amendment | null;
}

/** What a request came to, when it is written. */
export interface Decided {
  readonly after: StoredMessage;
  readonly amendment: Amendment | null;
}

/** What a request comes to; undefined where it is refused because asking it failed. */
export function decide(
  { input, reject }: Ticket<AmendRequest, Amended | undefined>,
  before: StoredMessage,
  change: number,
): Decided | undefined {
  try {
    const amendment = input.decide(shown(before));
    const after = amendment && amended(before, amendment, change);
    if (amendment === null || after === null) return { after: before, amendment: null };
    if (!isAmendment(recordOf(amendment, before.seq, change))) {
      throw new TypeError('An amendment does not fit its schema.');
    }
    return { after, amendment };
  } catch (error) {
    reject(error);
    return undefined;
  }
}
