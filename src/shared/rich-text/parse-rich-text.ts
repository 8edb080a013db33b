import type { BlockContent, DefinitionContent, List, PhrasingContent, Root } from 'mdast';
import { type Extension, fromMarkdown, type Options } from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { toString as textOf } from 'mdast-util-to-string';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { DEEPEST, isWithinBudget } from './budget';
import { hearthLinkFromMarkdown, hearthLinkSyntax } from './hearth-link-syntax';
import type { Block, Inline, ListItem } from './rich-node';
import { isDisguised, safeUrl } from './safe-url';
import { withSpoilers } from './spoilers';

/** Markdown that is nothing special here: what it marks is shown as it was typed. */
const AS_TYPED = [
  'headingAtx',
  'setextUnderline',
  'thematicBreak',
  'definition',
  'htmlFlow',
  'htmlText',
  'labelStartImage',
  'codeIndented',
  'characterReference',
];

// A configured parser, never changed after these lines.
const SYNTAX: Options['extensions'] = [
  gfmStrikethrough({ singleTilde: false }),
  gfmAutolinkLiteral(),
  hearthLinkSyntax(),
  { disable: { null: AS_TYPED } },
];
/** The transform of this one looks for addresses a second time, for long; nothing is left to be found. */
const { transforms: _, ...autolinks }: Extension = gfmAutolinkLiteralFromMarkdown();
const NODES: Options['mdastExtensions'] = [gfmStrikethroughFromMarkdown(), autolinks, hearthLinkFromMarkdown()];

/**
 * Reads the Markdown of a message: paragraphs with emphasis, strike, code, links and spoilers; quotes, lists and fenced
 * code. Everything else, and what would take long, stays as it was typed. Never throws.
 */
export function parseRichText(text: string): readonly Block[] {
  if (!isWithinBudget(text)) return [typed(text, 0)];
  return new Reader(text).blocks(fromMarkdown(text, { extensions: SYNTAX, mdastExtensions: NODES }).children, 1);
}

const typed = (text: string, at: number): Block => ({
  kind: 'paragraph',
  at,
  children: [{ kind: 'text', at, text }],
});

type Node = Root['children'][number] | BlockContent | DefinitionContent | PhrasingContent;

/** Turns the parser's nodes into ours. */
class Reader {
  constructor(private readonly source: string) {}

  blocks(nodes: readonly Node[], depth: number): readonly Block[] {
    return nodes.map((node) => this.block(node, depth));
  }

  private block(node: Node, depth: number): Block {
    const at = startOf(node);
    if (depth > DEEPEST) return this.asTyped(node);
    switch (node.type) {
      case 'paragraph':
        return { kind: 'paragraph', at, children: this.inlines(node.children) };
      case 'blockquote':
        // ">.<" is a face.
        if (node.children.length === 0 || !/^>[ \t>\n]/.test(this.slice(node))) return this.asTyped(node);
        return { kind: 'quote', at, children: this.blocks(node.children, depth + 1) };
      case 'list':
        return this.list(node, depth);
      case 'code': {
        const language = node.lang?.match(/[^.]+$/)?.[0] ?? null;
        return { kind: 'code-block', at, text: node.value, language, caption: node.meta ?? node.lang ?? null };
      }
      default:
        return this.asTyped(node);
    }
  }

  /** A list with nothing in it ("-", or "1.") is what it looks like. */
  private list(node: List, depth: number): Block {
    if (node.children.every((item) => item.children.length === 0)) return this.asTyped(node);
    const items = node.children.map(
      (item): ListItem => ({ at: startOf(item), children: this.blocks(item.children, depth + 1) }),
    );
    return { kind: 'list', at: startOf(node), start: node.ordered ? (node.start ?? 1) : null, items };
  }

  private inlines(nodes: readonly PhrasingContent[]): readonly Inline[] {
    return withSpoilers(nodes.map((node) => this.inline(node)));
  }

  private inline(node: PhrasingContent): Inline {
    const at = startOf(node);
    switch (node.type) {
      case 'text':
        return { kind: 'text', at, text: node.value };
      case 'break':
        return { kind: 'break', at };
      case 'inlineCode':
        return { kind: 'code', at, text: node.value };
      case 'emphasis':
      case 'strong':
      case 'delete':
        return { kind: node.type, at, children: this.inlines(node.children) };
      case 'link': {
        const url = safeUrl(node.url);
        if (url === null || isDisguised(textOf(node), url)) return { kind: 'text', at, text: this.slice(node) };
        return { kind: 'link', at, url, children: this.inlines(node.children) };
      }
      default:
        return { kind: 'text', at, text: this.slice(node) };
    }
  }

  private asTyped(node: Node): Block {
    return typed(this.slice(node), startOf(node));
  }

  private slice(node: Node): string {
    return this.source.slice(startOf(node), node.position?.end.offset);
  }
}

const startOf = (node: Node | { readonly position?: Node['position'] }): number => node.position?.start.offset ?? 0;
