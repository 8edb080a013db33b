import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '../state/words';
import { IconButton } from './icon-button';
import styles from './side-panel.module.css';
import text from './text.module.css';

interface SidePanelProps {
  readonly title: string;
  /** Its name where the title says less than that. */
  readonly label?: string;
  /** Buttons before the cross. */
  readonly actions?: ReactNode;
  /** What the cross does; without, one of the actions closes it. */
  readonly onClose?: () => void;
  /** What moves its edge, where it can be moved. */
  readonly handle?: ReactNode;
  readonly children: ReactNode;
}

/** What stands beside the conversation: a title, a cross, and a column below. */
export function SidePanel({ title, label = title, actions, onClose, handle, children }: SidePanelProps) {
  const { close } = useWords().ui;
  return (
    <aside className={styles.panel} aria-label={label} data-region="people">
      <header className={styles.header}>
        <h2 className={text.grow}>{title}</h2>
        {actions}
        {onClose && <IconButton label={close} keys="Esc" icon={<X />} onClick={onClose} />}
      </header>
      {children}
      {handle}
    </aside>
  );
}
