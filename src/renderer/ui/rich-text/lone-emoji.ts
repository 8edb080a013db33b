import ONE_EMOJI from 'emojibase-regex/emoji-loose.js';

/** So many emoji alone are a picture; more are a wall. */
const MOST = 6;
/** The longest emoji has 35 bytes in UTF-8, fewer units in UTF-16. */
const LONGEST = MOST * 35;

const EMOJI_ONLY = new RegExp(`^\\s*(?:(?:${ONE_EMOJI.source})\\s*){1,${MOST}}$`);

/** Whether a text is a few emoji and nothing else: they are drawn large. */
export const isLoneEmoji = (text: string): boolean => text.length <= LONGEST && EMOJI_ONLY.test(text);
