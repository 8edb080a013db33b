import type { StorageFigures } from '#shared/bridge/state';
import { useSpeech } from '../../state/words';
import { byteWords } from './byte-words';
import styles from './storage-bar.module.css';

/** How much of what a host keeps are files, and how much the rest: a bar for the eye, and the same in words. */
export function StorageBar({ figures }: { readonly figures: StorageFigures }) {
  const speech = useSpeech();
  const words = speech.words.settings.storage;
  const rest = Math.max(0, figures.bytes - figures.file_bytes);
  return (
    <div className={styles.storage} data-joined>
      <div className={styles.bar} aria-hidden="true">
        <span className={styles.files} style={{ flexGrow: figures.file_bytes }} />
        <span className={styles.rest} style={{ flexGrow: rest }} />
      </div>
      <ul className={styles.legend}>
        <li className={styles.ofFiles}>{words.files(figures.files, byteWords(figures.file_bytes, speech))}</li>
        <li className={styles.ofRest}>{words.rest(byteWords(rest, speech))}</li>
      </ul>
    </div>
  );
}
