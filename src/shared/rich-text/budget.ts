/** How deep quotes and lists may stand in each other. */
export const DEEPEST = 8;

/** Lines, and signs that may cost the parser a look at all others: nobody writes so many into 8,000 characters by hand. */
const MOST_MARKS = 1_000;

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const MARK = /[*_~|[\]<`\\]/g;
/** What opens quotes and lists, from the beginning of a line. Each alternative ends with what it began with: no way back. */
const CONTAINERS = new RegExp(`^[ \\t]*(?:(?:>|[-*+]|\\d{1,9}[.)])[ \\t]*){${DEEPEST + 1}}`);
const LIST_ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/;
/** A list item takes the parser as long as some marks. */
const ITEM_MARKS = 3;

/**
 * Whether a text can be parsed in the blink of an eye. Markdown is ambiguous enough that some texts of 8,000 characters,
 * which only a prankster writes, take a second: they are shown as they were typed. Code between fences costs nothing.
 */
export function isWithinBudget(text: string): boolean {
  let marks = 0;
  let fence: string | null = null;
  for (const line of text.split('\n')) {
    const mark: string | undefined = FENCE.exec(line)?.[1];
    if (fence !== null) {
      if (mark?.startsWith(fence)) fence = null;
      continue;
    }
    if (mark !== undefined) fence = mark;
    if (CONTAINERS.test(line)) return false;
    marks += 1 + (line.match(MARK)?.length ?? 0) + (LIST_ITEM.test(line) ? ITEM_MARKS : 0);
    if (marks > MOST_MARKS) return false;
  }
  return true;
}
