import { useOpenRoom, useRoom } from '../../state/room';
import { useWords } from '../../state/words';
import styles from './typing-strip.module.css';
import { typingWords } from './typing-words';
import { useAuthors } from './use-authors';

const NOBODY: readonly string[] = [];

/** Who is writing in the open room. As high with somebody as without, and never spoken. */
export function TypingStrip() {
  const { host } = useOpenRoom();
  const typing = useRoom(({ snapshot }) => snapshot?.typing) ?? NOBODY;
  const authorOf = useAuthors(host);
  const { typing: words } = useWords().messages;
  const names = typing.map((id) => authorOf(id).name);
  const told = typingWords(names, words);
  return (
    <div className={styles.strip} aria-hidden="true">
      {told !== null && (
        <>
          <i className={styles.dots}>
            <b />
          </i>
          <span className={styles.words}>{told}</span>
        </>
      )}
    </div>
  );
}
