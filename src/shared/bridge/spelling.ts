/** The longest word that is looked up, in UTF-16 units; what is longer counts as right. */
export const SPELLED_LENGTH = 100;

/** The most words of one text that are looked up; the rest counts as right. More than a message of full length has. */
export const SPELLED_WORDS = 4_000;

/** The most suggestions for a misspelled word. */
export const SPELL_SUGGESTIONS = 5;
