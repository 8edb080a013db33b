import { TriangleAlert, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useNavigation } from '../../state/navigation';
import { CornerCard } from '../../ui/corner-cards';
import { IconButton } from '../../ui/icon-button';
import { useAnnounce } from '../../ui/live-region';
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
  const requestFocus = useNavigation((navigation) => navigation.requestFocus);
  useAnnouncedOnce(title);
  return (
    <CornerCard
      title={title}
      icon={<TriangleAlert className={styles[tone]} />}
      onLeave={() => requestFocus('composer')}
      end={
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
      }
    >
      {children}
      {actions && <footer>{actions}</footer>}
    </CornerCard>
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
