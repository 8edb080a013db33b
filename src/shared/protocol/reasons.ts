/** Why a push was refused: the `reason` of a `phx_reply` whose status is `error`. */
export const PUSH_REASONS = [
  'bad_request',
  'not_found',
  'forbidden',
  'not_joined',
  'conflict',
  'too_large',
  'rate_limited',
  'unavailable',
] as const;
export type PushReason = (typeof PUSH_REASONS)[number];

/** Why an upgrade was refused: the `reason` in the JSON body of its 401, 403, 429 or 503. */
export const UPGRADE_REASONS = [
  'bad_token',
  'code_required',
  'bad_code',
  'waiting_for_approval',
  'refused',
  'removed',
  'rate_limited',
  'too_many_sockets',
  'host_full',
  'unavailable',
] as const;
export type UpgradeReason = (typeof UPGRADE_REASONS)[number];

/** What keeps a host from keeping or reading something: `closed` is a host that is shutting down. */
export const FAULTS = ['disk_full', 'io', 'closed'] as const;
export type Fault = (typeof FAULTS)[number];

/** An expected refusal of a push: a reason programs read and a sentence people read. */
export interface Refusal {
  readonly reason: PushReason;
  readonly message: string;
  /** The payload field at fault, with `bad_request`. */
  readonly field?: string;
  /** Milliseconds to wait, with `rate_limited`. */
  readonly retry_after?: number;
  /** What is wrong with the host's disk, with `unavailable`. */
  readonly fault?: Fault;
}

/** An expected refusal of an upgrade. */
export interface UpgradeRefusal {
  readonly reason: UpgradeReason;
  readonly message: string;
  /** The host's time (ISO 8601), when the token was refused for its times. */
  readonly now?: string;
  /** Milliseconds to wait, with `rate_limited`. */
  readonly retry_after?: number;
}

/** Builds a refusal of a push. */
export const refusal = (reason: PushReason, message: string, extra: Partial<Refusal> = {}): Refusal => ({
  reason,
  message,
  ...extra,
});
