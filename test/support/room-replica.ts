import type { ChatMessage } from '#shared/nouns/message';
import type { ReadMark } from '#shared/protocol/room-channel';
import type { Incoming, Member } from './member';

/**
 * A client's copy of a room, kept as docs/protocol.md says: of each message the version with the highest `change`, marks
 * that only rise, and after a lost line the join with `since` and `since_change`. It is written apart from Hearth's own
 * client, and is all that one has to know.
 */
export class RoomReplica {
  readonly messages = new Map<number, ChatMessage>();
  readonly reads = new Map<string, number>();
  /** Rules of the protocol that the host broke. */
  readonly broken: string[] = [];
  change = 0;
  #member: Member | null = null;
  #handled = 0;
  #told = 0;

  constructor(readonly topic: string) {}

  /** The last message at hand, without a gap before it. */
  get last(): number {
    return this.messages.size;
  }

  /** Joins on this line and reads on until nothing is missing. */
  async follow(member: Member): Promise<void> {
    this.#member = member;
    this.#handled = 0;
    for (;;) {
      this.#told = 0;
      const { response } = await member.join(this.topic, { since: this.last, since_change: this.change });
      // What was sent on an earlier join of this line is in order before the reply; handle it, and leave the rest.
      const reply = member.frames.findLastIndex(
        ({ event, payload }) => event === 'phx_reply' && payload.response === response,
      );
      this.#handleUpTo(reply);
      for (const message of [...response.changed, ...response.messages]) this.#keep(message);
      for (const mark of response.reads) this.#mark(mark);
      if (response.change < this.change) this.broken.push(`the room went back from change ${this.change}`);
      this.change = response.change;
      this.#told = response.change;
      await this.#readOn(member, response.more);
      if (!response.changed_more) return;
    }
  }

  /** Takes in everything that has arrived. */
  catchUp(): void {
    this.#handleUpTo(this.#member?.frames.length ?? 0);
  }

  async #readOn(member: Member, more: boolean): Promise<void> {
    for (let goesOn = more; goesOn; ) {
      const page = await member.do(this.topic, 'history', { after: this.last, limit: 100 });
      for (const message of page.messages) this.#keep(message);
      goesOn = page.more;
    }
  }

  #handleUpTo(end: number): void {
    for (; this.#handled < end; this.#handled += 1) {
      const frame = this.#member?.frames[this.#handled];
      if (frame?.topic === this.topic) this.#handle(frame);
    }
  }

  #handle({ event, payload }: Incoming): void {
    if (event === 'chat-message') this.#keep(payload);
    if (event === 'read') this.#mark(payload);
    if (!['chat-message-edit', 'chat-message-delete', 'reaction', 'pin'].includes(event)) return;
    const { message } = payload as { message: ChatMessage };
    if (message.change <= this.#told) this.broken.push(`change ${message.change} came after ${this.#told}`);
    this.#told = message.change;
    this.change = Math.max(this.change, message.change);
    this.#keep(message);
  }

  #keep(message: ChatMessage): void {
    const known = this.messages.get(message.seq);
    if (!known && message.seq !== this.last + 1) {
      // One that is not read yet comes with history, as it stands then.
      return;
    }
    if (!known || message.change > known.change) this.messages.set(message.seq, message);
  }

  #mark({ user, seq }: ReadMark): void {
    this.reads.set(user, Math.max(seq, this.reads.get(user) ?? 0));
  }
}
