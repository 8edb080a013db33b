import { Fragment } from 'react';
import styles from './keys.module.css';

/** A shortcut as key caps: `Ctrl` `Shift` `A`. */
export function Keys({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span className={styles.keys}>
      {keys.map((key) => (
        <Fragment key={key}>
          <kbd>{key}</kbd>{' '}
        </Fragment>
      ))}
    </span>
  );
}
