import type { Problem } from '#shared/bridge/bridge';
import type { Licence } from '#shared/bridge/licences';
import { err, ok, type Result } from '#shared/result';
import type { Words } from '#shared/words/words';
import type { Handlers } from './router';

/** What the requests about the program itself stand on. */
export interface AboutParts {
  readonly language: { readonly words: Words };
  /** Everything that ships with the app; null where the build made no list. */
  readonly licences: () => Promise<readonly Licence[] | null>;
  /** Makes the sound of the system. */
  readonly beep: () => void;
  /** Writes a report where the person says; null when they thought better of it. */
  readonly saveReport: () => Promise<Result<{ path: string | null }, Problem>>;
}

/** The requests about the program itself: what it is made of, how it is doing, and what it sounds like. */
export function aboutRequests({
  language,
  licences,
  beep,
  saveReport,
}: AboutParts): Handlers<'licences.list' | 'report.save' | 'sound.beep'> {
  return {
    'licences.list': async () => {
      const list = await licences();
      return list ? ok(list) : err({ message: language.words.settings.about.noLicences });
    },
    'sound.beep': () => {
      beep();
      return ok(null);
    },
    'report.save': () => saveReport(),
  };
}
