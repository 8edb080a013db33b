import type { Presence } from './avatar';
import styles from './avatar.module.css';
import { classNames } from './class-names';

/** The dot of a presence on its own, where no face is beside it. Decoration: the words stand next to it. */
export function PresenceDot({ presence }: { readonly presence: Presence }) {
  return (
    <span className={styles.alone} aria-hidden="true">
      <span className={classNames(styles.presence, styles[presence])} />
    </span>
  );
}
