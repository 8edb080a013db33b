import { Company } from './company';
import { lunch } from './lunch';
import type { Answer, Incoming, Member } from './member';

type Message = Answer['response'];

/** A public room with these people in it, and what they do most in tests of conversations. */
export async function talkOf<const N extends readonly string[]>(...names: N) {
  const company = await Company.gather();
  const people = await company.all(...names);
  const [first] = people as readonly Member[];
  if (!first) throw new Error('nobody to talk');
  const { chatroom, topic } = await lunch(first);
  await Promise.all(people.map((person) => person.join(topic)));
  let number = 0;
  /** Sends a message and gives its seq. */
  const say = async (member: Member, message = 'Soup today?', fields: object = {}): Promise<number> => {
    number += 1;
    const payload = { message, client_id: `say-${number}`, ...fields };
    return (await member.do(topic, 'chat-message', payload)).seq;
  };
  /** The message as `history` has it. */
  const look = async (member: Member, seq: number): Promise<Message> =>
    (await member.do(topic, 'history', { around: seq, limit: 1 })).messages[0];
  return { company, people, chatroom, topic, say, look };
}

/** What a member hears on a topic while something happens, without replies: the events, in order. */
export async function heard(member: Member, topic: string, doing: () => Promise<unknown>): Promise<Incoming[]> {
  await member.settled();
  const moment = member.frames.length;
  await doing();
  await member.settled();
  return member.frames.slice(moment).filter((frame) => frame.topic === topic && !BESIDE.has(frame.event));
}

/** Not what was told of it: the answer, and who comes and goes, which is gathered and may fall anywhere. */
const BESIDE: ReadonlySet<string> = new Set(['phx_reply', 'presence_diff']);
