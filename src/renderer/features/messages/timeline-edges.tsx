import { ArrowDown, ArrowUp, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useOpenRoom, useRoom } from '../../state/room';
import { useWords } from '../../state/words';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { IconButton } from '../../ui/icon-button';
import styles from './timeline.module.css';

interface PillProps {
  readonly count: number;
  readonly go: () => void;
}

/** While scrolled up: the way back to the end, with how much came meanwhile. */
export function NewestPill({ count, go }: PillProps) {
  const { edges } = useWords().messages;
  return (
    <button type="button" className={styles.pill} onClick={go}>
      <ArrowDown />
      {count === 0 ? edges.newest : edges.newMessages(count)}
    </button>
  );
}

/** At the top, when reading stopped too long ago for the room to open there. */
export function UnreadPill({ count, go }: PillProps) {
  const { edges } = useWords().messages;
  return (
    <button type="button" className={classNames(styles.pill, styles.above)} onClick={go}>
      <ArrowUp />
      {edges.unread(count)}
    </button>
  );
}

/** Says which page of history did not come, and why. */
export function PageTroubles() {
  const { loadOlder, loadNewer, showNewest } = useOpenRoom();
  const older = useRoom((room) => room.older);
  const newer = useRoom((room) => room.newer);
  const around = useRoom((room) => room.around);
  const words = useWords();
  const { edges } = words.messages;
  if (around.state === 'failed') {
    return (
      <Trouble words={edges.jumpFailed(around.message)}>
        <IconButton size="small" label={edges.dismiss} icon={<X />} onClick={showNewest} />
      </Trouble>
    );
  }
  if (older.state === 'failed') return <PageTrouble words={edges.olderFailed(older.message)} onRetry={loadOlder} />;
  if (newer.state === 'failed') return <PageTrouble words={edges.newerFailed(newer.message)} onRetry={loadNewer} />;
  return null;
}

interface PageTroubleProps {
  readonly words: string;
  readonly onRetry: () => void;
}

/** A page of history that did not come, and the way to ask again. */
export function PageTrouble({ words, onRetry }: PageTroubleProps) {
  const { edges } = useWords().messages;
  return (
    <Trouble words={words}>
      <Button size="small" onClick={onRetry}>
        {edges.retry}
      </Button>
    </Trouble>
  );
}

function Trouble({ words, children }: { readonly words: string; readonly children: ReactNode }) {
  return (
    <div className={styles.older} role="status">
      <div className={styles.olderFailed}>
        <span>{words}</span>
        {children}
      </div>
    </div>
  );
}
