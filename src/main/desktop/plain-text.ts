import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';

/** `||hidden until it is clicked||`: it stays hidden. */
const SPOILER = /\|\|[^|]+\|\|/g;
const HIDDEN = '▒▒▒';

/** Between these words stand together; between all other nodes there is a gap. */
const PHRASING: ReadonlySet<string> = new Set(['paragraph', 'heading', 'emphasis', 'strong', 'delete', 'link']);

/** The text of a Markdown message without its signs, on one line. */
export function plainText(markdown: string): string {
  const tree = fromMarkdown(markdown.replace(SPOILER, HIDDEN), {
    extensions: [gfmStrikethrough()],
    mdastExtensions: [gfmStrikethroughFromMarkdown()],
  });
  return textOf(tree).replace(/\s+/g, ' ').trim();
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.value;
  if (node.type === 'break') return ' ';
  if (!('children' in node)) return '';
  return node.children.map(textOf).join(PHRASING.has(node.type) ? '' : ' ');
}
