import { TriangleAlert, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useNavigation } from '../../state/navigation';
import { cornerCard } from '../../ui/corner-cards';
import { IconButton } from '../../ui/icon-button';
import { useAnnounce } from '../../ui/live-region';
import text from '../../ui/text.module.css';
import styles from './storage-cards.module.css';

interface WarningCardProps {
  readonly title: string;
  /** `danger` for what stops people now, `caution` for what happened. */
  readonly tone: 'caution' | 'danger';
  /** What its cross says. */
  readonly putLabel: string;
  readonly onPut: () => void;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** A card that warns: announced once, there until its matter is over or it is put away. */
export function WarningCard({ title, tone, putLabel, onPut, children, actions }: WarningCardProps) {
  const id = useId();
  const requestFocus = useNavigation((navigation) => navigation.requestFocus);
  useAnnouncedOnce(title);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // Back to work; the card stays.
    event.stopPropagation();
    requestFocus('composer');
  };
  return (
    <section className={cornerCard} aria-labelledby={id} data-region="card" onKeyDown={onKeyDown}>
      <TriangleAlert className={styles[tone]} />
      <div className={text.grow}>
        <h2 id={id}>{title}</h2>
        {children}
        {actions && <footer>{actions}</footer>}
      </div>
      <IconButton
        size="small"
        label={putLabel}
        icon={<X />}
        onClick={() => {
          // The focus was in the card, which goes.
          requestFocus('composer');
          onPut();
        }}
      />
    </section>
  );
}

/** Speaks when the card appears, and never again. */
function useAnnouncedOnce(words: string): void {
  const announce = useAnnounce();
  const spoken = useRef(false);
  useEffect(() => {
    if (spoken.current) return;
    spoken.current = true;
    announce(words);
  }, [announce, words]);
}
