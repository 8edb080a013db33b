import { LIMITS } from '#shared/protocol/limits';
import type { UpgradeRefusal } from '#shared/protocol/reasons';
import { err, ok, type Result } from '#shared/result';
import type { NewcomerRecord, UserRecord } from '../../store/records';
import type { Transaction } from '../../store/registry';
import type { Store } from '../../store/store';
import { newUser } from '../people/new-user';
import { makeOwner, type Person } from './owner';
import { judge, type Standing, type Verdict, WAITING } from './policy';
import { type Audience, type Claims, verifyToken } from './token';
import { WrongCodes } from './wrong-codes';

/** What admission stands on. */
export interface AdmissionDeps {
  readonly store: Pick<Store, 'registry' | 'tokens'>;
  readonly audience: Audience;
  readonly clock: () => Date;
  /** A clock in milliseconds that never jumps. */
  readonly monotonic: () => number;
}

/**
 * Says who comes in. The order matters: a token is looked at first, then the person, and only for somebody who gets
 * something out of it is the token marked as used and the registry changed: strangers cannot make the host write.
 */
export class Admission {
  readonly #deps: AdmissionDeps;
  readonly #wrongCodes: WrongCodes;

  constructor(deps: AdmissionDeps) {
    this.#deps = deps;
    this.#wrongCodes = new WrongCodes(deps.monotonic);
  }

  /** Whose token this is, if it is a good one for this host. Changes nothing. */
  identify(token: string): Promise<Result<Claims, UpgradeRefusal>> {
    return verifyToken(token, this.#deps.audience, this.#deps.clock());
  }

  /** Lets the bearer in or says why not. Ok means: they are a person of this host, on disk, and the token is spent. */
  async admit(claims: Claims, address: string): Promise<Result<null, UpgradeRefusal>> {
    const wait = this.#wrongCodes.waitOf(address);
    if (wait > 0 && (await this.#dependsOnCode(claims))) {
      const message = 'Too many wrong codes came from this address. Wait a minute and try again.';
      return err({ reason: 'rate_limited', message, retry_after: wait });
    }
    const verdict = judge(await this.#standing(claims.sub), claims);
    if (verdict.kind === 'refuse') return this.#refuse(verdict.refusal, address);
    if (!(await this.#claim(claims))) {
      return err({ reason: 'bad_token', message: 'This sign-in was used before. Connect again.' });
    }
    return verdict.kind === 'known' ? ok(null) : await this.#enter(claims, address);
  }

  /** Judges again and carries it out, in one atomic update: of two people with one owner code only one becomes owner. */
  async #enter(claims: Claims, address: string): Promise<Result<null, UpgradeRefusal>> {
    const now = this.#deps.clock().toISOString();
    const verdict = await this.#deps.store.registry.update((records) => {
      const verdict = judge(standingIn(records, claims.sub), claims);
      carryOut(records, verdict, { id: claims.sub, name: claims.name, now });
      return verdict;
    });
    if (verdict.kind === 'ask') return err(WAITING);
    return verdict.kind === 'refuse' ? this.#refuse(verdict.refusal, address) : ok(null);
  }

  #refuse(refusal: UpgradeRefusal, address: string): Result<never, UpgradeRefusal> {
    if (refusal.reason === 'bad_code') this.#wrongCodes.note(address);
    return err(refusal);
  }

  #claim({ sub, jti, exp }: Claims): Promise<boolean> {
    return this.#deps.store.tokens.claim(`${sub} ${jti}`, exp * 1_000);
  }

  /** Whether a guess is being made: people already known come in without a code, also from an address with bad luck. */
  async #dependsOnCode({ sub, code, owner_code }: Claims): Promise<boolean> {
    if (owner_code !== undefined) return true;
    return code !== undefined && (await this.#deps.store.registry.get('users', sub)) === undefined;
  }

  async #standing(id: string): Promise<Standing> {
    const { registry } = this.#deps.store;
    const [settings, user, newcomer, newcomers] = await Promise.all([
      registry.get('settings', 'host'),
      registry.get('users', id),
      registry.get('newcomers', id),
      registry.list('newcomers'),
    ]);
    if (!settings) throw new Error('The host has no settings.');
    // Counted for newcomers only: people who come back must not cost more on a large host.
    const people = user ? [] : await registry.list('users');
    return { settings, user, newcomer, ...fullness(newcomers, people) };
  }
}

function standingIn(records: Transaction, id: string): Standing {
  const settings = records.get('settings', 'host');
  if (!settings) throw new Error('The host has no settings.');
  return {
    settings,
    user: records.get('users', id),
    newcomer: records.get('newcomers', id),
    ...fullness(records.list('newcomers'), records.list('users')),
  };
}

const fullness = (newcomers: readonly NewcomerRecord[], people: readonly UserRecord[]) => ({
  waitingRoomFull: countWaiting(newcomers) >= LIMITS.pendingApprovals,
  hostFull: people.length >= LIMITS.peoplePerHost,
});

/** Those who were refused wait no more. */
const countWaiting = (newcomers: readonly NewcomerRecord[]): number =>
  newcomers.filter((newcomer) => newcomer.refused === null).length;

function carryOut(records: Transaction, verdict: Verdict, person: Person): void {
  if (verdict.kind === 'ask') {
    records.put('newcomers', { id: person.id, name: person.name, asked: person.now, refused: null });
  }
  if (verdict.kind === 'member') {
    records.put('users', newUser(person));
    records.delete('newcomers', person.id);
  }
  if (verdict.kind === 'owner') makeOwner(records, person);
}
