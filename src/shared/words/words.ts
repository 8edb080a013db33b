import { de } from './de/de';
import { en } from './en/en';
import type { Language } from './language';

/**
 * All texts of the app. One that depends on something is a function: a text that is missing, or that another language
 * forgot to fill in, does not compile. (Looked at i18next: its keys are strings, and a missing one shows at run time.)
 */
export type Words = typeof en;

/** The texts of a language. */
export const wordsIn = (language: Language): Words => ({ en, de })[language];
