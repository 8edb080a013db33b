import { parseRichText } from '#shared/rich-text/parse-rich-text';
import type { Block, Inline } from '#shared/rich-text/rich-node';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it may stand anywhere in a page, between tags and in quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

/** What a message says, as HTML. Everything people typed is escaped; only what Hearth itself would draw becomes a tag. */
export const messageHtml = (text: string, spoiler: string): string => new Drawing(spoiler).blocks(parseRichText(text));

class Drawing {
  constructor(private readonly spoiler: string) {}

  blocks(blocks: readonly Block[]): string {
    return blocks.map((block) => this.#block(block)).join('');
  }

  #block(block: Block): string {
    switch (block.kind) {
      case 'paragraph':
        return `<p dir="auto">${this.#inlines(block.children)}</p>`;
      case 'quote':
        return `<blockquote dir="auto">${this.blocks(block.children)}</blockquote>`;
      case 'list': {
        const items = block.items.map(({ children }) => `<li dir="auto">${this.blocks(children)}</li>`).join('');
        return block.start === null ? `<ul>${items}</ul>` : `<ol start="${block.start}">${items}</ol>`;
      }
      case 'code-block': {
        const caption = block.caption === null ? '' : `<figcaption>${escapeHtml(block.caption)}</figcaption>`;
        return `<figure class="code">${caption}<pre><code>${escapeHtml(block.text)}</code></pre></figure>`;
      }
    }
  }

  #inlines(inlines: readonly Inline[]): string {
    return inlines.map((inline) => this.#inline(inline)).join('');
  }

  #inline(inline: Inline): string {
    switch (inline.kind) {
      case 'text':
        // People see the breaks they typed.
        return escapeHtml(inline.text).replace(/\n/g, '<br>');
      case 'break':
        return '<br>';
      case 'code':
        return `<code>${escapeHtml(inline.text)}</code>`;
      case 'emphasis':
        return `<em>${this.#inlines(inline.children)}</em>`;
      case 'strong':
        return `<strong>${this.#inlines(inline.children)}</strong>`;
      case 'delete':
        return `<del>${this.#inlines(inline.children)}</del>`;
      case 'spoiler':
        return `<span class="spoiler" tabindex="0" title="${escapeHtml(this.spoiler)}">${this.#inlines(inline.children)}</span>`;
      case 'link':
        return `<a href="${escapeHtml(inline.url)}" rel="noreferrer">${this.#inlines(inline.children)}</a>`;
    }
  }
}
