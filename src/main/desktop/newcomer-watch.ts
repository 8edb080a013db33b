import type { SystemSnapshot } from '#shared/bridge/channels';
import type { IncomingNewcomer, Peer } from '../peer/peer';
import { FollowedSystem } from './followed-system';

interface Waiting {
  readonly system: FollowedSystem;
  /** Newcomers by id, and whether the host's list has shown them yet: who then leaves it was answered. */
  readonly listed: Map<string, boolean>;
}

/** Notices when newcomers are let in or refused, by this person elsewhere or by another admin. */
export class NewcomerWatch {
  readonly #hosts = new Map<string, Waiting>();

  constructor(
    private readonly peer: Pick<Peer, 'subscribe'>,
    private readonly answered: (host: string, newcomer: string) => void,
  ) {}

  /** Watches for the answer to this newcomer. */
  add({ host, newcomer }: IncomingNewcomer): void {
    const waiting = this.#hosts.get(host.id);
    if (waiting) {
      if (!waiting.listed.has(newcomer.id)) waiting.listed.set(newcomer.id, false);
      return;
    }
    const listed = new Map([[newcomer.id, false]]);
    const system = new FollowedSystem(this.peer, host.id, (snapshot) => this.#compare(host.id, listed, snapshot));
    this.#hosts.set(host.id, { system, listed });
  }

  close(): void {
    for (const { system } of this.#hosts.values()) system.close();
    this.#hosts.clear();
  }

  #compare(host: string, listed: Map<string, boolean>, snapshot: SystemSnapshot): void {
    const pending = new Set((snapshot.pending ?? []).map(({ id }) => id));
    for (const [id, seen] of [...listed]) {
      if (pending.has(id)) {
        listed.set(id, true);
      } else if (seen) {
        listed.delete(id);
        this.answered(host, id);
      }
    }
  }
}
