import { classNames } from './class-names';
import styles from './count-badge.module.css';
import text from './text.module.css';

interface CountBadgeProps {
  readonly count: number;
  /** What is counted, as it is spoken: "unread", "pending". */
  readonly of: string;
  /** Ember instead of grey: it is about you. */
  readonly calling?: boolean;
}

/** A small number at the end of a row, spoken with what it counts. Nothing at 0. */
export function CountBadge({ count, of, calling = false }: CountBadgeProps) {
  if (count === 0) return null;
  return (
    <span className={classNames(styles.count, calling && styles.calling)}>
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className={text.hidden}>
        , {count} {of}
      </span>
    </span>
  );
}
