import { useLayoutEffect, useRef, useState } from 'react';
import { classNames } from '../../ui/class-names';
import { LinkifiedText } from '../../ui/linkified-text';
import styles from './message-row.module.css';
import { linesBeyondFold, mayNeedFolding } from './row-height';

interface FoldedTextProps {
  readonly id: string;
  readonly text: string;
  readonly unfolded: boolean;
  readonly onToggle: () => void;
  /** Whether links and the button can be reached by Tab: only in the row that has the focus. */
  readonly reachable: boolean;
}

/** A message's text. After twenty lines the rest is folded away until asked for. */
export function FoldedText({ id, text, unfolded, onToggle, reachable }: FoldedTextProps) {
  const paragraph = useRef<HTMLParagraphElement>(null);
  const foldable = mayNeedFolding(text);
  // Null until measured: folded then, since that is closest to what it will be.
  const [beyond, setBeyond] = useState<number | null>(null);

  // Only the browser knows how many lines a text takes. Measured before it is painted, and again when the width changes.
  useLayoutEffect(() => {
    const element = paragraph.current;
    if (!foldable || !element) return;
    const measure = () =>
      setBeyond(linesBeyondFold(element.scrollHeight, Number.parseFloat(getComputedStyle(element).lineHeight)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [foldable]);

  const folded = foldable && beyond !== 0 && !unfolded;
  const tabIndex = reachable ? 0 : -1;
  return (
    <>
      <p ref={paragraph} id={id} className={classNames(styles.text, folded && styles.folded)} dir="auto">
        <LinkifiedText text={text} tabIndex={tabIndex} />
      </p>
      {foldable && beyond !== null && beyond > 0 && (
        <button type="button" className={styles.unfold} onClick={onToggle} tabIndex={tabIndex}>
          {folded ? `Show all, ${beyond} more ${beyond === 1 ? 'line' : 'lines'}` : 'Show less'}
        </button>
      )}
    </>
  );
}
