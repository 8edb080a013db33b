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
  const foldable = mayNeedFolding(text);
  const { paragraph, button, beyond } = useFold(foldable, unfolded);
  const folded = foldable && beyond !== 0 && !unfolded;
  const tabIndex = reachable ? 0 : -1;
  return (
    <>
      <p ref={paragraph} id={id} className={classNames(styles.text, folded && styles.folded)} dir="auto">
        <LinkifiedText text={text} tabIndex={tabIndex} />
      </p>
      {foldable && (
        <button
          ref={button}
          type="button"
          className={styles.unfold}
          hidden={beyond === 0}
          onClick={onToggle}
          tabIndex={tabIndex}
        >
          {folded ? `Show all, ${beyond} more ${beyond === 1 ? 'line' : 'lines'}` : 'Show less'}
        </button>
      )}
    </>
  );
}

/**
 * Measures how many lines of a text are beyond the fold. Only the browser knows, and the row around it is measured in
 * the same commit: so what follows from it is set on the elements at once, and React is told for the next time.
 */
function useFold(foldable: boolean, unfolded: boolean) {
  const paragraph = useRef<HTMLParagraphElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [beyond, setBeyond] = useState<number | null>(null);
  useLayoutEffect(() => {
    const element = paragraph.current;
    if (!foldable || !element) return;
    const measure = () => {
      const lines = linesBeyondFold(element.scrollHeight, Number.parseFloat(getComputedStyle(element).lineHeight));
      element.classList.toggle(`${styles.folded}`, lines > 0 && !unfolded);
      if (button.current) button.current.hidden = lines === 0;
      setBeyond(lines);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [foldable, unfolded]);
  return { paragraph, button, beyond };
}
