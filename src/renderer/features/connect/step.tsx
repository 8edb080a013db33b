import { type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './step.module.css';

interface StepProps {
  /** A line above the title: which step this is, or whom it is about. */
  readonly over?: string;
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}

/** A page of the first run. Its heading takes the focus when the page appears, unless a field has it. */
export function Step({ over, title, lead, children }: StepProps) {
  const id = useId();
  const page = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!page.current?.contains(document.activeElement)) heading.current?.focus();
  }, []);
  return (
    <main ref={page} className={styles.page} aria-labelledby={id}>
      <div className={styles.inside}>
        {over && <p className={styles.over}>{over}</p>}
        <h1 ref={heading} id={id} className={styles.title} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p className={styles.lead}>{lead}</p>}
        {children}
      </div>
    </main>
  );
}
