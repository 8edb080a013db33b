import { parseRichText } from '#shared/rich-text/parse-rich-text';
import type { Block, Inline } from '#shared/rich-text/rich-node';

/** A text without its signs and in one line, for what is spoken. A spoiler is what `spoiler` says, never itself. */
export function plainTextOf(text: string, spoiler: string): string {
  return blocksOf(parseRichText(text), spoiler).replace(/\s+/g, ' ').trim();
}

const blocksOf = (blocks: readonly Block[], spoiler: string): string =>
  blocks.map((block) => blockOf(block, spoiler)).join(' ');

function blockOf(block: Block, spoiler: string): string {
  switch (block.kind) {
    case 'paragraph':
      return inlinesOf(block.children, spoiler);
    case 'quote':
      return blocksOf(block.children, spoiler);
    case 'list':
      return block.items.map((item) => blocksOf(item.children, spoiler)).join(' ');
    case 'code-block':
      return block.text;
  }
}

const inlinesOf = (nodes: readonly Inline[], spoiler: string): string =>
  nodes.map((node) => inlineOf(node, spoiler)).join('');

function inlineOf(node: Inline, spoiler: string): string {
  switch (node.kind) {
    case 'text':
    case 'code':
      return node.text;
    case 'break':
      return ' ';
    case 'spoiler':
      return spoiler;
    default:
      return inlinesOf(node.children, spoiler);
  }
}
