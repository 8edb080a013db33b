import { createContext, type ReactNode, useContext, useEffect } from 'react';
import type { Language } from '#shared/words/language';
import { type Words, wordsIn } from '#shared/words/words';

interface Spoken {
  readonly language: Language;
  readonly words: Words;
}

const WordsContext = createContext<Spoken>({ language: 'en', words: wordsIn('en') });

/** Gives the tree below it the texts of one language; another language takes effect at once. */
export function WordsProvider({ language, children }: { readonly language: Language; readonly children: ReactNode }) {
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <WordsContext value={{ language, words: wordsIn(language) }}>{children}</WordsContext>;
}

/** The texts of the language the app speaks now. */
export const useWords = (): Words => useContext(WordsContext).words;

/** The language the app speaks now: the locale for `Intl`. */
export const useLanguage = (): Language => useContext(WordsContext).language;
