import type { ReactNode } from 'react';
import styles from './corner-cards.module.css';

/** How a card in the corner looks. */
export const cornerCard = styles.card;

/** The corner above the composer, where cards stand that want nothing at once. Nothing of it is in the way of a click. */
export function CornerCards({ children }: { readonly children: ReactNode }) {
  return <div className={styles.cards}>{children}</div>;
}
