import type { Presence } from '../peer/peer';
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
 * chose, and at once with a locked or sleeping computer; it ends with the first key. Quiet ends by itself.
 */
export class AwayWatch {
  readonly #timer: NodeJS.Timeout;
  readonly #stopSettings: () => void;
  #left = false;

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
    const { away_minutes, dnd_until } = this.settings.value;
    const isIdle = away_minutes > 0 && this.computer.getSystemIdleTime() >= away_minutes * 60;
    const isOver = dnd_until !== null && !(Date.parse(dnd_until) > this.now());
    this.told({ status: this.#left || isIdle ? 'away' : 'online', dnd_until: isOver ? null : dnd_until });
    // Where the disk does not take it, the next look tries again: an end that is over counts as none meanwhile.
    if (isOver) this.settings.update({ dnd_until: null }).catch(() => undefined);
  }
}
