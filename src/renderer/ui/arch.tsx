import type { ReactNode } from 'react';
import styles from './arch.module.css';
import { classNames } from './class-names';
import { hostInitials } from './initials';

interface ArchProps {
  /** The host's name: its initials stand in the arch. */
  readonly name?: string;
  /** Lit: connected. Waking: being tried again. Cold: out of reach, or refused. */
  readonly fire?: 'lit' | 'waking' | 'cold';
  readonly size?: 'normal' | 'small' | 'tiny';
  /** The host that is open now. */
  readonly current?: boolean;
  /** A dot: something is unread, or somebody waits for an answer. */
  readonly badge?: 'unread' | 'calling' | null;
  /** What stands in it instead of initials. */
  readonly children?: ReactNode;
  /** A dashed outline to fill: join or host. */
  readonly empty?: boolean;
}

/** A host, always drawn as a hearth. Decoration: the control around it has the name and the state in words. */
export function Arch(props: ArchProps) {
  const { name = '', fire = 'lit', size = 'normal', current = false, badge = null, empty = false, children } = props;
  const state = empty ? styles.empty : styles[fire];
  return (
    <span
      aria-hidden="true"
      data-initials={children ? undefined : hostInitials(name)}
      className={classNames(styles.arch, state, size !== 'normal' && styles[size], current && styles.current)}
    >
      {children}
      {badge && <span className={classNames(styles.badge, badge === 'calling' && styles.calling)} />}
    </span>
  );
}
