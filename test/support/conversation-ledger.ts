import { isDeepStrictEqual } from 'node:util';
import type { ChatMessage } from '#shared/nouns/message';
import type { Answer, Incoming, Member } from './member';

const AMENDED = ['chat-message-edit', 'chat-message-delete', 'reaction', 'pin'];

/**
 * What a host told of things done to messages, and of marks, until it was killed. Each message is changed once, so that
 * what was told of it is how it stays.
 */
export class ConversationLedger {
  /** Messages as they were told, by seq. */
  readonly #versions = new Map<number, ChatMessage>();
  readonly #saved = new Set<number>();
  readonly #user: string;
  #read = 0;

  /** `user` is who writes; it is their marks that are looked at. */
  constructor(user: string) {
    this.#user = user;
  }

  /** Does something to a message, which one follows from the number; tells how many things were acknowledged. */
  async touch(member: Member, topic: string, seq: number, number: number): Promise<number> {
    const [event, payload] = changeOf(seq, number);
    const changing = member.do(topic, event, payload).then(({ message }) => this.#noteVersion(message));
    const reading = member.do(topic, 'read', { seq }).then(() => this.#noteRead(seq));
    await Promise.all([changing, reading]);
    if (number % 4 === 3) return 2;
    await member.do('system', 'save', { room: topic.slice('room-'.length), seq, on: true });
    this.#saved.add(seq);
    return 3;
  }

  /** Notes what somebody was shown. */
  noteShown(frames: readonly Incoming[]): void {
    for (const { event, payload } of frames) {
      if (AMENDED.includes(event)) this.#noteVersion(payload.message);
      if (event === 'read' && payload.user === this.#user) this.#noteRead(payload.seq);
    }
  }

  /** What is not there as it was told, a line each. */
  broken(kept: readonly ChatMessage[], room: Answer['response'], saved: readonly number[]): string[] {
    const bySeq = new Map(kept.map((message) => [message.seq, message]));
    const changed = [...this.#versions.values()]
      .filter((told) => !isDeepStrictEqual(bySeq.get(told.seq), told))
      .map((told) => `message ${told.seq} is not as it was after change ${told.change}`);
    const changes = kept.flatMap(({ change }) => (change > 0 ? [change] : []));
    if (new Set(changes).size < changes.length) changed.push('a change was counted twice');
    if (Math.max(0, ...changes) > room.change) changed.push(`the room forgot its change ${Math.max(...changes)}`);
    const read = room.reads.find(({ user }: { user: string }) => user === this.#user)?.seq ?? 0;
    if (read < this.#read) changed.push(`read up to ${read} and not to ${this.#read}`);
    const lost = [...this.#saved].filter((seq) => !saved.includes(seq)).map((seq) => `message ${seq} is not saved`);
    return [...changed, ...lost];
  }

  #noteVersion(message: ChatMessage): void {
    this.#versions.set(message.seq, message);
  }

  #noteRead(seq: number): void {
    this.#read = Math.max(this.#read, seq);
  }
}

function changeOf(seq: number, number: number): readonly [event: string, payload: object] {
  if (number % 4 === 0) return ['chat-message-edit', { seq, message: `edited ${number}` }];
  if (number % 4 === 3) return ['chat-message-delete', { seq }];
  // A room has a hundred pins at most.
  return number % 40 === 1 ? ['pin', { seq, on: true }] : ['reaction', { seq, emoji: '👍', on: true }];
}
