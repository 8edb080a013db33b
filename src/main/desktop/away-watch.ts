import type { Presence } from '../peer/peer';
import { type Quiet, quietAt } from './quiet-hours';
import type { Settings } from './settings';

/** How often the computer is asked when it was last used, in milliseconds: it costs next to nothing. */
const LOOK_EVERY_MS = 5_000;

/** What tells whether the computer is being used: Electron's `powerMonitor`. */
export interface UsedComputer {
  /** Seconds without a key or a move of the mouse. */
  getSystemIdleTime(): number;
  on(event: 'suspend' | 'lock-screen' | 'resume' | 'unlock-screen', listener: () => void): unknown;
  off(event: 'suspend' | 'lock-screen' | 'resume' | 'unlock-screen', listener: () => void): unknown;
}

/**
 * Whether the person is at their computer, and wants quiet. Away begins when nothing was touched for the minutes they
 * chose, and at once with a locked or sleeping computer; it ends with the first key. Quiet begins with the quiet hours and
 * ends by itself: each look compares with the clock on the wall, so that a computer that slept through either is right
 * when it wakes.
 */
export class AwayWatch {
  readonly #timer: NodeJS.Timeout;
  readonly #stopSettings: () => void;
  #left = false;
  #keeping = false;

  constructor(
    private readonly computer: UsedComputer,
    private readonly settings: Pick<Settings, 'value' | 'onChange' | 'update'>,
    private readonly told: (presence: Presence) => void,
    private readonly now: () => number = Date.now,
  ) {
    for (const event of ['suspend', 'lock-screen'] as const) computer.on(event, this.#leave);
    for (const event of ['resume', 'unlock-screen'] as const) computer.on(event, this.#comeBack);
    this.#stopSettings = settings.onChange(() => this.#look());
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
    this.#look();
  }

  close(): void {
    clearInterval(this.#timer);
    this.#stopSettings();
    for (const event of ['suspend', 'lock-screen'] as const) this.computer.off(event, this.#leave);
    for (const event of ['resume', 'unlock-screen'] as const) this.computer.off(event, this.#comeBack);
  }

  readonly #leave = (): void => {
    this.#left = true;
    this.#look();
  };

  readonly #comeBack = (): void => {
    this.#left = false;
    this.#look();
  };

  #look(): void {
    const { value } = this.settings;
    const isIdle = value.away_minutes > 0 && this.computer.getSystemIdleTime() >= value.away_minutes * 60;
    const quiet = quietAt(value, new Date(this.now()));
    this.told({ status: this.#left || isIdle ? 'away' : 'online', dnd_until: quiet.dnd_until });
    if (quiet.dnd_until !== value.dnd_until || quiet.quiet_begun !== value.quiet_begun) this.#keep(quiet);
  }

  /** Keeps that quiet began or ended. Where the disk does not take it, a later look tries again: it holds all the same. */
  #keep(quiet: Quiet): void {
    if (this.#keeping) return;
    this.#keeping = true;
    this.settings
      .update(quiet)
      .catch(() => undefined)
      .finally(() => {
        this.#keeping = false;
      });
  }
}
