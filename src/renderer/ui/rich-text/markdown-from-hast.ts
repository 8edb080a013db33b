import type { Element, Nodes } from 'hast';
import { type Handle, toMdast } from 'hast-util-to-mdast';
import type { ListItem, Nodes as MdastNodes, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { toMarkdown } from 'mdast-util-to-markdown';
import { toString as textOf } from 'mdast-util-to-string';
import { parseRichText } from '#shared/rich-text/parse-rich-text';
import { safeUrl } from '#shared/rich-text/safe-url';
import { cleanHast } from './clean-hast';

/** HTML as Markdown, of which only what messages know is left: the rest becomes its text. */
export function markdownFromHast(tree: Nodes): string {
  const mdast = toMdast(cleanHast(tree), { handlers: HANDLERS, newlines: false, document: true });
  const root: Root = { type: 'root', children: mdast.type === 'root' ? mdast.children.flatMap(block) : [] };
  const markdown = toMarkdown(root, {
    bullet: '-',
    emphasis: '_',
    listItemIndent: 'one',
    fences: true,
    resourceLink: false,
    extensions: [gfmStrikethroughToMarkdown()],
    handlers: {
      text: ({ value }, parent, { stack }) =>
        stack.includes('label') || hasHalfOfPair(value, parent) ? allEscaped(value) : escaped(value),
      break: () => '\n',
    },
    join: [(left, right) => (left.type === 'list' && right.type === 'list' ? 1 : undefined)],
  });
  // What it would have a browser read as a character is one here.
  return markdown.replace(/&#x([0-9A-F]{1,6});/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16))).trim();
}

/** Elements that stand for more than their text. */
const HANDLERS: Readonly<Record<string, Handle>> = {
  // A picture cannot come along; an emoji of Slack or GitHub is one, and says which.
  img: (_, element: Element) => ({ type: 'text', value: String(element.properties.alt ?? '') }),
  input: (_, element: Element) =>
    element.properties.type === 'checkbox'
      ? { type: 'text', value: element.properties.checked ? '[x] ' : '[ ] ' }
      : undefined,
  // Rows of a table are lines, its cells stand beside each other.
  table: (state, element: Element) => {
    const rows = rowsOf(element).map((row): PhrasingContent[] => [
      ...row.children
        .filter((cell): cell is Element => cell.type === 'element')
        .flatMap((cell, index): PhrasingContent[] => [
          ...(index === 0 ? [] : [{ type: 'text' as const, value: ' | ' }]),
          { type: 'text' as const, value: textOf({ type: 'root', children: state.all(cell) as RootContent[] }).trim() },
        ]),
    ]);
    return {
      type: 'paragraph',
      children: rows.flatMap((row, index) => (index === 0 ? row : [{ type: 'break' as const }, ...row])),
    };
  },
};

const rowsOf = (element: Element): Element[] =>
  element.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    return child.tagName === 'tr' ? [child] : rowsOf(child);
  });

/** A block of Markdown as those that messages know. */
function block(node: RootContent): RootContent[] {
  switch (node.type) {
    case 'paragraph':
      return [{ ...node, children: node.children.flatMap(inline) }];
    case 'heading':
      return [
        { type: 'paragraph', children: [{ type: 'strong', children: withoutStrong(node.children).flatMap(inline) }] },
      ];
    case 'blockquote':
      return [{ ...node, children: node.children.flatMap(block) as typeof node.children }];
    case 'list':
      return [{ ...node, spread: false, children: node.children.map(listItem) }];
    case 'code':
      return [node];
    case 'thematicBreak':
    case 'html':
    case 'definition':
      return [];
    default:
      return isPhrasing(node) ? [{ type: 'paragraph', children: inline(node) }] : paragraphOf(node);
  }
}

/** An entry of a list. Its box, ticked or not, is text. */
function listItem(item: ListItem): ListItem {
  const children = item.children.flatMap(block) as ListItem['children'];
  const [first] = children;
  if (typeof item.checked === 'boolean' && first?.type === 'paragraph') {
    first.children.unshift({ type: 'text', value: item.checked ? '[x] ' : '[ ] ' });
  }
  return { ...item, spread: false, checked: null, children };
}

const paragraphOf = (node: MdastNodes): RootContent[] => {
  const value = textOf(node);
  return value.trim() === '' ? [] : [{ type: 'paragraph', children: [{ type: 'text', value }] }];
};

const INLINES = ['text', 'emphasis', 'strong', 'delete', 'inlineCode', 'link', 'break', 'image'];
const isPhrasing = (node: MdastNodes): node is PhrasingContent => INLINES.includes(node.type);

function inline(node: PhrasingContent): PhrasingContent[] {
  switch (node.type) {
    case 'text':
    case 'break':
    case 'inlineCode':
      return [node];
    case 'emphasis':
    case 'strong':
    case 'delete':
      return marked(node);
    case 'link':
      return safeUrl(node.url) === null ? node.children.flatMap(inline) : [linkOf(node)];
    default:
      return [{ type: 'text', value: textOf(node) }];
  }
}

/** Marks hold beside characters alone: spaces stand outside, and around nothing there are none. */
function marked(node: Extract<PhrasingContent, { type: 'emphasis' | 'strong' | 'delete' }>): PhrasingContent[] {
  const words = textOf(node);
  if (words.trim() === '') return [{ type: 'text', value: words }];
  const children = node.children.flatMap(inline);
  const [first, last] = [children.at(0), children.at(-1)];
  const before = first?.type === 'text' ? (/^\s+/.exec(first.value)?.[0] ?? '') : '';
  if (first?.type === 'text') children[0] = { ...first, value: first.value.slice(before.length) };
  const end = children.at(-1);
  const after = last?.type === 'text' ? (/\s+$/.exec(last.value)?.[0] ?? '') : '';
  if (end?.type === 'text') children[children.length - 1] = { ...end, value: end.value.trimEnd() };
  const space = (value: string): PhrasingContent[] => (value === '' ? [] : [{ type: 'text', value }]);
  return [...space(before), { ...node, children }, ...space(after)];
}

/** A link whose words are its address is its address. */
function linkOf(node: Extract<PhrasingContent, { type: 'link' }>): PhrasingContent {
  const words = textOf(node);
  if (safeUrl(words) === safeUrl(node.url)) return { type: 'text', value: words };
  return { ...node, title: null, children: node.children.flatMap(inline) as typeof node.children };
}

const withoutStrong = (nodes: readonly PhrasingContent[]): PhrasingContent[] =>
  nodes.flatMap((node) => (node.type === 'strong' ? withoutStrong(node.children) : [node]));

const SIGNS = /[\\*_~`[\]|<>]/g;

/** A text with a backslash before its signs, where they would be read as some. */
function escaped(text: string): string {
  if (!/[\\*_~`[\]|<>\d.)+-]/.test(text)) return text;
  const [only, ...others] = parseRichText(text.trim());
  const same =
    others.length === 0 &&
    only?.kind === 'paragraph' &&
    only.children.every((node) => node.kind === 'text' || node.kind === 'link');
  return same && !/[*_~`]$|^[*_~`]/.test(text) ? text : allEscaped(text);
}

/** A sign whose other half may stand in a text beside this one. */
const hasHalfOfPair = (text: string, parent: Parents | undefined): boolean =>
  /[`*~]|\|\|/.test(text) && parent !== undefined && parent.children.length > 1;

/** Among the words of a link any sign may end it, whatever it is by itself. */
const allEscaped = (text: string): string => text.replace(SIGNS, '\\$&');
