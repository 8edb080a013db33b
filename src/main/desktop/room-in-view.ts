import type { Peer } from '../peer/peer';
import { FollowedSystem } from './followed-system';

/** A room of a host. */
export interface RoomPlace {
  readonly host: string;
  readonly room: string;
}

/** Which room the window shows, as its page says, and what that room is called. */
export class RoomInView {
  readonly #listeners = new Set<() => void>();
  #place: RoomPlace | null = null;
  #followed: { readonly host: string; readonly system: FollowedSystem } | null = null;

  constructor(private readonly peer: Pick<Peer, 'subscribe'>) {}

  place(): RoomPlace | null {
    return this.#place;
  }

  /** Whether the window shows this room. */
  shows(host: string, room: string): boolean {
    return this.#place?.host === host && this.#place.room === room;
  }

  /** The room's name, once its host has told it. */
  name(): string | null {
    const room = this.#place?.room;
    const rooms = this.#followed?.system.snapshot()?.chatrooms ?? [];
    return rooms.find(({ id }) => id === room)?.name ?? null;
  }

  show(place: RoomPlace | null): void {
    this.#place = place;
    if (place?.host !== this.#followed?.host) this.#follow(place?.host);
    this.#changed();
  }

  /** Hears when another room is shown, and when its name may have changed. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#listeners.clear();
    this.#follow(undefined);
  }

  #follow(host: string | undefined): void {
    this.#followed?.system.close();
    this.#followed =
      host === undefined ? null : { host, system: new FollowedSystem(this.peer, host, () => this.#changed()) };
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
