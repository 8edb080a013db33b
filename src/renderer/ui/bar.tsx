import type { ReactNode } from 'react';
import styles from './bar.module.css';
import { classNames } from './class-names';

interface BarProps {
  readonly tone: 'caution' | 'danger';
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  /** A button or two at its end. */
  readonly actions?: ReactNode;
}

/** A strip over the conversation that says what is wrong with it as a whole. Announced when it appears. */
export function Bar({ tone, icon, children, actions }: BarProps) {
  return (
    <div className={classNames(styles.bar, styles[tone])} role={tone === 'danger' ? 'alert' : 'status'}>
      {icon}
      <span className={styles.text}>{children}</span>
      {actions}
    </div>
  );
}
