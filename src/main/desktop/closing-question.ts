import type { Hosting } from '#shared/bridge/state';
import type { Words } from '#shared/words/words';

/** What to ask before the app ends, as a native dialog shows it. */
export interface ClosingQuestion {
  readonly message: string;
  readonly detail: string;
  /** The first one keeps the app open, the second one ends it. */
  readonly buttons: readonly [keep: string, quit: string];
}

/** Whether to ask before ending the app, and what: only while it hosts and others are connected. */
export function closingQuestion(hosting: Hosting, words: Words['desktop']['closing']): ClosingQuestion | null {
  if (hosting.state !== 'on' || hosting.connected === 0) return null;
  return {
    message: words.connected(hosting.connected, hosting.name),
    detail: words.detail(hosting.connected),
    buttons: [words.keepOpen, words.quit],
  };
}
