/** What is being completed at the caret. */
export interface Trigger {
  readonly sign: '@' | '#' | ':' | '/';
  /** Where the sign stands. */
  readonly start: number;
  /** The caret. */
  readonly end: number;
  /** What stands between them. */
  readonly query: string;
}

/** As long as a name with its sign. */
const LONGEST = 81;

const WORD = /[\p{L}\p{N}\p{M}_]/u;
/** Nobody means an emoji with one letter: ":D" and ":x" are faces. */
const EMOJI_QUERY = /^[\p{L}\p{N}_+-]{2,}$/u;
const COMMAND_QUERY = /^[\p{L}\p{N}-]*$/u;

/** The sign before the caret that asks for completion, or null. A name may have spaces, so what follows may, too. */
export function findTrigger(text: string, caret: number): Trigger | null {
  const from = Math.max(0, caret - LONGEST, text.lastIndexOf('\n', caret - 1) + 1);
  if (isInCode(text.slice(0, caret))) return null;
  for (let start = caret - 1; start >= from; start--) {
    const trigger = triggerAt(text, start, caret);
    if (trigger) return trigger;
  }
  return null;
}

function triggerAt(text: string, start: number, end: number): Trigger | null {
  const sign = text[start];
  const query = text.slice(start + 1, end);
  switch (sign) {
    case '@':
    case '#':
      // "a@b" is an address, and after "@ " nobody is meant.
      return WORD.test(text[start - 1] ?? ' ') || query.startsWith(' ') ? null : { sign, start, end, query };
    case ':':
      return WORD.test(text[start - 1] ?? ' ') || !EMOJI_QUERY.test(query) ? null : { sign, start, end, query };
    case '/':
      return start === 0 && COMMAND_QUERY.test(query) ? { sign, start, end, query } : null;
    default:
      return null;
  }
}

/** Whether a text ends inside of code: an odd number of fences, or of backticks in its last line. */
function isInCode(before: string): boolean {
  const fences = before.match(/^ {0,3}```/gm)?.length ?? 0;
  if (fences % 2 === 1) return true;
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return !line.trimStart().startsWith('```') && (line.match(/`/g)?.length ?? 0) % 2 === 1;
}
