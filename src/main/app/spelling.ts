import { app, session } from 'electron';
import type { Lifetime } from '../desktop/lifetime';
import type { Settings } from '../desktop/settings';
import { Names } from '../desktop/spelling/names';
import { OwnSpelling } from '../desktop/spelling/own-spelling';
import { PersonalDictionary, type PersonalWords } from '../desktop/spelling/personal-dictionary';
import { hasSystemSpelling, type Spelling } from '../desktop/spelling/spelling';
import { SystemSpelling } from '../desktop/spelling/system-spelling';
import { ThreadSpeller } from '../desktop/spelling/thread-speller';
import type { Logger } from '../logger';
import type { Peer } from '../peer/peer';
import type { Document } from '../store/document';
import { spellWorkerPath, unpackedFolder } from '../worker-paths';

/** A place where no dictionary is: Chromium fetches nothing from the internet. */
const NOWHERE = 'hearth://no-dictionaries/';

/** The spell check of this system. */
export function openSpelling(
  parts: { readonly settings: Settings; readonly peer: Peer; readonly words: Document<PersonalWords> },
  logger: Logger,
  lifetime: Lifetime,
): Spelling {
  const { settings, peer, words } = parts;
  if (hasSystemSpelling(process.platform)) {
    const system = new SystemSpelling(session.defaultSession, settings);
    return lifetime.own('spelling', system, (part) => part.close());
  }
  session.defaultSession.setSpellCheckerDictionaryDownloadURL(NOWHERE);
  session.defaultSession.setSpellCheckerEnabled(false);
  const own = new OwnSpelling({
    settings,
    system: () => app.getPreferredSystemLanguages(),
    openSpeller: (packages) =>
      new ThreadSpeller(spellWorkerPath(__dirname), { packages, from: unpackedFolder(__dirname) }),
    personal: new PersonalDictionary(words),
    names: new Names(peer),
    logger,
  });
  return lifetime.own('spelling', own, (part) => part.close());
}
