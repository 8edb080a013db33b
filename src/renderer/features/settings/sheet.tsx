import { type ReactNode, useId } from 'react';
import { classNames } from '../../ui/class-names';
import text from '../../ui/text.module.css';
import styles from './sheet.module.css';

interface SectionProps {
  /** No heading without one. */
  readonly title?: string;
  /** Small print below the sheet. */
  readonly help?: ReactNode;
  readonly children: ReactNode;
}

/** Settings that belong together, on one sheet. */
export function Section({ title, help, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={title ? id : undefined}>
      {title && (
        <h2 className={styles.title} id={id}>
          {title}
        </h2>
      )}
      <div className={styles.sheet}>{children}</div>
      {help && <p className={styles.help}>{help}</p>}
    </section>
  );
}

interface RowProps {
  /** Stands before the words: an avatar, an arch. */
  readonly before?: ReactNode;
  readonly title: ReactNode;
  readonly text?: ReactNode;
  /** Aligned to the first line, for tall controls. */
  readonly top?: boolean;
  /** The controls at its end. */
  readonly children?: ReactNode;
}

/** One setting, or one person: words on the left, controls on the right. */
export function Row({ before, title, text: about, top = false, children }: RowProps) {
  return (
    <div className={classNames(styles.row, top && styles.top)}>
      {before}
      <div className={text.grow}>
        <div className={styles.name}>{title}</div>
        {about && <div className={styles.text}>{about}</div>}
      </div>
      {children}
    </div>
  );
}

/** A part of a sheet with a layout of its own. */
export function Block({ children }: { readonly children: ReactNode }) {
  return <div className={styles.block}>{children}</div>;
}
