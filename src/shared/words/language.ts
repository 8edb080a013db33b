/** A language that the whole app speaks. */
export type Language = 'en' | 'de';

/** The languages there are, each by its own name. */
export const LANGUAGES: readonly { readonly language: Language; readonly name: string }[] = [
  { language: 'en', name: 'English' },
  { language: 'de', name: 'Deutsch' },
];

/** The language to speak: the one chosen, else the first of the system's (BCP 47) that there is, else English. */
export function languageFor(chosen: 'system' | Language, system: readonly string[]): Language {
  if (chosen !== 'system') return chosen;
  const spoken = system.map((tag) => tag.toLowerCase().split('-')[0]);
  return spoken.map((tag) => LANGUAGES.find(({ language }) => language === tag)?.language).find(Boolean) ?? 'en';
}

/** How a language runs: every one there is runs from left to right; the layout holds for both. */
export const directionOf = (language: Language): 'ltr' | 'rtl' => DIRECTIONS[language];

const DIRECTIONS: Readonly<Record<Language, 'ltr' | 'rtl'>> = { en: 'ltr', de: 'ltr' };

/** The locale for `Intl`: the first of the system's (BCP 47) that is of the language ("en-GB" for English), else the language. */
export const localeOf = (language: Language, system: readonly string[]): string =>
  system.find((tag) => tag.toLowerCase().split('-')[0] === language) ?? language;
