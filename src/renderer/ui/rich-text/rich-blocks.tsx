import { Fragment, type ReactNode } from 'react';
import type { Block, Inline, ListItem } from '#shared/rich-text/rich-node';
import { CodeBlock } from './code-block';
import { InlineText } from './inline-text';
import { useLook } from './look';
import styles from './rich-text.module.css';
import { Spoiler } from './spoiler';
import { useRichTextWorld } from './world';

/** Blocks one below the other. Each runs as its own text does, a quote and a list as a whole. */
export function RichBlocks({ blocks }: { readonly blocks: readonly Block[] }) {
  return blocks.map((block) => <RichBlock key={block.at} block={block} dir="auto" />);
}

/** Blocks of a quote or a list, which say how they run. */
const inside = (blocks: readonly Block[]): ReactNode =>
  blocks.map((block) => <RichBlock key={block.at} block={block} />);

function RichBlock({ block, dir }: { readonly block: Block; readonly dir?: 'auto' }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p dir={dir}>
          <Inlines nodes={block.children} />
        </p>
      );
    case 'quote':
      return (
        <blockquote className={styles.quote} dir={dir}>
          {inside(block.children)}
        </blockquote>
      );
    case 'list':
      return block.start === null ? (
        <ul className={styles.list} dir={dir}>
          {items(block.items)}
        </ul>
      ) : (
        <ol className={styles.list} dir={dir} start={block.start}>
          {items(block.items)}
        </ol>
      );
    case 'code-block':
      return <CodeBlock text={block.text} language={block.language} caption={block.caption} />;
  }
}

const items = (entries: readonly ListItem[]): ReactNode =>
  entries.map((item) => <li key={item.at}>{inside(item.children)}</li>);

/** Blocks in one line, for an excerpt: what follows comes after a space. */
export function PlainBlocks({ blocks }: { readonly blocks: readonly Block[] }): ReactNode {
  return blocks.map((block) => (
    <Fragment key={block.at}>
      <PlainBlock block={block} />{' '}
    </Fragment>
  ));
}

function PlainBlock({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return <Inlines nodes={block.children} />;
    case 'quote':
      return <PlainBlocks blocks={block.children} />;
    case 'list':
      return <PlainBlocks blocks={block.items.flatMap((item) => item.children)} />;
    case 'code-block':
      return <code className={styles.inlineCode}>{block.text.trim().replace(/\s+/g, ' ')}</code>;
  }
}

interface InlinesProps {
  readonly nodes: readonly Inline[];
  /** Inside a link. */
  readonly linked?: boolean;
}

function Inlines({ nodes, linked = false }: InlinesProps): ReactNode {
  return nodes.map((node) => <RichInline key={node.at} node={node} linked={linked} />);
}

function RichInline({ node, linked }: { readonly node: Inline; readonly linked: boolean }): ReactNode {
  const { plain } = useLook();
  switch (node.kind) {
    case 'text':
      return <InlineText text={node.text} linked={linked} />;
    case 'break':
      return plain ? ' ' : <br />;
    case 'code':
      return <code className={styles.inlineCode}>{node.text}</code>;
    case 'link':
      return (
        <Link url={node.url}>
          <Inlines nodes={node.children} linked />
        </Link>
      );
    default: {
      const Span = SPANS[node.kind];
      return (
        <Span>
          <Inlines nodes={node.children} linked={linked} />
        </Span>
      );
    }
  }
}

const SPANS = { emphasis: 'em', strong: 'strong', delete: 'del', spoiler: Spoiler } as const;

/** A link that opens outside the app, or in it where it leads to a message. Its title is where it leads. */
function Link({ url, children }: { readonly url: string; readonly children: ReactNode }) {
  const { openLink } = useRichTextWorld();
  const { plain, tabIndex } = useLook();
  if (plain) return children;
  return (
    <a
      href={url}
      title={url}
      tabIndex={tabIndex}
      onClick={(event) => {
        event.preventDefault();
        openLink(url);
      }}
    >
      {children}
    </a>
  );
}
