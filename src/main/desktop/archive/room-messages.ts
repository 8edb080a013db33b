import type { Problem } from '#shared/bridge/bridge';
import type { ChatMessage, Reaction } from '#shared/nouns/message';
import { LIMITS } from '#shared/protocol/limits';
import type { RoomPushReply } from '#shared/protocol/room-channel';
import { roomTopic } from '#shared/protocol/topics';
import { ok, type Result } from '#shared/result';
import type { ArchivedMessage } from './archive-format';
import type { PacedPushes } from './paced-pushes';

/** A message with everybody who reacted, and the files as the host names them. */
export interface WholeMessage {
  readonly message: ChatMessage;
  readonly reactions: ArchivedMessage['reactions'];
}

/** All messages of a room from the first one on, a page at a time. */
export async function* roomMessages(
  pushes: PacedPushes,
  room: string,
): AsyncGenerator<Result<readonly WholeMessage[], Problem>, void> {
  const topic = roomTopic(room);
  for (let after = 0; ; ) {
    const asked = { after, limit: LIMITS.historyMax };
    const page = await pushes.push<RoomPushReply<'history'>>(topic, 'history', asked);
    if (!page.ok) return yield page;
    const whole: WholeMessage[] = [];
    for (const message of page.value.messages) {
      const reactions = await allReactions(pushes, topic, message);
      if (!reactions.ok) return yield reactions;
      whole.push({ message, reactions: reactions.value });
    }
    yield ok(whole);
    const last = page.value.messages.at(-1);
    if (!page.value.more || !last) return;
    after = last.seq;
  }
}

async function allReactions(
  pushes: PacedPushes,
  topic: string,
  { seq, reactions }: ChatMessage,
): Promise<Result<ArchivedMessage['reactions'], Problem>> {
  const all: ArchivedMessage['reactions'] = [];
  for (const reaction of reactions) {
    const users =
      reaction.count > reaction.users.length ? await reactors(pushes, topic, seq, reaction) : ok(reaction.users);
    if (!users.ok) return users;
    all.push({ emoji: reaction.emoji, users: [...users.value] });
  }
  return ok(all);
}

/** A message names the first of many only; the host tells them all. */
async function reactors(
  pushes: PacedPushes,
  topic: string,
  seq: number,
  { emoji }: Reaction,
): Promise<Result<string[], Problem>> {
  const users: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const page: Result<RoomPushReply<'reaction-users'>, Problem> = await pushes.push(topic, 'reaction-users', {
      ...{ seq, emoji, cursor },
    });
    if (!page.ok) return page;
    users.push(...page.value.users);
    cursor = page.value.cursor;
    if (cursor === null) return ok([...new Set(users)]);
  }
}
