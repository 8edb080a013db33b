import type { ReactNode } from 'react';
import { classNames } from './class-names';
import styles from './pane.module.css';

interface PaneProps {
  /** A picture, or an icon in a disc when `tone` is given. */
  readonly icon?: ReactNode;
  readonly tone?: 'neutral' | 'danger' | 'caution';
  readonly title: string;
  readonly text?: ReactNode;
  readonly actions?: ReactNode;
  /** What follows the actions, in small print. */
  readonly footnote?: ReactNode;
  /** Between text and actions. */
  readonly children?: ReactNode;
  /** Read out at once, for refusals. */
  readonly alert?: boolean;
}

/** A state that fills the column: what happened, what still works, what to do. */
export function Pane({ icon, tone, title, text, actions, footnote, children, alert = false }: PaneProps) {
  return (
    <div className={styles.pane} role={alert ? 'alert' : undefined}>
      <div className={styles.inside}>
        {icon && (tone ? <span className={classNames(styles.disc, styles[tone])}>{icon}</span> : icon)}
        <h2 className={styles.title}>{title}</h2>
        {text && <p className={styles.text}>{text}</p>}
        {children}
        {actions && <div className={styles.actions}>{actions}</div>}
        {footnote && <p className={styles.footnote}>{footnote}</p>}
      </div>
    </div>
  );
}
