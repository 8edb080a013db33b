import { randomUUID } from 'node:crypto';
import { type Refusal, refusal } from '#shared/protocol/reasons';
import { err, type Result } from '#shared/result';
import type { UserRecord } from '../store/records';
import type { Registry, Transaction } from '../store/registry';
import { isHere } from './access';

/** What a rule decides with: the records, alone with them; who asks; the time; and ids for what is new. */
export interface Decision {
  readonly records: Transaction;
  readonly actor: UserRecord;
  /** ISO 8601. */
  readonly now: string;
  newId(): string;
}

/**
 * A rule says whether a person may do something, and does it, inside one atomic update: pushes made at the same moment
 * are decided one after the other. A rule that refuses has written nothing before.
 */
export type Rule<Input, Output> = (decision: Decision, input: Input) => Result<Output, Refusal>;

/** Runs a rule for a person. Rejects with `StoreFault` when what was decided cannot be kept. */
export type Decide = <Input, Output>(
  userId: string,
  rule: Rule<Input, Output>,
  input: Input,
) => Promise<Result<Output, Refusal>>;

/** Makes what runs rules: one after the other, each for a person who is still on the host. */
export const createDecide =
  (registry: Registry, clock: () => Date): Decide =>
  (userId, rule, input) =>
    registry.update((records) => {
      const actor = records.get('users', userId);
      if (!isHere(actor)) return err(refusal('forbidden', 'You are no longer on this host.'));
      return rule({ records, actor, now: clock().toISOString(), newId: randomUUID }, input);
    });
