import { useWords } from '../../state/words';
import styles from './conversation.module.css';

interface CatchingUpProps {
  /** How many missed messages are still to be looked at, of how many. */
  readonly remaining: number;
  readonly total: number;
}

/** How far catching up has come. A progress bar to those who hear the screen: it does not speak up at every step. */
export function CatchingUp({ remaining, total }: CatchingUpProps) {
  const done = total - remaining;
  const words = useWords().messages.catchingUp;
  const progress = words.progress(done, total);
  return (
    <div
      className={styles.catchingUp}
      role="progressbar"
      aria-label={words.label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      aria-valuetext={progress}
    >
      {words.line(progress)}
    </div>
  );
}
