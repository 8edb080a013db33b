import type { Peer } from '../peer/peer';
import { type Badge, badgeOf } from './badge-count';
import type { CountedHosts } from './counted-hosts';
import type { Notifications } from './notifications';
import type { RoomInView } from './room-in-view';
import type { Settings } from './settings';
import type { MainWindow } from './window';
import { waitingCount, windowTitle } from './window-title';

/** What attention follows and what it moves. */
export interface AttentionParts {
  readonly peer: Pick<Peer, 'hosts'>;
  readonly counted: Pick<CountedHosts, 'list' | 'onChange'>;
  readonly view: Pick<RoomInView, 'place' | 'name' | 'onChange'>;
  readonly settings: Pick<Settings, 'value' | 'onChange'>;
  readonly window: Pick<MainWindow, 'hasAttention' | 'setTitle'>;
  readonly notifications: Pick<Notifications, 'hostsChanged' | 'viewed'>;
  /** Tells on the app's icon and in the tray how much waits, where the system can. */
  readonly setBadge: (badge: Badge) => void;
}

/** Keeps title, badge and notifications in step with what the person has not seen yet, and with what they look at. */
export class Attention {
  readonly #stops: readonly (() => void)[];
  #badge: Badge = { count: 0, mentioned: false };

  constructor(private readonly parts: AttentionParts) {
    const update = () => this.update();
    this.#stops = [parts.counted.onChange(update), parts.view.onChange(update), parts.settings.onChange(update)];
    this.update();
  }

  /** Looks at everything again; also when the window comes to the front or leaves it. */
  update(): void {
    const { peer, counted, view, settings, window, notifications, setBadge } = this.parts;
    const hosts = counted.list();
    const place = view.place();
    const host = hosts.find(({ id }) => id === place?.host);
    const waiting = waitingCount(hosts, settings.value);
    window.setTitle(windowTitle(view.name(), host?.name ?? null, waiting));
    const badge = badgeOf(hosts, settings.value);
    if (badge.count !== this.#badge.count || badge.mentioned !== this.#badge.mentioned) setBadge(badge);
    this.#badge = badge;
    notifications.hostsChanged(peer.hosts());
    if (place && window.hasAttention()) notifications.viewed(place.host, place.room);
  }

  close(): void {
    for (const stop of this.#stops) stop();
  }
}
