import type { ComponentProps } from 'react';
import { classNames } from './class-names';
import styles from './progress-bar.module.css';

/** How far something is, as a line: as wide as its place, `--bar` high (default 3 px). Without a value nobody knows. */
export function ProgressBar({ className, ...rest }: ComponentProps<'progress'>) {
  return <progress className={classNames(styles.bar, className)} {...rest} />;
}
