import { type ReactNode, useState } from 'react';
import { useWords } from '../../state/words';
import { useLook } from './look';
import styles from './rich-text.module.css';

/** Text that nobody sees or hears before they ask for it. */
export function Spoiler({ children }: { readonly children: ReactNode }) {
  const words = useWords().composer.richText;
  const { plain, tabIndex } = useLook();
  const [shown, setShown] = useState(false);
  if (shown) return <span className={styles.revealed}>{children}</span>;
  // Nothing in it can be reached, chosen or read out until it is shown.
  const hidden = (
    <span className={styles.veiled} inert>
      {children}
    </span>
  );
  if (plain) {
    return (
      <span className={styles.spoiler} role="img" aria-label={words.spoiler}>
        {hidden}
      </span>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button does not break over lines, and a spoiler is as long as a sentence
    <span
      role="button"
      className={styles.spoiler}
      aria-label={words.showSpoiler}
      title={words.showSpoiler}
      tabIndex={tabIndex}
      onClick={() => setShown(true)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        event.stopPropagation();
        setShown(true);
      }}
    >
      {hidden}
    </span>
  );
}
