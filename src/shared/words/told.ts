import type { Fault } from '../protocol/reasons';

/** What is said of a refusal that a program can read. */
export interface Told {
  readonly message: string;
  readonly reason?: string;
  readonly field?: string;
  readonly retry_after?: number;
  readonly fault?: Fault;
  /** What was asked of the host: the push. */
  readonly push?: string;
}
