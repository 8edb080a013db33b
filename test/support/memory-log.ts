import type { ChatMessage } from '#shared/nouns/message';
import { LIMITS } from '#shared/protocol/limits';
import type { Appended, Draft, Log, Page, Selection } from '../../src/main/store/log';

/** The port's promises in the fewest words: the model that real logs are compared with, and a log for tests of others. */
export class MemoryLog implements Log {
  readonly #rooms = new Map<string, ChatMessage[]>();
  /** The last seq under each room, person and `client_id`. */
  readonly #seqs = new Map<string, number>();
  readonly #subscribers = new Set<(message: ChatMessage) => void>();

  async append(draft: Draft): Promise<Appended> {
    const known = this.#known(draft.room, draft.user, draft.client_id);
    if (known !== undefined) return { message: known, fresh: false };
    const messages = this.#messages(draft.room);
    const message = { ...draft, seq: messages.length + 1 };
    messages.push(message);
    this.#rooms.set(draft.room, messages);
    this.#seqs.set(`${draft.room} ${draft.user} ${draft.client_id}`, message.seq);
    for (const subscriber of this.#subscribers) tell(subscriber, message);
    return { message, fresh: true };
  }

  async recall(room: string, user: string, clientId: string): Promise<ChatMessage | undefined> {
    return this.#known(room, user, clientId);
  }

  async read(room: string, selection: Selection): Promise<Page> {
    const messages = this.#messages(room);
    return { ...select(messages, selection), head: messages.length };
  }

  async head(room: string): Promise<number> {
    return this.#messages(room).length;
  }

  subscribe(listener: (message: ChatMessage) => void): () => void {
    this.#subscribers.add(listener);
    return () => void this.#subscribers.delete(listener);
  }

  async drop(room: string): Promise<void> {
    this.#rooms.delete(room);
  }

  #known(room: string, user: string, clientId: string): ChatMessage | undefined {
    const messages = this.#messages(room);
    const known = messages[(this.#seqs.get(`${room} ${user} ${clientId}`) ?? 0) - 1];
    const same = known?.user === user && known.client_id === clientId;
    return same && known.seq > messages.length - LIMITS.dedupeWindow ? known : undefined;
  }

  #messages(room: string): ChatMessage[] {
    return this.#rooms.get(room) ?? [];
  }
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

function tell(subscriber: (message: ChatMessage) => void, message: ChatMessage): void {
  try {
    subscriber(message);
  } catch {
    // A subscriber that throws harms nobody else; that is all a model has to say about it.
  }
}
