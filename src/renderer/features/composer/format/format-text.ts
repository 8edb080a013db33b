import type { Edit } from './edit';

/** What a text can be made with one press. */
export type Format = 'bold' | 'italic' | 'strike' | 'code' | 'spoiler' | 'quote' | 'list' | 'numbers' | 'link';

const MARKS: Partial<Record<Format, string>> = { bold: '**', italic: '_', strike: '~~', code: '`', spoiler: '||' };
const FENCE = '```';

/**
 * Makes what is chosen from `start` to `end` bold, a quote, and so on; what is it already becomes plain again. With
 * nothing chosen the caret stands between the marks.
 */
export function formatText(text: string, start: number, end: number, format: Format): Edit {
  switch (format) {
    case 'quote':
      return prefixed(text, start, end, () => '> ');
    case 'list':
      return prefixed(text, start, end, () => '- ');
    case 'numbers':
      return prefixed(text, start, end, (line) => `${line + 1}. `);
    case 'link':
      return linked(text, start, end, null);
    case 'code':
      if (text.slice(start, end).includes('\n')) return fenced(text, start, end);
      return wrapped(text, start, end, '`');
    default:
      return wrapped(text, start, end, MARKS[format] ?? '');
  }
}

function wrapped(text: string, from: number, to: number, mark: string): Edit {
  // A mark does not hold beside a space: " word " is marked without them.
  const chosen = text.slice(from, to);
  const start = from + (chosen.length - chosen.trimStart().length);
  const end = chosen.trim() === '' ? start : to - (chosen.length - chosen.trimEnd().length);
  const inner = text.slice(start, end);
  const size = mark.length;
  if (isMarked(text, start - size, end + size, mark)) {
    return { start: start - size, end: end + size, text: inner, select: [start - size, end - size] };
  }
  if (inner.length > 2 * size && isMarked(text, start, end, mark)) {
    return { start, end, text: inner.slice(size, -size), select: [start, end - 2 * size] };
  }
  return { start, end, text: mark + inner + mark, select: [start + size, end + size] };
}

const isMarked = (text: string, start: number, end: number, mark: string): boolean =>
  start >= 0 && text.slice(start, start + mark.length) === mark && text.slice(end - mark.length, end) === mark;

/** Whole lines with a prefix each; without it where all have it already. */
function prefixed(text: string, from: number, to: number, prefix: (line: number) => string): Edit {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const next = text.indexOf('\n', to);
  const end = next === -1 ? text.length : next;
  const lines = text.slice(start, end).split('\n');
  const has = lines.every((line, index) => line.startsWith(prefix(index)));
  const changed = lines
    .map((line, index) => (has ? line.slice(prefix(index).length) : prefix(index) + line))
    .join('\n');
  const caret = start + changed.length;
  return { start, end, text: changed, select: from === to ? [caret, caret] : [start, caret] };
}

function fenced(text: string, start: number, end: number): Edit {
  const before = start > 0 && text[start - 1] !== '\n' ? '\n' : '';
  const after = end < text.length && text[end] !== '\n' ? '\n' : '';
  const inner = text.slice(start, end).replace(/\n$/, '');
  const opening = `${before}${FENCE}\n`;
  const select = start + opening.length;
  return {
    start,
    end,
    text: `${opening}${inner}\n${FENCE}${after}`,
    select: [select, select + inner.length],
  };
}

/** Makes what is chosen a link: to an address, or with the caret where the address goes. */
export function linked(text: string, start: number, end: number, url: string | null): Edit {
  const words = text.slice(start, end).replace(/([[\]])/g, '\\$1');
  const link = `[${words}](${url ?? ''})`;
  const gap = start + (words === '' ? 1 : link.length - 1);
  const caret = url === null ? gap : start + link.length;
  return { start, end, text: link, select: [caret, caret] };
}
