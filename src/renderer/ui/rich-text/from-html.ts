import type { Nodes } from 'hast';
import { fromDom } from 'hast-util-from-dom';
import { markdownFromHast } from './markdown-from-hast';

/**
 * What is pasted from other programs, as Markdown of the kind that messages know. `text` is the same without its
 * formatting: it is taken when the HTML adds nothing to it.
 */
export function markdownFromHtml(html: string, text: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const markdown = markdownFromHast(fromDom(page.body) as Nodes);
  return words(markdown) === words(text) ? text : markdown;
}

/** A text without what two spellings of it may differ in. */
const words = (text: string): string => text.replace(/\s+/g, ' ').trim();
