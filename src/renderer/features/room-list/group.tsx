import { Plus } from 'lucide-react';
import { Children, type ReactNode, useId } from 'react';
import { IconButton } from '../../ui/icon-button';
import text from '../../ui/text.module.css';
import styles from './room-list.module.css';

interface GroupProps {
  readonly title: string;
  /** The plus beside the title. */
  readonly action?: { readonly label: string; readonly onSelect: () => void };
  /** Said instead of a list. */
  readonly empty?: string | null;
  readonly children?: ReactNode;
}

/** A titled part of the room list. */
export function Group({ title, action, empty = null, children }: GroupProps) {
  const id = useId();
  return (
    <section className={styles.group} aria-labelledby={id}>
      <div className={styles.heading}>
        <h2 className={text.grow} id={id}>
          {title}
        </h2>
        {action && <IconButton size="small" label={action.label} icon={<Plus />} onClick={action.onSelect} />}
      </div>
      {empty !== null && <p className={styles.empty}>{empty}</p>}
      {Children.count(children) > 0 && <ul>{children}</ul>}
    </section>
  );
}
