import type { RoomChannelEvent, RoomSnapshot } from '#shared/bridge/channels';
import { applyRoomEvent, type HistoryPage, withOlderMessages } from '#shared/state/room-state';

/** Messages of a room kept in memory. */
export const KEPT_MESSAGES = 300;

/** Hears what happens in a room. */
export type RoomListener = (event: RoomChannelEvent) => void;

/**
 * A room as it is shown, and who is shown it: a snapshot first, then every event. Of its messages the newest are kept;
 * older ones are fetched by whoever wants them.
 */
export class RoomAudience {
  readonly #listeners = new Set<RoomListener>();
  /** Subscribed, and waiting for their snapshot. */
  readonly #waiting = new Set<RoomListener>();
  #state: RoomSnapshot | null = null;

  /** `current` brings a snapshot up to date with what is kept elsewhere. */
  constructor(private readonly current: (snapshot: RoomSnapshot) => RoomSnapshot) {}

  /** Null until there is something to show. */
  get state(): RoomSnapshot | null {
    return this.#state;
  }

  get anyWaits(): boolean {
    return this.#waiting.size > 0;
  }

  /** Puts the room in the place of what was shown. Nobody is told yet. */
  replace(state: RoomSnapshot): void {
    this.#state = state;
  }

  /** Applies an event without telling anybody. */
  apply(event: RoomChannelEvent): void {
    if (!this.#state) return;
    const state = applyRoomEvent(this.#state, event);
    this.#state = state.messages.length > KEPT_MESSAGES ? shortened(state) : state;
  }

  /** Applies an event and tells everybody who has a snapshot. */
  emit(event: RoomChannelEvent): void {
    this.apply(event);
    for (const listener of [...this.#listeners]) listener(event);
  }

  /** Everything from a page on, and nothing before it, is what is shown now. */
  startWith({ more, threads = [] }: HistoryPage, read: number): void {
    if (this.#state) this.#state = { ...this.#state, messages: [], more, threads, read };
  }

  /** Gives everybody a new snapshot in the place of what they had. */
  showAnew(): void {
    if (this.#state) this.emit({ event: 'snapshot', payload: this.current(this.#state) });
  }

  /** Puts older messages before the present ones. Windows fetch their own. */
  prepend(page: HistoryPage): void {
    if (this.#state) this.#state = withOlderMessages(this.#state, page);
  }

  wait(listener: RoomListener): () => void {
    this.#waiting.add(listener);
    return () => {
      this.#waiting.delete(listener);
      this.#listeners.delete(listener);
    };
  }

  /** Gives those who wait their snapshot, if there is one. */
  admit(): void {
    if (!this.#state) return;
    const payload = this.current(this.#state);
    for (const listener of [...this.#waiting]) {
      this.#waiting.delete(listener);
      this.#listeners.add(listener);
      listener({ event: 'snapshot', payload });
    }
  }

  /** Tells those who wait why they go on waiting. */
  apologize(message: string): void {
    for (const listener of [...this.#waiting]) listener({ event: 'unavailable', payload: { message } });
  }

  /** The last thing anybody hears. */
  end(event?: RoomChannelEvent): void {
    const everybody = [...this.#listeners, ...this.#waiting];
    this.#listeners.clear();
    this.#waiting.clear();
    if (event) for (const listener of everybody) listener(event);
  }
}

/** The newest messages, and the threads that they began. */
function shortened(state: RoomSnapshot): RoomSnapshot {
  const messages = state.messages.slice(-KEPT_MESSAGES);
  const first = messages[0]?.seq ?? 0;
  return { ...state, messages, more: true, threads: state.threads.filter(({ thread }) => thread >= first) };
}
