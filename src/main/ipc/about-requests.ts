import type { Problem } from '#shared/bridge/bridge';
import type { Licence } from '#shared/bridge/licences';
import { err, ok, type Result } from '#shared/result';
import type { Words } from '#shared/words/words';
import type { Handlers } from './router';

/** What the requests about the program stand on. */
export interface AboutParts {
  readonly language: { readonly words: Words };
  /** Everything that ships with the app; null where the build made no list. */
  readonly licences: () => Promise<readonly Licence[] | null>;
  /** Writes a report where the person says; null when they thought better of it. */
  readonly saveReport: () => Promise<Result<{ path: string | null }, Problem>>;
}

/** The requests about the program itself: what it is made of, and how it is doing. */
export function aboutRequests({
  language,
  licences,
  saveReport,
}: AboutParts): Handlers<'licences.list' | 'report.save'> {
  return {
    'licences.list': async () => {
      const list = await licences();
      return list ? ok(list) : err({ message: language.words.settings.about.noLicences });
    },
    'report.save': () => saveReport(),
  };
}
