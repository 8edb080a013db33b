import { randomUUID } from 'node:crypto';
import type { PresenceState } from '#shared/protocol/system-channel';

/** Differences are gathered for so many milliseconds: a wave of reconnects makes few events. */
const GATHER_MS = 50;

/** What came and went since the last difference. */
export interface PresenceDiff {
  readonly joins: PresenceState;
  readonly leaves: PresenceState;
}

/** Runs something later; the function returned calls it off. */
export type Schedule = (run: () => void, ms: number) => () => void;

type Metas = Map<string, { readonly userId: string; readonly online_at: string }>;

/**
 * Who is online, in the format of Phoenix Presence: a person is a key, each of their sockets a meta with its own
 * `phx_ref`. Source: Phoenix.Presence and the `Presence` class of the phoenix client, which applies differences to a
 * state in any order by their refs.
 */
export class Presence {
  readonly #publish: (diff: PresenceDiff) => void;
  readonly #clock: () => Date;
  readonly #schedule: Schedule;
  /** User id → ref → since when. */
  readonly #online = new Map<string, Map<string, string>>();
  #joins: Metas = new Map();
  #leaves: Metas = new Map();
  #cancel: (() => void) | undefined;

  constructor(options: { publish: (diff: PresenceDiff) => void; clock: () => Date; schedule: Schedule }) {
    this.#publish = options.publish;
    this.#clock = options.clock;
    this.#schedule = options.schedule;
  }

  /** A socket of this person is there until the function returned is called. */
  track(userId: string): () => void {
    const ref = randomUUID();
    const online_at = this.#clock().toISOString();
    const refs = this.#online.get(userId) ?? new Map<string, string>();
    this.#online.set(userId, refs.set(ref, online_at));
    this.#joins.set(ref, { userId, online_at });
    this.#gather();
    return () => this.#untrack(userId, ref);
  }

  state(): PresenceState {
    const state: PresenceState = {};
    for (const [userId, refs] of this.#online) {
      state[userId] = { metas: [...refs].map(([phx_ref, online_at]) => ({ phx_ref, online_at })) };
    }
    return state;
  }

  dispose(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #untrack(userId: string, ref: string): void {
    const refs = this.#online.get(userId);
    const online_at = refs?.get(ref);
    if (!refs || online_at === undefined) return;
    refs.delete(ref);
    if (refs.size === 0) this.#online.delete(userId);
    this.#leaves.set(ref, { userId, online_at });
    this.#gather();
  }

  #gather(): void {
    this.#cancel ??= this.#schedule(() => this.#tell(), GATHER_MS);
  }

  /** Who came and went meanwhile is told in both halves: somebody's first state may hold them. */
  #tell(): void {
    this.#cancel = undefined;
    const diff = { joins: byUser(this.#joins), leaves: byUser(this.#leaves) };
    this.#joins = new Map();
    this.#leaves = new Map();
    this.#publish(diff);
  }
}

function byUser(metas: Metas): PresenceState {
  const state: PresenceState = {};
  for (const [phx_ref, { userId, online_at }] of metas) {
    const entry = state[userId] ?? { metas: [] };
    entry.metas.push({ phx_ref, online_at });
    state[userId] = entry;
  }
  return state;
}
