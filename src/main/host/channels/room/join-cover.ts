import type { ChatMessage } from '#shared/nouns/message';
import type { ReadMark, RoomJoinReply } from '#shared/protocol/room-channel';
import type { Publisher } from '../../announcer/publisher';
import type { Broadcast } from '../../hub/hub';

/** What a join was answered. */
export interface Answered {
  readonly reply: RoomJoinReply;
  /** Whether the reply has every older message that changed and that the client may hold. */
  readonly hasChanges: boolean;
  readonly publisher: Publisher;
}

/**
 * Whether a join reply contains what an event, held back during the join, would tell. Messages and marks are compared by
 * their numbers: they were read a while before the reply was written. Everything else in the reply is of this moment.
 */
export function coveredBy({ reply, hasChanges, publisher }: Answered): (broadcast: Broadcast) => boolean {
  const moment = publisher.moment();
  // Made on first use: most joins hold nothing back.
  let versions: Map<number, number> | undefined;
  const versionOf = (seq: number) => {
    versions ??= new Map([...reply.messages, ...reply.changed].map((message) => [message.seq, message.change]));
    return versions.get(seq) ?? 0;
  };
  return (broadcast) => {
    switch (broadcast.event) {
      case 'chat-message':
        return (broadcast.payload as ChatMessage).seq <= reply.seq;
      case 'chat-message-edit':
      case 'chat-message-delete':
      case 'reaction':
      case 'pin': {
        const { seq, change } = (broadcast.payload as { message: ChatMessage }).message;
        return (hasChanges && change <= reply.change) || change <= versionOf(seq);
      }
      case 'read': {
        const mark = broadcast.payload as ReadMark;
        return reply.reads.some(({ user, seq }) => user === mark.user && seq >= mark.seq);
      }
      // Who is writing stands in no reply.
      case 'typing':
        return false;
      default:
        return publisher.isBefore(broadcast.payload, moment);
    }
  };
}
