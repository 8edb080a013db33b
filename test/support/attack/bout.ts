import { expect } from 'vitest';
import { Crowd, type Lateness } from '../crowd';
import { rounds } from '../fault-figures';
import { type MeasuredHost, startMeasuredHost } from '../measured-host';
import type { AttackInput, AttackKind, Tally, Target } from './attacker';
import { type Attacker, startAttacker } from './start-attacker';

/** People who listen while harm is done. */
const CROWD = rounds(20, 200);

/** What an attack is told beside where the host is. */
type Told<K extends AttackKind> = Omit<AttackInput<K>, keyof Target> & Partial<Pick<Target, 'from'>>;

/** How others fared meanwhile. */
export interface Meanwhile {
  readonly late: Lateness;
  readonly tally: Tally;
  /** The host's resident memory at the end, in MB. */
  readonly rss: number;
}

/**
 * A host in a process of its own, a crowd that listens on it, and somebody at another address who does it harm. What
 * others notice is measured before and meanwhile, in one run.
 */
export class Bout {
  readonly host: MeasuredHost;
  readonly crowd: Crowd;
  readonly #attacker: Attacker;
  readonly #before: Lateness;
  readonly #figures: string[] = [];

  private constructor(host: MeasuredHost, crowd: Crowd, attacker: Attacker, before: Lateness) {
    this.host = host;
    this.crowd = crowd;
    this.#attacker = attacker;
    this.#before = before;
  }

  static async begin(args: readonly string[] = []): Promise<Bout> {
    const host = await startMeasuredHost(args);
    const [crowd, attacker] = await Promise.all([Crowd.gather(host, CROWD), startAttacker()]);
    return new Bout(host, crowd, attacker, await crowd.listen(rounds(1, 10)));
  }

  /** Begins an attack, listens for so long, and ends it. What others hear must stay whole and timely. */
  async during<K extends AttackKind>(
    what: string,
    kind: K,
    told: Told<K>,
    options: { readonly seconds?: number; readonly meanwhile?: () => Promise<unknown> } = {},
  ): Promise<Meanwhile> {
    const { id, port, fingerprint } = this.host;
    const target: Target = { host: { id, port, fingerprint }, from: '127.0.0.9' };
    const begun = this.#attacker.begin(kind, { ...target, ...told } as AttackInput<K>);
    const meanwhile = options.meanwhile?.();
    const late = await this.#listen(begun, options.seconds ?? rounds(1, 10));
    await meanwhile;
    const tally = await this.#attacker.tally();
    const rss = this.host.rss();
    await this.#attacker.stop();
    this.#figures.push(`${what}: p99 ${ms(late.p99)}, ${Math.round(rss)} MB`);
    expect(late.missing, what).toBe(0);
    // Far from what an attack that gets through does to them, and far enough from what a busy computer does.
    expect(late.p99, what).toBeLessThan(10 * this.#before.p99 + 500);
    return { late, tally, rss };
  }

  /** Listens for so long; once more when the attack took longer to begin. */
  async #listen(begun: Promise<void>, seconds: number): Promise<Lateness> {
    let under = false;
    void begun.then(() => {
      under = true;
    });
    const first = await this.crowd.listen(seconds);
    if (under) return first;
    await begun;
    const second = await this.crowd.listen(seconds);
    return { ...(second.p99 > first.p99 ? second : first), missing: first.missing + second.missing };
  }

  /** Ends the host, which must have nothing to complain of, and says how others fared. */
  async end(): Promise<string> {
    expect(this.host.errors()).toEqual([]);
    const peak = Math.round(this.host.peak());
    const after = await this.host.memory();
    await this.crowd.listen(rounds(0.5, 2));
    expect(await this.host.end()).toBe(0);
    const before = `${CROWD} others, p50 and p99 before: ${ms(this.#before.p50)} and ${ms(this.#before.p99)}`;
    return `${before}; ${this.#figures.join('; ')}; memory at most ${peak} MB, ${Math.round(after.heap)} MB of heap after it`;
  }
}

const ms = (time: number): string => `${time.toFixed(1)} ms`;
