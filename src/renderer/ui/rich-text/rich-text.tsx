import { memo, type Ref, useMemo } from 'react';
import { parseRichText } from '#shared/rich-text/parse-rich-text';
import { classNames } from '../class-names';
import { isLoneEmoji } from './lone-emoji';
import { type Look, LookContext } from './look';
import { PlainBlocks, RichBlocks } from './rich-blocks';
import styles from './rich-text.module.css';

interface RichTextProps {
  /** Markdown, as it was typed. */
  readonly text: string;
  readonly id?: string;
  readonly ref?: Ref<HTMLDivElement>;
  readonly className?: string | undefined;
  /** -1 takes links and buttons out of the tab order, in a list with one tab stop. */
  readonly tabIndex?: 0 | -1;
  /** Show every sign that was typed. */
  readonly asTyped?: boolean;
  /** Words a search looked for: what begins with them is marked. The same array as long as they are the same. */
  readonly highlight?: readonly string[];
}

/** A message's text, drawn as it was meant. Stands inside a `RichTextWorldProvider`. */
export const RichText = memo(function RichText({ text, asTyped = false, className, ...props }: RichTextProps) {
  const { id, ref, tabIndex = 0, highlight = NO_WORDS } = props;
  const look = useMemo<Look>(() => ({ tabIndex, highlight, plain: false }), [tabIndex, highlight]);
  const large = !asTyped && isLoneEmoji(text);
  return (
    <div
      id={id}
      ref={ref}
      className={classNames(styles.text, large && styles.large, asTyped && styles.asTyped, className)}
      {...(asTyped && { dir: 'auto' })}
    >
      {asTyped ? (
        text
      ) : (
        <LookContext value={look}>
          <Parsed text={text} />
        </LookContext>
      )}
    </div>
  );
});

interface ExcerptProps {
  readonly text: string;
  readonly className?: string | undefined;
  readonly highlight?: readonly string[];
}

/** A text in one line, with nothing in it to click: what was quoted, pinned or found. Longer than its place, it is cut. */
export const Excerpt = memo(function Excerpt({ text, className, highlight = NO_WORDS }: ExcerptProps) {
  const look = useMemo<Look>(() => ({ tabIndex: -1, highlight, plain: true }), [highlight]);
  return (
    <span className={classNames(styles.excerpt, className)} dir="auto">
      <LookContext value={look}>
        <Parsed text={text} plain />
      </LookContext>
    </span>
  );
});

const NO_WORDS: readonly string[] = [];

/** Parsed once for as long as the text is the same. */
const Parsed = memo(function Parsed({ text, plain = false }: { readonly text: string; readonly plain?: boolean }) {
  const blocks = useMemo(() => parseRichText(text), [text]);
  return plain ? <PlainBlocks blocks={blocks} /> : <RichBlocks blocks={blocks} />;
});
