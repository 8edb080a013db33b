import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import { LIMITS } from '#shared/protocol/limits';
import type { DamageReports } from './disk/damage-reports';
import { DamagedFile, DocumentAdapter } from './disk/document-adapter';
import { DurableLow } from './disk/durable-low';
import { closedFault } from './disk/faults';
import { GroupCommit, type Ticket } from './disk/group-commit';
import type { Saves } from './disk/saves';
import type { UsedTokens } from './store';

/** A used token: the SHA-256 of its `jti`, so that a long one costs no more, and when to forget it. */
const Used = v.tuple([v.string(), v.number()]);
const UsedList = v.object({ used: v.array(Used) });
type Used = v.InferOutput<typeof Used>;
type UsedList = v.InferOutput<typeof UsedList>;

const nothing: UsedList = { used: [] };

/** So long a token may be good at most, with both clocks off as far as is granted. */
const GOOD_MS = LIMITS.tokenLifetimeMs + 2 * LIMITS.clockLeewayMs;

/** The time of day, in which tokens expire, and a clock in milliseconds that never jumps. */
export interface Clocks {
  readonly now: () => Date;
  readonly monotonic: () => number;
}

/** What the list of used tokens is given. */
export interface UsedTokensOptions {
  readonly reports: DamageReports;
  readonly saves: Saves;
  readonly clocks: Clocks;
}

/** Where the list of used tokens stands. */
export const tokensPath = (folder: string): string => join(folder, 'tokens');

/** Makes the list of a new data folder. */
export async function createUsedTokens(folder: string): Promise<void> {
  await new DocumentAdapter(tokensPath(folder), UsedList).write(nothing);
}

/** Whether the list can be read. */
export async function readUsedTokens(folder: string): Promise<'there' | 'missing' | 'damaged'> {
  try {
    const list = await new DocumentAdapter(tokensPath(folder), UsedList).read();
    return list === null ? 'missing' : 'there';
  } catch (error) {
    if (error instanceof DamagedFile) return 'damaged';
    throw error;
  }
}

/** {@link UsedTokens} in one small file, group committed: the claims of many logins at once share one write. */
export class LowdbUsedTokens implements UsedTokens {
  readonly #low: DurableLow<UsedList>;
  readonly #clocks: Clocks;
  readonly #saves: Saves;
  readonly #commits: GroupCommit<Used, boolean>;
  /** Everything used or about to be, and when by the clock that never jumps; for what was used before, when it was read. */
  readonly #claimed: Map<string, number>;
  #closed = false;

  private constructor(low: DurableLow<UsedList>, { clocks, saves }: Omit<UsedTokensOptions, 'reports'>) {
    this.#low = low;
    this.#clocks = clocks;
    this.#saves = saves;
    this.#claimed = new Map(low.value.used.map(([key]) => [key, clocks.monotonic()]));
    this.#commits = new GroupCommit((batch) => this.#commit(batch));
  }

  /** A missing or damaged file lets tokens of the last minutes be used twice, and is no reason to lock everybody out. */
  static async open(folder: string, options: UsedTokensOptions): Promise<LowdbUsedTokens> {
    const { reports } = options;
    const path = tokensPath(folder);
    const found = await readUsedTokens(folder);
    if (found !== 'there') {
      if (found === 'damaged') await reports.keepAside(path);
      await createUsedTokens(folder);
      const message = `The list of used login tokens was ${found} and begins anew: for a few minutes a login that somebody recorded could be repeated.`;
      reports.report({ kind: 'tokens', file: path, offset: 0, message });
    }
    return new LowdbUsedTokens(await DurableLow.open(new DocumentAdapter(path, UsedList), nothing), options);
  }

  async claim(jti: string, expires: number): Promise<boolean> {
    if (this.#closed) throw closedFault();
    const key = createHash('sha256').update(jti).digest('base64url');
    if (this.#claimed.has(key)) return false;
    this.#claimed.set(key, this.#clocks.monotonic());
    return await this.#commits.submit([key, expires]);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#commits.settled();
  }

  async #commit(batch: readonly Ticket<Used, boolean>[]): Promise<void> {
    const before = this.#low.value.used;
    const stale = new Set(before.filter((used) => this.#isStale(used)));
    try {
      const used = [...before.filter((used) => !stale.has(used)), ...batch.map((ticket) => ticket.input)];
      const saving = { part: 'tokens', records: batch.length, endeavour: "Changes can't be saved" } as const;
      await this.#saves.run(saving, () => this.#low.write({ used }));
    } catch (error) {
      for (const { input } of batch) this.#claimed.delete(input[0]);
      throw error;
    }
    for (const [key] of stale) this.#claimed.delete(key);
    for (const ticket of batch) ticket.resolve(true);
  }

  /** Expired, and not only because somebody set the clock ahead for a moment: then it would be good again after. */
  #isStale([key, expires]: Used): boolean {
    const { now, monotonic } = this.#clocks;
    const isExpired = expires < now().getTime() - LIMITS.clockLeewayMs;
    return isExpired && monotonic() - (this.#claimed.get(key) ?? 0) > GOOD_MS;
  }
}
