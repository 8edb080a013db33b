import type { SystemSnapshot } from '#shared/bridge/channels';
import { SYSTEM_TOPIC } from '#shared/protocol/topics';
import { applySystemEvent } from '#shared/state/system-state';
import type { Peer } from '../peer/peer';

/** A host's `system` channel as the main process follows it: for room names in the title, and for newcomers. */
export class SystemMirror {
  #snapshot: SystemSnapshot | null = null;
  #unsubscribe: () => void = () => undefined;

  constructor(peer: Pick<Peer, 'subscribe'>, host: string, changed: (snapshot: SystemSnapshot) => void) {
    const subscription = peer.subscribe(host, SYSTEM_TOPIC, (event) => {
      // What `system` carries and what rooms carry overlap in form; this is a subscription to `system`.
      const next = followed(this.#snapshot, event as Parameters<typeof applySystemEvent>[1]);
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

function followed(snapshot: SystemSnapshot | null, event: Parameters<typeof applySystemEvent>[1]) {
  if (event.event === 'snapshot') return event.payload;
  return snapshot && applySystemEvent(snapshot, event);
}
