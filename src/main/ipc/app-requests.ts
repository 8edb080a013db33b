import type { AppState } from '#shared/bridge/state';
import { err, ok } from '#shared/result';
import type { Words } from '#shared/words/words';
import type { AppStateSource } from '../desktop/app-state';
import { externalLink } from '../desktop/external-link';
import { joinLinkIn } from '../desktop/join-link-argument';
import type { Settings } from '../desktop/settings';
import type { Peer } from '../peer/peer';
import type { Handlers } from './router';

/** What the requests about the app itself stand on. */
export interface AppParts {
  readonly state: Pick<AppStateSource, 'current'>;
  readonly settings: Pick<Settings, 'update'>;
  readonly peer: Pick<Peer, 'update'>;
  readonly language: { readonly words: Words };
  /** Leads to where a link of ours points. */
  readonly openHearthLink: (link: string) => void;
  /** Opens the app with the computer, or no longer; answers the system's reason when it does not take that. */
  readonly openAtLogin: (on: boolean) => Promise<string | null>;
  /** Opens an address outside the app. */
  readonly openExternal: (url: string) => Promise<void>;
  /** Waited for where Electron's clipboard is asynchronous. */
  readonly writeClipboard: (text: string) => unknown;
}

type Names = 'state.get' | 'me.update' | 'settings.update' | 'link.open' | 'clipboard.write';

/** The requests about the app itself: its state, the person, settings, links and the clipboard. */
export function appRequests({
  state,
  settings,
  peer,
  language,
  openHearthLink,
  openAtLogin,
  openExternal,
  writeClipboard,
}: AppParts): Handlers<Names> {
  return {
    'state.get': () => ok<AppState>(state.current()),
    'me.update': ({ name, color }) => peer.update({ ...(name !== undefined && { name }), ...(color && { color }) }),
    'settings.update': async (change) => {
      if (change.open_at_login !== undefined) {
        const refused = await openAtLogin(change.open_at_login);
        if (refused) return err({ message: language.words.desktop.problems.loginItem(refused) });
      }
      await settings.update(change);
      return ok(null);
    },
    'link.open': async ({ url }) => {
      const own = joinLinkIn([url]);
      if (own) {
        openHearthLink(own);
        return ok(null);
      }
      const link = externalLink(url);
      if (!link) return err({ reason: 'bad_request', message: language.words.desktop.problems.linkNotOpened });
      await openExternal(link);
      return ok(null);
    },
    'clipboard.write': async ({ text }) => {
      await writeClipboard(text);
      return ok(null);
    },
  };
}
