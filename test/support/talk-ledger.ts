import type { ChatMessage } from '#shared/nouns/message';
import { ConversationLedger } from './conversation-ledger';
import type { Member } from './member';

interface KnownRoom {
  /** What it may be called: after a renaming that was not answered, the old name or the new one. */
  readonly names: readonly string[];
  readonly exists: 'yes' | 'maybe' | 'no';
}

/**
 * What a host told people until it was killed: acknowledged or showed. To be compared with what the next one has: all of
 * it, once and in order, and of what was under way either the old or the new.
 */
export class TalkLedger {
  readonly #messages = new Set<string>();
  readonly #teams = new Set<string>();
  readonly #rooms = new Map<string, KnownRoom>();
  /** By who wrote. */
  readonly #amended = new Map<string, ConversationLedger>();

  /** So many messages and changes were acknowledged. */
  acknowledged = 0;
  /** So many messages were shown to people. */
  shown = 0;

  /**
   * Writes as fast as the host acknowledges, until it is gone: messages, something that is done to each and a mark, and now
   * and then a team and a room.
   */
  async write(member: Member, topic: string, round: string): Promise<void> {
    try {
      for (let number = 0; ; number += 1) {
        const name = `${round}-${number}`;
        await Promise.all([
          this.#say(member, topic, name).then((seq) => this.#touch(member, topic, seq, number)),
          number % 5 === 0 ? this.#makeTeam(member, name) : null,
          number % 5 === 1 ? this.#liveOfRoom(member, name, number % 2 === 0) : null,
        ]);
      }
    } catch {
      // The host is gone, as it was to be.
    }
  }

  /** Notes what somebody was shown. */
  noteShown({ frames }: Member): void {
    for (const amended of this.#amended.values()) amended.noteShown(frames);
    for (const { event, payload } of frames) {
      if (event !== 'chat-message') continue;
      this.shown += 1;
      this.#messages.add(`${payload.seq} ${payload.client_id}`);
    }
  }

  /** What the host that runs now does not have as it was told, a line each; `member` joins `topic` to look. */
  async broken(member: Member, topic: string): Promise<string[]> {
    const room = (await member.join(topic)).response;
    const kept = await everything(member, topic);
    const broken = kept.filter(({ seq }, index) => seq !== index + 1).map(({ seq }) => `${seq} is out of its place`);
    if (new Set(kept.map(({ client_id }) => client_id)).size < kept.length) broken.push('a message is there twice');
    const found = new Set(kept.map(({ seq, client_id }) => `${seq} ${client_id}`));
    for (const message of this.#messages) if (!found.has(message)) broken.push(`message ${message} is lost`);
    const { response } = await member.join('system');
    const teams = new Set(response.teams.map(({ name }: { name: string }) => name));
    for (const team of this.#teams) if (!teams.has(team)) broken.push(`team ${team} is lost`);
    const saved = response.saved[room.room.id] ?? [];
    const amended = this.#amended.get(member.id)?.broken(kept, room, saved) ?? [];
    return [...broken, ...amended, ...this.#brokenRooms(response.chatrooms)];
  }

  async #touch(member: Member, topic: string, seq: number, number: number): Promise<void> {
    const amended = this.#amended.get(member.id) ?? new ConversationLedger(member.id);
    this.#amended.set(member.id, amended);
    this.acknowledged += await amended.touch(member, topic, seq, number);
  }

  async #say(member: Member, topic: string, client_id: string): Promise<number> {
    const { seq } = await member.do(topic, 'chat-message', { message: `message ${client_id}`, client_id });
    this.#messages.add(`${seq} ${client_id}`);
    this.acknowledged += 1;
    return seq;
  }

  async #makeTeam(member: Member, name: string): Promise<void> {
    await member.do('system', 'team-create', { name });
    this.#teams.add(name);
    this.acknowledged += 1;
  }

  /** A room is made, renamed, and perhaps deleted. */
  async #liveOfRoom(member: Member, name: string, ends: boolean): Promise<void> {
    const { id } = (await member.do('system', 'chatroom-create', { name })).chatroom;
    this.#know(id, { names: [name], exists: 'yes' });
    const topic = `room-${id}`;
    await member.join(topic);
    const renamed = `${name} renamed`;
    this.#rooms.set(id, { names: [name, renamed], exists: 'yes' });
    await member.do(topic, 'chatroom-update', { name: renamed });
    this.#know(id, { names: [renamed], exists: 'yes' });
    if (!ends) return;
    this.#rooms.set(id, { names: [renamed], exists: 'maybe' });
    await member.do(topic, 'chatroom-delete');
    this.#know(id, { names: [], exists: 'no' });
  }

  #know(id: string, room: KnownRoom): void {
    this.#rooms.set(id, room);
    this.acknowledged += 1;
  }

  #brokenRooms(chatrooms: readonly { id: string; name: string }[]): string[] {
    const found = new Map(chatrooms.map(({ id, name }) => [id, name]));
    return [...this.#rooms].flatMap(([id, { names, exists }]) => {
      const name = found.get(id);
      if (name === undefined) return exists === 'yes' ? [`room ${names[0]} is lost`] : [];
      if (exists === 'no') return [`room ${name} came back`];
      return names.includes(name) ? [] : [`room ${names[0]} is called ${name}`];
    });
  }
}

/** Every message of a room, page by page. */
async function everything(member: Member, topic: string): Promise<ChatMessage[]> {
  const all = [];
  for (let more = true; more; ) {
    const page = await member.do(topic, 'history', { after: all.at(-1)?.seq ?? 0, limit: 100 });
    all.push(...page.messages);
    more = page.more;
  }
  return all;
}
