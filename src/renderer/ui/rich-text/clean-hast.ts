import type { Element, ElementContent, Nodes, RootContent } from 'hast';

/** Elements that hold nothing a person wrote. */
const NOISE = new Set(['script', 'style', 'meta', 'link', 'title', 'head', 'template', 'svg', 'button', 'noscript']);

/**
 * HTML of a clipboard as it was meant: word processors say bold and italic by style, Google Docs wraps all of it into a
 * `b` that is not bold, Word writes lists as paragraphs with a bullet, web pages hold what is not seen.
 */
export function cleanHast<T extends Nodes>(tree: T): T {
  if (!('children' in tree)) return tree;
  return { ...tree, children: withLists(tree.children.flatMap((child) => clean(child as RootContent))) } as T;
}

function clean(node: RootContent): RootContent[] {
  if (node.type === 'comment' || node.type === 'doctype') return [];
  if (node.type !== 'element') return [node];
  // Word's own elements (o:p) hold a space and nothing else.
  if (NOISE.has(node.tagName) || node.tagName.includes(':') || isHidden(node)) return [];
  const element = withLanguage(cleanHast(node));
  const style = styleOf(element);
  if (isNotBold(element, style)) return element.children;
  return [byStyle(element, style)];
}

const isHidden = (element: Element): boolean =>
  /display:\s*none|mso-hide:\s*all/i.test(String(element.properties.style ?? '')) || element.properties.hidden === true;

const styleOf = (element: Element): string => String(element.properties.style ?? '').toLowerCase();

/** A `b` that says of itself that it is none. */
const isNotBold = (element: Element, style: string): boolean =>
  ['b', 'strong'].includes(element.tagName) && /(?:^|;)\s*font-weight:\s*(?:normal|400)/.test(style);

/** A span that looks bold, italic or struck through is. */
function byStyle(element: Element, style: string): Element {
  if (element.tagName !== 'span') return element;
  let children: ElementContent[] = element.children;
  const wrap = (tagName: string) => {
    children = [{ type: 'element', tagName, properties: {}, children }];
  };
  if (/font-weight:\s*(?:bold|[6-9]00)/.test(style)) wrap('strong');
  if (/font-style:\s*italic/.test(style)) wrap('em');
  if (/text-decoration[^;]*line-through/.test(style)) wrap('del');
  return { ...element, children };
}

/** GitHub says the language of a code block on the element around it. */
function withLanguage(element: Element): Element {
  const language = /highlight-(?:source|text)-([a-z0-9]+)/.exec(classesOf(element).join(' '))?.[1];
  if (language === undefined) return element;
  const children = element.children.map((child) => {
    if (child.type !== 'element' || child.tagName !== 'pre') return child;
    const code: Element = {
      type: 'element',
      tagName: 'code',
      properties: { className: [`language-${language}`] },
      children: child.children,
    };
    return { ...child, children: [code] };
  });
  return { ...element, children };
}

const classesOf = (element: Element): string[] =>
  Array.isArray(element.properties.className) ? element.properties.className.map(String) : [];

/** Paragraphs that Word calls parts of a list, as one. */
function withLists(nodes: readonly RootContent[]): RootContent[] {
  const done: RootContent[] = [];
  for (const node of nodes) {
    const item = wordItem(node);
    if (!item) {
      done.push(node);
      continue;
    }
    // Between two of them stands white space.
    while (isBlank(done.at(-1)) && isList(done.at(-2), item.tagName)) done.pop();
    const last = done.at(-1);
    if (isList(last, item.tagName)) last.children.push(item.element);
    else done.push({ type: 'element', tagName: item.tagName, properties: {}, children: [item.element] });
  }
  return done;
}

const isBlank = (node: RootContent | undefined): boolean => node?.type === 'text' && node.value.trim() === '';
const isList = (node: RootContent | undefined, tagName: string): node is Element =>
  node?.type === 'element' && node.tagName === tagName;

const BULLET = /^[\s\u00a0]*(?:[·•o§\uf0b7-]|(\d+)[.)])[\s\u00a0]+/;

function wordItem(node: RootContent): { readonly tagName: 'ul' | 'ol'; readonly element: Element } | null {
  if (node.type !== 'element' || !classesOf(node).some((name) => name.startsWith('MsoListParagraph'))) return null;
  const match = BULLET.exec(textOf(node));
  if (!match) return null;
  const element: Element = {
    ...node,
    tagName: 'li',
    properties: {},
    children: withoutStart(node.children, match[0].length).children,
  };
  return { tagName: match[1] === undefined ? 'ul' : 'ol', element };
}

const textOf = (node: Nodes): string =>
  node.type === 'text' ? node.value : 'children' in node ? node.children.map((child) => textOf(child)).join('') : '';

/** Nodes without the first characters of their text. */
function withoutStart(nodes: readonly ElementContent[], length: number): { children: ElementContent[]; left: number } {
  let left = length;
  const children = nodes.map((node): ElementContent => {
    if (left === 0) return node;
    if (node.type === 'text') {
      const taken = Math.min(left, node.value.length);
      left -= taken;
      return { ...node, value: node.value.slice(taken) };
    }
    if (node.type !== 'element') return node;
    const inner = withoutStart(node.children, left);
    left = inner.left;
    return { ...node, children: inner.children };
  });
  return { children, left };
}
