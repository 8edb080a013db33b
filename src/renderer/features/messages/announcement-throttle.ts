import type { Words } from '#shared/words/words';

/** The shortest time between two spoken announcements, in milliseconds. */
const EVERY_MS = 2_000;

/** A message as it is spoken. */
export interface Spoken {
  readonly author: string;
  readonly text: string;
}

/** Where announcements go and how time is told; injected, so that a test can stop the clock. */
export interface ThrottlePorts {
  readonly say: (words: string) => void;
  readonly words: Pick<Words['messages']['spoken'], 'message' | 'several'>;
  readonly now: () => number;
  /** Calls back after some milliseconds; answers how to call it off. */
  readonly after: (ms: number, callback: () => void) => () => void;
}

/** Speaks new messages at a pace that can be followed. */
export interface AnnouncementThrottle {
  /** A message arrived: spoken at once, or counted until the next announcement is due. */
  add(message: Spoken): void;
  dispose(): void;
}

/**
 * Speaks a new message as "Priya: …"; those that arrive within two seconds of it are gathered and spoken as one
 * message, or as "4 new messages".
 */
export function createAnnouncementThrottle({ say, words, now, after }: ThrottlePorts): AnnouncementThrottle {
  let lastSpoken = Number.NEGATIVE_INFINITY;
  let gathered: Spoken[] = [];
  let cancel: (() => void) | null = null;

  const speak = (): void => {
    cancel = null;
    const [only] = gathered;
    if (!only) return;
    say(gathered.length === 1 ? words.message(only.author, only.text) : words.several(gathered.length));
    lastSpoken = now();
    gathered = [];
  };

  return {
    add(message) {
      gathered.push(message);
      if (cancel) return;
      const wait = lastSpoken + EVERY_MS - now();
      if (wait <= 0) speak();
      else cancel = after(wait, speak);
    },
    dispose() {
      cancel?.();
      cancel = null;
      gathered = [];
    },
  };
}
