import type { TimelineRow } from './timeline-rows';

/** Lines of a message that are shown before the rest is folded away. */
export const FOLD_AFTER_LINES = 20;

const LINE_HEIGHT = 21;
const CHARACTER_WIDTH = 7;
const WIDEST_TEXT = 680;
/** Avatar, gap and side padding beside the text. */
const GUTTER = 84;

/** How high a row is beside the text in it, in pixels. */
export function frameHeight(row: TimelineRow): number {
  switch (row.kind) {
    case 'start':
      return 96;
    case 'day':
      return 34;
    case 'unread':
      return 28;
    case 'replies':
      return 34;
    default:
      return row.continues ? 2 : 36;
  }
}

/**
 * How high a text will probably be, in pixels, before it is measured; 0 for the width means that it is not known yet.
 * The closer the guess, the less a scroll bar moves while rows that were never on screen come into it.
 */
export function estimateTextHeight(text: string, timelineWidth: number): number {
  const width = timelineWidth === 0 ? WIDEST_TEXT : Math.min(WIDEST_TEXT, timelineWidth - GUTTER);
  const perLine = Math.max(20, width / CHARACTER_WIDTH);
  let lines = 0;
  for (const line of text.split('\n', FOLD_AFTER_LINES)) {
    lines += Math.max(1, Math.ceil(line.length / perLine));
    if (lines >= FOLD_AFTER_LINES) return (FOLD_AFTER_LINES + 1) * LINE_HEIGHT;
  }
  return lines * LINE_HEIGHT;
}

/** What stands in a row beside its first line, as far as its height goes. */
export interface WrittenContent {
  readonly message: string;
  readonly reply_to: number | null;
  readonly reactions?: readonly unknown[];
  readonly files: readonly {
    readonly type: string;
    readonly width?: number | undefined;
    readonly height?: number | undefined;
  }[];
}

const QUOTE = 19;
const REACTIONS = 30;
const FILE_CARD = 58;
/** A picture of unknown size. */
const PICTURE = 200;

/** How high what is in a row will probably be, in pixels, before it is measured. */
export function estimateContentHeight(content: WrittenContent, timelineWidth: number): number {
  const { message, reply_to, reactions = [], files } = content;
  const words = message === '' && files.length > 0 ? 0 : estimateTextHeight(message, timelineWidth);
  const media = files.reduce((sum, { type }) => sum + (/^(image|video)\//.test(type) ? PICTURE : FILE_CARD), 0);
  return words + media + (reply_to === null ? 0 : QUOTE) + (reactions.length > 0 ? REACTIONS : 0);
}

/** Whether a text may have more lines than are shown at once, so that it is worth measuring. */
export const mayNeedFolding = (text: string): boolean =>
  // A narrow window breaks a line after some 30 characters.
  text.length > FOLD_AFTER_LINES * 30 || text.split('\n', FOLD_AFTER_LINES + 1).length > FOLD_AFTER_LINES;

/** How many lines a text of this height (pixels) has beyond the ones shown; 0 when it needs no folding. */
export function linesBeyondFold(textHeightPx: number, lineHeightPx: number): number {
  const lines = Math.round(textHeightPx / lineHeightPx);
  // Two lines more are shown at once: the words that unfold them would take as much room.
  return lines > FOLD_AFTER_LINES + 2 ? lines - FOLD_AFTER_LINES : 0;
}
