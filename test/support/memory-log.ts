import type { ChatMessage } from '#shared/nouns/message';
import { LIMITS } from '#shared/protocol/limits';
import { ok, type Result } from '#shared/result';
import type {
  Amend,
  Amended,
  Amendment,
  Appended,
  ChangePage,
  ChangeSelection,
  Draft,
  Log,
  Page,
  Selection,
} from '../../src/main/store/log';

type Watcher = (message: ChatMessage, amendment: Amendment) => void;

/** A room in memory: its messages as they stand, and everybody who reacted, by seq and emoji. */
interface Room {
  readonly messages: ChatMessage[];
  readonly reactors: Map<string, string[]>;
  change: number;
}

/** The port's promises in the fewest words: the model that real logs are compared with, and a log for tests of others. */
export class MemoryLog implements Log {
  readonly #rooms = new Map<string, Room>();
  /** The last seq under each room, person and `client_id`. */
  readonly #seqs = new Map<string, number>();
  readonly #subscribers = new Set<(message: ChatMessage) => void>();
  readonly #watchers = new Set<Watcher>();

  async append(draft: Draft): Promise<Appended> {
    const known = this.#known(draft.room, draft.user, draft.client_id);
    if (known !== undefined) return { message: known, fresh: false };
    const room = this.#room(draft.room);
    const later = { change: 0, edited: null, deleted: null, reactions: [], pinned: false };
    const message = { ...draft, ...later, seq: room.messages.length + 1 };
    room.messages.push(message);
    this.#rooms.set(draft.room, room);
    this.#seqs.set(`${draft.room} ${draft.user} ${draft.client_id}`, message.seq);
    for (const subscriber of this.#subscribers) quietly(() => subscriber(message));
    return { message, fresh: true };
  }

  async recall(room: string, user: string, clientId: string): Promise<ChatMessage | undefined> {
    return this.#known(room, user, clientId);
  }

  async read(room: string, selection: Selection): Promise<Page> {
    const { messages } = this.#room(room);
    return { ...select(messages, selection), head: messages.length };
  }

  async head(room: string): Promise<number> {
    return this.#room(room).messages.length;
  }

  async message(room: string, seq: number): Promise<ChatMessage | undefined> {
    return this.#room(room).messages[seq - 1];
  }

  subscribe(listener: (message: ChatMessage) => void): () => void {
    this.#subscribers.add(listener);
    return () => void this.#subscribers.delete(listener);
  }

  async amend<E>(roomId: string, seq: number, amend: Amend<E>): Promise<Result<Amended, E> | undefined> {
    const room = this.#room(roomId);
    const before = room.messages[seq - 1];
    if (before === undefined) return undefined;
    const decided = amend(before);
    if (!decided.ok) return decided;
    const after = decided.value && apply(room, before, decided.value);
    if (!decided.value || !after) return ok({ message: before, amendment: null });
    room.change += 1;
    const message = { ...after, change: room.change };
    room.messages[seq - 1] = message;
    const amendment = decided.value;
    for (const watcher of this.#watchers) quietly(() => watcher(message, amendment));
    return ok({ message, amendment });
  }

  async change(room: string): Promise<number> {
    return this.#room(room).change;
  }

  async changes(roomId: string, { after, upTo, limit, bytes }: ChangeSelection): Promise<ChangePage> {
    const room = this.#room(roomId);
    const changed = room.messages.filter((message) => message.change > after && message.seq <= upTo);
    const { messages, more } = take(
      changed.sort((a, b) => a.change - b.change),
      limit,
      bytes,
    );
    return { messages, more, change: more ? (messages.at(-1)?.change ?? after) : room.change };
  }

  async pins(room: string): Promise<readonly ChatMessage[]> {
    return this.#room(room).messages.filter((message) => message.pinned);
  }

  async reactors(room: string, seq: number, emoji: string): Promise<readonly string[]> {
    return this.#room(room).reactors.get(`${seq} ${emoji}`) ?? [];
  }

  watch(listener: Watcher): () => void {
    this.#watchers.add(listener);
    return () => void this.#watchers.delete(listener);
  }

  async drop(room: string): Promise<void> {
    this.#rooms.delete(room);
  }

  #known(roomId: string, user: string, clientId: string): ChatMessage | undefined {
    const { messages } = this.#room(roomId);
    const known = messages[(this.#seqs.get(`${roomId} ${user} ${clientId}`) ?? 0) - 1];
    const same = known?.user === user && known.client_id === clientId;
    return same && known.seq > messages.length - LIMITS.dedupeWindow ? known : undefined;
  }

  #room(room: string): Room {
    return this.#rooms.get(room) ?? { messages: [], reactors: new Map(), change: 0 };
  }
}

/** The message after an amendment, without its change number; undefined where nothing changes. */
function apply(room: Room, message: ChatMessage, amendment: Amendment): ChatMessage | undefined {
  if (message.deleted !== null) return undefined;
  switch (amendment.kind) {
    case 'edit':
      if (message.message === amendment.message) return undefined;
      return { ...message, message: amendment.message, edited: amendment.at };
    case 'delete':
      for (const { emoji } of message.reactions) room.reactors.delete(`${message.seq} ${emoji}`);
      return { ...message, message: '', deleted: amendment.at, reactions: [], pinned: false, files: [] };
    case 'pin':
      return message.pinned === amendment.on ? undefined : { ...message, pinned: amendment.on };
    case 'reaction':
      return react(room, message, amendment);
  }
}

type React = Extract<Amendment, { kind: 'reaction' }>;

function react({ reactors }: Room, message: ChatMessage, { emoji, user, on }: React): ChatMessage | undefined {
  const key = `${message.seq} ${emoji}`;
  const before = reactors.get(key) ?? [];
  if (before.includes(user) === on) return undefined;
  const users = on ? [...before, user] : before.filter((other) => other !== user);
  if (users.length === 0) reactors.delete(key);
  else reactors.set(key, users);
  const emojis = message.reactions.map((reaction) => reaction.emoji);
  if (before.length === 0) emojis.push(emoji);
  const reactions = emojis.flatMap((each) => {
    const all = reactors.get(`${message.seq} ${each}`) ?? [];
    return all.length === 0 ? [] : [{ emoji: each, count: all.length, users: all.slice(0, 50) }];
  });
  return { ...message, reactions };
}

type Selected = Pick<Page, 'messages' | 'more'>;

function select(messages: readonly ChatMessage[], { before, after, around, limit, bytes }: Selection): Selected {
  if (after !== undefined) return take(messages.slice(after), limit, bytes);
  if (around !== undefined) return takeAround(messages, around, limit);
  const end = Math.min(before === undefined ? messages.length : before - 1, messages.length);
  const taken = take(messages.slice(0, end).reverse(), limit, bytes);
  return { messages: [...taken.messages].reverse(), more: taken.more };
}

/** Half of the page from the seq on, half before; a side that ends early leaves its place to the other. */
function takeAround(messages: readonly ChatMessage[], seq: number, limit: number): Selected {
  const older = Math.min(seq - 1, messages.length);
  const newer = messages.length - older;
  const half = Math.min(Math.ceil(limit / 2), newer);
  const start = Math.max(0, older - (limit - half));
  return { messages: messages.slice(start, start + limit), more: start > 0 };
}

function take(messages: readonly ChatMessage[], limit: number, bytes: number): Selected {
  let left = bytes;
  const fits = messages.findIndex((message, index) => {
    left -= Buffer.byteLength(JSON.stringify(message));
    return index >= limit || (index > 0 && left < 0);
  });
  return fits === -1 ? { messages, more: false } : { messages: messages.slice(0, fits), more: true };
}

function quietly(tell: () => void): void {
  try {
    tell();
  } catch {
    // A subscriber that throws harms nobody else; that is all a model has to say about it.
  }
}
