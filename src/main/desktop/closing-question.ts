import type { Hosting } from '#shared/bridge/state';

/** What to ask before the app ends, as a native dialog shows it. */
export interface ClosingQuestion {
  readonly message: string;
  readonly detail: string;
  /** The first one keeps the app open, the second one ends it. */
  readonly buttons: readonly [keep: string, quit: string];
}

/** Whether to ask before ending the app, and what: only while it hosts and others are connected. */
export function closingQuestion(hosting: Hosting): ClosingQuestion | null {
  if (hosting.state !== 'on' || hosting.connected === 0) return null;
  const people = hosting.connected === 1 ? '1 person is' : `${hosting.connected} people are`;
  const they = hosting.connected === 1 ? 'That person' : 'They';
  return {
    message: `${people} connected to ${hosting.name}.`,
    detail:
      `Quitting Hearth stops this host. ${they} can keep writing, and it is delivered when the host is back. ` +
      'Nothing that was sent is lost.',
    buttons: ['Keep open', 'Stop hosting and quit'],
  };
}
