import type { ElementContent, RootContent } from 'hast';
import { common, createLowlight } from 'lowlight';
import { Fragment, memo, type ReactNode } from 'react';
import styles from './rich-text.module.css';

// Configured once, never changed after this line: the 37 languages that highlight.js counts as common, by name and by
// their short names (js, py, html, toml …).
const LOWLIGHT = createLowlight(common);

/** The design has five colours for code; what highlight.js tells apart beyond them stays as it is. */
const COLORS: Readonly<Record<string, string | undefined>> = {
  'hljs-keyword': styles.keyword,
  'hljs-literal': styles.keyword,
  'hljs-type': styles.keyword,
  'hljs-built_in': styles.keyword,
  'hljs-tag': styles.keyword,
  'hljs-selector-tag': styles.keyword,
  'hljs-selector-class': styles.keyword,
  'hljs-string': styles.string,
  'hljs-regexp': styles.string,
  'hljs-addition': styles.string,
  'hljs-char': styles.string,
  'hljs-number': styles.number,
  'hljs-symbol': styles.number,
  'hljs-deletion': styles.number,
  'hljs-comment': styles.comment,
  'hljs-meta': styles.comment,
  'hljs-doctag': styles.comment,
  'hljs-title': styles.function,
  'hljs-attr': styles.function,
  'hljs-attribute': styles.function,
  'hljs-name': styles.function,
  'hljs-section': styles.function,
};

interface HighlightedCodeProps {
  readonly text: string;
  readonly language: string;
}

/** Code in its colours; in a language that is not known here, as it is. Worked out once: that takes a while. */
export default memo(function HighlightedCode({ text, language }: HighlightedCodeProps): ReactNode {
  if (!LOWLIGHT.registered(language)) return text;
  return colored(LOWLIGHT.highlight(language, text).children);
});

function colored(nodes: readonly (RootContent | ElementContent)[]): ReactNode {
  return nodes.map((node, index) => {
    // What is drawn once and never changes its order may be told apart by its place.
    const key = index;
    if (node.type === 'text') return <Fragment key={key}>{node.value}</Fragment>;
    if (node.type !== 'element') return null;
    return (
      <span key={key} className={colorOf(node.properties.className)}>
        {colored(node.children)}
      </span>
    );
  });
}

const colorOf = (names: unknown): string | undefined =>
  Array.isArray(names) ? names.map((name) => COLORS[String(name)]).find(Boolean) : undefined;
