import type { OwnSound } from '#shared/bridge/settings';
import { isQuiet } from './quiet-hours';
import type { Settings } from './settings';

/** Notifications that follow each other within so many milliseconds are one burst, and heard once. */
const BURST_MS = 5_000;

/** What decides about sounds, and makes them. */
export interface NotificationSoundParts {
  readonly settings: Pick<Settings, 'value'>;
  /** Has a window play a sound; false where there is none to play it. */
  readonly play: (sound: OwnSound) => boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What notifications sound like: nothing while the person wants quiet, and nothing unless they chose a sound. */
export class NotificationSound {
  #last = Number.NEGATIVE_INFINITY;

  constructor(private readonly parts: NotificationSoundParts) {}

  /**
   * A notification is shown: makes our own sound where that was chosen. True when the system is to make its own, which
   * it also does for a sound of ours that no window is there to play.
   */
  ring(): boolean {
    const { settings, play, now } = this.parts;
    const time = now();
    const { sound } = settings.value;
    if (sound === 'off' || isQuiet(settings.value, time)) return false;
    if (sound === 'system') return true;
    const isFirst = time - this.#last >= BURST_MS;
    this.#last = time;
    return isFirst && !play(sound);
  }
}
