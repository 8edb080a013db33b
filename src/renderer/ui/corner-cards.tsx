import { type KeyboardEvent, type ReactNode, useId } from 'react';
import styles from './corner-cards.module.css';
import text from './text.module.css';

/** The corner above the composer, where cards stand that want nothing at once. Nothing of it is in the way of a click. */
export function CornerCards({ children }: { readonly children: ReactNode }) {
  return <div className={styles.cards}>{children}</div>;
}

interface CornerCardProps {
  readonly title: string;
  readonly icon: ReactNode;
  /** Esc inside: back to work; the card stays. */
  readonly onLeave: () => void;
  readonly children: ReactNode;
  /** What stands at its end: a button. */
  readonly end?: ReactNode;
}

/** A card of that corner: a region called by its title, reached by F6. */
export function CornerCard({ title, icon, onLeave, children, end }: CornerCardProps) {
  const id = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onLeave();
  };
  return (
    <section className={styles.card} aria-labelledby={id} data-region="card" onKeyDown={onKeyDown}>
      {icon}
      <div className={text.grow}>
        <h2 id={id}>{title}</h2>
        {children}
      </div>
      {end}
    </section>
  );
}
