import { setTimeout as pause } from 'node:timers/promises';
import type { Problem } from '#shared/bridge/bridge';
import { err, ok, type Result } from '#shared/result';
import type { Peer } from '../../peer/peer';

/** Half of what a host takes from a person: the other half is left to the person. */
const PUSH_MS = 100;
/** A host that is out of reach is tried again so often, for so long. */
const RETRY_MS = 2_000;
const RETRIES = 30;

/** Many pushes to one host, one after the other, at a pace that leaves room for others, and across broken lines. */
export class PacedPushes {
  readonly #peer: Pick<Peer, 'push'>;
  readonly #host: string;
  readonly #signal: AbortSignal;
  #next = 0;

  constructor(peer: Pick<Peer, 'push'>, host: string, signal: AbortSignal) {
    this.#peer = peer;
    this.#host = host;
    this.#signal = signal;
  }

  /** The reply, which the peer checked against the push's schema; or why there is none. Rejects once it is aborted. */
  async push<T>(topic: string, event: string, payload: object): Promise<Result<T, Problem>> {
    for (let retry = 0; ; retry += 1) {
      await this.#pause(Math.max(0, this.#next - performance.now()));
      this.#next = performance.now() + PUSH_MS;
      const answer = await this.#peer.push(this.#host, topic, event, payload);
      if (answer.ok) return ok(answer.value as T);
      const { reason, retry_after = RETRY_MS } = answer.error;
      if ((reason !== 'unavailable' && reason !== 'rate_limited') || retry >= RETRIES) return err(answer.error);
      await this.#pause(retry_after);
    }
  }

  #pause(ms: number): Promise<void> {
    return pause(ms, undefined, { signal: this.#signal });
  }
}
