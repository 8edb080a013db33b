import type { SystemChannelEvent, SystemSnapshot } from '#shared/bridge/channels';
import { SYSTEM_TOPIC } from '#shared/protocol/topics';
import { followSystem } from '#shared/state/system-state';
import type { Peer } from '../peer/peer';

/** A host's `system` channel as the main process follows it: for room names in the title, and for newcomers. */
export class FollowedSystem {
  #snapshot: SystemSnapshot | null = null;
  #unsubscribe: () => void = () => undefined;

  constructor(peer: Pick<Peer, 'subscribe'>, host: string, changed: (snapshot: SystemSnapshot) => void) {
    const subscription = peer.subscribe(host, SYSTEM_TOPIC, (event) => {
      // What `system` carries and what rooms carry overlap in form; this is a subscription to `system`.
      const next = followSystem(this.#snapshot, event as SystemChannelEvent);
      if (next === this.#snapshot || !next) return;
      this.#snapshot = next;
      changed(next);
    });
    if (subscription.ok) this.#unsubscribe = subscription.value;
  }

  snapshot(): SystemSnapshot | null {
    return this.#snapshot;
  }

  close(): void {
    this.#unsubscribe();
  }
}
