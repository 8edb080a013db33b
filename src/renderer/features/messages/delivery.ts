import type { ChatMessage } from '#shared/nouns/message';
import type { ReadMark } from '#shared/protocol/room-channel';

/** Who has read one's own message, oneself aside. */
export const readersOf = ({ seq, user }: Pick<ChatMessage, 'seq' | 'user'>, reads: readonly ReadMark[]): string[] =>
  reads.filter((mark) => mark.user !== user && mark.seq >= seq).map((mark) => mark.user);
