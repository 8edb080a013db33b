import { classNames } from './class-names';
import styles from './count-badge.module.css';

interface CountBadgeProps {
  readonly count: number;
  /** Ember instead of grey: it is about you. */
  readonly calling?: boolean;
  /** What stands before the number: "@" for mentions. */
  readonly sign?: string;
}

/**
 * A small number at the end of a row, for the eye alone: the row says it in its own name, with what is counted. Drawn by
 * the style sheet, so that it is no text that the name would have to repeat. Nothing at 0.
 */
export function CountBadge({ count, calling = false, sign = '' }: CountBadgeProps) {
  if (count === 0) return null;
  return (
    <span
      aria-hidden="true"
      className={classNames(styles.count, calling && styles.calling)}
      data-count={sign + (count > 99 ? '99+' : count)}
    />
  );
}
