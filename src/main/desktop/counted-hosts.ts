import type { HostEntry } from '#shared/bridge/state';
import type { Peer } from '../peer/peer';
import type { RoomInView, RoomPlace } from './room-in-view';

/** What comes into the room in view is counted only when it stays unread so long, in milliseconds. */
export const READ_WITHIN_MS = 400;

/**
 * The hosts, with what waits as the person sees it: a message that comes into the room they read is read in a moment.
 * Without that moment counts in the list, the title and the tray would blink with every message.
 */
export class CountedHosts {
  readonly #listeners = new Set<() => void>();
  readonly #stops: readonly (() => void)[];
  #room = '';
  #unread = 0;
  /** When something came into what was read, or something of it was read. */
  #since = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly peer: Pick<Peer, 'hosts' | 'on'>,
    private readonly view: Pick<RoomInView, 'place' | 'onChange'>,
  ) {
    this.#look();
    this.#stops = [
      peer.on('change', () => {
        this.#look();
        this.#tell();
      }),
      view.onChange(() => this.#look()),
    ];
  }

  /** All of them as they are now. */
  list(): readonly HostEntry[] {
    const hosts = this.peer.hosts();
    const place = this.view.place();
    const left = this.#since + READ_WITHIN_MS - performance.now();
    if (!place || this.#unread === 0 || left <= 0) return hosts;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#tell();
    }, left);
    return withRead(hosts, place);
  }

  /** Hears of every change of the peer, and when a message was not read in its moment. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    for (const stop of this.#stops) stop();
    if (this.#timer) clearTimeout(this.#timer);
    this.#listeners.clear();
  }

  #look(): void {
    const place = this.view.place();
    const room = place ? `${place.host}/${place.room}` : '';
    const host = this.peer.hosts().find(({ id }) => id === place?.host);
    const unread = host?.unread[place?.room ?? ''] ?? 0;
    const came = this.#unread === 0 && unread > 0;
    if (room !== this.#room) this.#since = Number.NEGATIVE_INFINITY;
    else if (came || unread < this.#unread) this.#since = performance.now();
    this.#room = room;
    this.#unread = unread;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** The hosts as if everything in a room were read. */
const withRead = (hosts: readonly HostEntry[], { host, room }: RoomPlace): readonly HostEntry[] =>
  hosts.map((entry) =>
    entry.id === host
      ? { ...entry, unread: without(entry.unread, room), mentions: without(entry.mentions, room) }
      : entry,
  );

const without = (counts: Readonly<Record<string, number>>, room: string): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([id]) => id !== room));
