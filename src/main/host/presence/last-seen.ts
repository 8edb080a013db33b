import type { Logger } from '../../logger';
import type { Registry } from '../../store/registry';
import type { Schedule } from './presence';

/** Comings and goings are kept together after so many milliseconds: a wave of them is one write. */
const GATHER_MS = 1_000;

/** Keeps when people were last here. Nothing waits for it, and what a power cut takes of it is a second. */
export class LastSeen {
  readonly #registry: Registry;
  readonly #logger: Logger;
  readonly #clock: () => Date;
  readonly #schedule: Schedule;
  #seen = new Map<string, string>();
  #cancel: (() => void) | undefined;

  constructor(options: { registry: Registry; logger: Logger; clock: () => Date; schedule: Schedule }) {
    this.#registry = options.registry;
    this.#logger = options.logger;
    this.#clock = options.clock;
    this.#schedule = options.schedule;
  }

  /** This person is here at this moment. */
  note(userId: string): void {
    this.#seen.set(userId, this.#clock().toISOString());
    this.#cancel ??= this.#schedule(() => void this.flush(), GATHER_MS);
  }

  /** Writes what was noted. Never rejects: a failure is logged. */
  async flush(): Promise<void> {
    this.#cancel?.();
    this.#cancel = undefined;
    const seen = this.#seen;
    if (seen.size === 0) return;
    this.#seen = new Map();
    try {
      await this.#registry.update((records) => {
        for (const [id, last_seen] of seen) {
          const person = records.get('users', id);
          // What was noted last counts, also when the clock was set back meanwhile.
          if (person && person.last_seen !== last_seen) records.put('users', { ...person, last_seen });
        }
      });
    } catch (error) {
      this.#logger.error('last_seen_not_kept', error, { people: seen.size });
    }
  }
}
