import { ArrowDown, ArrowUp } from 'lucide-react';
import { useRoom } from '../../state/room';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import styles from './timeline.module.css';

interface PillProps {
  readonly count: number;
  readonly go: () => void;
}

/** While scrolled up: the way back to the end, with how much came meanwhile. */
export function NewestPill({ count, go }: PillProps) {
  return (
    <button type="button" className={styles.pill} onClick={go}>
      <ArrowDown />
      {count === 0 ? 'To the newest' : `${number(count)} new ${count === 1 ? 'message' : 'messages'}`}
    </button>
  );
}

/** At the top, when reading stopped too long ago for the room to open there. */
export function UnreadPill({ count, go }: PillProps) {
  return (
    <button type="button" className={classNames(styles.pill, styles.above)} onClick={go}>
      <ArrowUp />
      {number(count)} unread, go to the first
    </button>
  );
}

/** Says that a page of history did not come. */
export function OlderFailed() {
  const { older, loadOlder } = useRoom();
  if (older.state !== 'failed') return null;
  return (
    <div className={styles.older} role="status">
      <div className={styles.olderFailed}>
        <span>Older messages did not load. {older.message}</span>
        <Button size="small" onClick={loadOlder}>
          Try again
        </Button>
      </div>
    </div>
  );
}

const number = (count: number): string => count.toLocaleString('en');
