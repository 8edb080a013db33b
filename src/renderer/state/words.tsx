import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { directionOf, type Language, localeOf } from '#shared/words/language';
import { type Words, wordsIn } from '#shared/words/words';

/** What is needed to say something: the texts, and how numbers, days and times are written. */
export interface Speech {
  readonly language: Language;
  /** The locale for `Intl`: that of the person where it is one of the language ("en-GB"), else the language. */
  readonly locale: string;
  readonly words: Words;
}

const speak = (language: Language): Speech => ({
  language,
  locale: localeOf(language, navigator.languages),
  words: wordsIn(language),
});

const WordsContext = createContext<Speech>({ language: 'en', locale: 'en', words: wordsIn('en') });

/** Gives the tree below it the texts of one language; another language takes effect at once. */
export function WordsProvider({ language, children }: { readonly language: Language; readonly children: ReactNode }) {
  const speech = useMemo(() => speak(language), [language]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
  }, [language]);
  return <WordsContext value={speech}>{children}</WordsContext>;
}

/** The texts of the language the app speaks now, with the locale for `Intl`. */
export const useSpeech = (): Speech => useContext(WordsContext);

/** The texts of the language the app speaks now. */
export const useWords = (): Words => useContext(WordsContext).words;

/** The language the app speaks now. */
export const useLanguage = (): Language => useContext(WordsContext).language;
