import { useLayoutEffect, useRef, useState } from 'react';
import { useSpeech } from '../../../state/words';
import { classNames } from '../../../ui/class-names';
import { RichText } from '../../../ui/rich-text/rich-text';
import { fullTime } from '../../../ui/time';
import { linesBeyondFold, mayNeedFolding } from '../row-height';
import styles from './message-row.module.css';

interface FoldedTextProps {
  readonly id: string;
  readonly text: string;
  /** With every sign that was typed. */
  readonly asTyped: boolean;
  readonly unfolded: boolean;
  readonly onToggle: () => void;
  /** Whether links and the button can be reached by Tab: only in the row that has the focus. */
  readonly reachable: boolean;
  /** When it was edited, where no line above the text tells. */
  readonly edited: string | null;
}

/** A message's text. After twenty lines the rest is folded away until asked for. */
export function FoldedText({ id, text, asTyped, unfolded, onToggle, reachable, edited }: FoldedTextProps) {
  const { words, locale } = useSpeech();
  const foldable = mayNeedFolding(text);
  const { content, button, beyond } = useFold(foldable, unfolded);
  const folded = foldable && beyond !== null && beyond > 0 && !unfolded;
  const tabIndex = reachable ? 0 : -1;
  return (
    <>
      <RichText
        ref={content}
        id={id}
        text={text}
        asTyped={asTyped}
        className={classNames(styles.text, folded && styles.folded)}
        tabIndex={tabIndex}
      />
      {edited && (
        <span
          className={styles.editedBelow}
          title={words.messages.row.editedAt(fullTime(edited, locale))}
          aria-hidden="true"
        >
          {words.messages.row.edited}
        </span>
      )}
      {foldable && (
        <button
          ref={button}
          type="button"
          className={styles.unfold}
          hidden={beyond === 0}
          onClick={onToggle}
          tabIndex={tabIndex}
        >
          {folded ? words.messages.row.showAll(beyond) : words.messages.row.showLess}
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
  const content = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [beyond, setBeyond] = useState<number | null>(null);
  useLayoutEffect(() => {
    const element = content.current;
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
  return { content, button, beyond };
}
