import { roomTopic } from '#shared/protocol/topics';
import type { Member } from './member';

/** A public room made by this member, and its topic. */
export async function lunch(member: Member, fields: object = {}) {
  const { chatroom } = await member.do('system', 'chatroom-create', { name: 'Lunch', ...fields });
  return { chatroom, topic: roomTopic(chatroom.id) };
}

/** Sends messages `1` … `count`, many at a time. */
export async function fill(member: Member, topic: string, count: number, text = (n: number) => `message ${n}`) {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  await Promise.all(numbers.map((n) => member.do(topic, 'chat-message', { message: text(n), client_id: `c${n}` })));
}

export const seqs = (messages: readonly { seq: number }[]) => messages.map(({ seq }) => seq);
export const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
