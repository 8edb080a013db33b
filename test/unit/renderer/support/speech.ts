import type { Language } from '#shared/words/language';
import { wordsIn } from '#shared/words/words';
import type { Speech } from '../../../../src/renderer/state/words';

/** The texts of a language with a fixed locale, whatever this computer's is. */
export const aSpeech = (language: Language = 'en', locale = language === 'en' ? 'en-GB' : 'de-DE'): Speech => ({
  language,
  locale,
  words: wordsIn(language),
});
