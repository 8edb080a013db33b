import ONE_EMOJI from 'emojibase-regex/emoji-loose.js';
import * as v from 'valibot';
import { LIMITS } from '../protocol/limits';

const WHOLE = new RegExp(`^(?:${ONE_EMOJI.source})$`);

/** Whether a text is one emoji, with or without the selector that asks for its picture. */
export const isEmoji = (text: string): boolean => WHOLE.test(text);

/** Emoji that differ only in the selectors that ask for a picture (U+FE0F) are the same. */
export const isSameEmoji = (one: string, other: string): boolean => withoutSelectors(one) === withoutSelectors(other);

const withoutSelectors = (emoji: string): string => emoji.replaceAll('\ufe0f', '');

/** The length of a character in UTF-8 (RFC 3629). */
function bytesOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}

const utf8Length = (text: string): number => [...text].reduce((sum, character) => sum + bytesOf(character), 0);

/** One emoji by Unicode (UTS #51), at most 64 bytes in UTF-8. */
export const Emoji = v.pipe(
  v.string('An emoji is a text.'),
  v.check((text) => utf8Length(text) <= LIMITS.emojiBytes, `An emoji has at most ${LIMITS.emojiBytes} bytes.`),
  v.check(isEmoji, 'A reaction is one emoji.'),
);
