import type { ChatMessage } from '#shared/nouns/message';
import { roomTopic } from '#shared/protocol/topics';
import { aPerson, type HostAddress, Member } from './member';

/** All of a room, as any phoenix client reads it: a join with `since`, then page by page. Needs a public room. */
export async function wholeRoom(host: HostAddress, room: string): Promise<ChatMessage[]> {
  const reader = await Member.connect(host, await aPerson('Reader'));
  const { response } = await reader.join(roomTopic(room), { since: 0 });
  const all: ChatMessage[] = [...response.messages];
  for (let more = response.more; more; ) {
    const page = await reader.do(roomTopic(room), 'history', { after: all.at(-1)?.seq, limit: 100 });
    all.push(...page.messages);
    more = page.more;
  }
  await reader.disconnect();
  return all;
}
