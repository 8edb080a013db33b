import { type EmojiEntry, inTone, type SkinTone } from '../../../ui/emoji/emoji-data';
import { emojiOfCode } from '../../../ui/emoji/emoji-search';
import { type Edit, insertion } from '../format/edit';

const CODE = /(?<![\p{L}\p{N}\p{M}_:]):([a-z0-9_+-]+):$/iu;

/** What becomes of a text when the colon that closes an emoji's name was just typed at the caret; null when none was. */
export function closeShortcode(text: string, caret: number, emoji: readonly EmojiEntry[], tone: SkinTone): Edit | null {
  const match = CODE.exec(text.slice(0, caret));
  const entry = match?.[1] === undefined ? null : emojiOfCode(emoji, match[1]);
  return match && entry ? insertion(inTone(entry, tone), match.index, caret) : null;
}
