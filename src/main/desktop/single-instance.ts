import type { App } from 'electron';
import { joinLinkIn } from './join-link-argument';

/** The scheme of join links, which the system hands to this app. */
const LINK_SCHEME = 'hearth';

/**
 * Makes this the only running app of its user data. False when another runs: that one has been told what this start was
 * about, and this one has to leave.
 */
export function claimSingleInstance(app: App): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  // Out of a source tree there is nothing that the system could start for a link.
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);
  return true;
}

/** What tells of starts: Electron's `app`. */
interface StartableApp {
  on(event: 'second-instance', listener: (event: unknown, argv: string[]) => void): unknown;
  on(event: 'open-url', listener: (event: { preventDefault(): void }, url: string) => void): unknown;
  on(event: 'activate', listener: () => void): unknown;
}

/**
 * What the app was started for: this start, and each later one, which comes here instead of opening a second app. Those
 * that come before there is a window wait for it.
 */
export class Starts {
  readonly #waiting: (string | null)[] = [];
  #started: ((link: string | null) => void) | null = null;

  constructor(app: StartableApp, argv: readonly string[]) {
    this.#start(joinLinkIn(argv));
    app.on('second-instance', (_event, laterArgv) => this.#start(joinLinkIn(laterArgv)));
    // macOS hands links over as events, and a click on the dock is its "start again".
    app.on('open-url', (event, url) => {
      event.preventDefault();
      this.#start(joinLinkIn([url]));
    });
    app.on('activate', () => this.#start(null));
  }

  /** Hears of every start; `link` is the join link that was clicked, or null for a plain one. */
  listen(started: (link: string | null) => void): void {
    this.#started = started;
    for (const link of this.#waiting.splice(0)) started(link);
  }

  #start(link: string | null): void {
    if (this.#started) this.#started(link);
    else this.#waiting.push(link);
  }
}
