import type { ReactNode } from 'react';
import { useSettings } from '../../state/use-settings';
import { useWords } from '../../state/words';
import { classNames } from '../../ui/class-names';
import styles from './composer.module.css';
import type { ComposerState } from './use-composer';
import { useKeyWords } from './use-key-words';

interface UnderLineProps {
  readonly id: string;
  readonly composer: ComposerState;
  readonly typing: ReactNode;
}

/** Below the composer: what it has to say, else who is typing; and how to write. As high with words as without. */
export function UnderLine({ id, composer, typing }: UnderLineProps) {
  const words = useWords().composer;
  const { remark } = composer.remarks;
  const { limit } = composer;
  const over = limit.state === 'over';
  const said = remark?.words ?? limitWords(limit, words);
  return (
    <div className={styles.under}>
      <span id={id} role="status" className={classNames(styles.words, (over || remark?.problem) && styles.problem)}>
        {said}
      </span>
      {over && !remark && !composer.editing && (
        <button type="button" className={styles.makeFile} onClick={() => void composer.makeFile()}>
          {words.makeFile}
        </button>
      )}
      {said === null && typing}
      {said === null && <Hint />}
    </div>
  );
}

function Hint() {
  const words = useWords().composer;
  const { settings } = useSettings();
  const keys = useKeyWords();
  return (
    <span className={styles.hint} aria-hidden="true">
      <b>**{words.bold}**</b>
      <i>_{words.italic}_</i>
      <code>`{words.code}`</code>
      {words.sendWith(settings.send_key === 'enter' ? keys('Enter') : keys('Mod', 'Enter'))}
    </span>
  );
}

/** What is said about the length of a text, or null while there is nothing to say. */
export function limitWords(
  limit: ComposerState['limit'],
  words: { left(count: number): string; tooLong(count: number): string },
) {
  if (limit.state === 'fine') return null;
  return limit.state === 'near' ? words.left(limit.left) : words.tooLong(limit.by);
}
