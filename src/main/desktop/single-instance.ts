import type { App } from 'electron';
import { joinLinkIn } from './join-link-argument';

/** The scheme of join links, which the system hands to this app. */
const LINK_SCHEME = 'hearth';

/**
 * Makes this the only running app of its user data, and the one that opens `hearth://` links. False when another runs:
 * that one has been told what this start was about, and this one has to leave.
 */
export function claimSingleInstance(app: App): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.setAsDefaultProtocolClient(LINK_SCHEME);
  return true;
}

/**
 * Hears what the app was started for: once for this start, and again for each later start, which comes here.
 *
 * @param started `link` is the join link that was clicked, or null for a plain start
 */
export function onStarts(app: App, argv: readonly string[], started: (link: string | null) => void): void {
  app.on('second-instance', (_event, laterArgv) => started(joinLinkIn(laterArgv)));
  // macOS hands links over as events, and a click on the dock is its "start again".
  app.on('open-url', (event, url) => {
    event.preventDefault();
    started(joinLinkIn([url]));
  });
  app.on('activate', () => started(null));
  started(joinLinkIn(argv));
}
