import { Search } from 'lucide-react';
import { useNavigation } from '../../state/navigation';
import { useKeyNames } from '../../state/use-key-names';
import { useWords } from '../../state/words';
import text from '../../ui/text.module.css';
import styles from './room-list.module.css';

/** Opens the quick switcher: the fastest way to anything. */
export function JumpButton() {
  const { jump } = useWords().roomList;
  const named = useKeyNames();
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  return (
    <button type="button" className={styles.jump} onClick={() => openDialog({ kind: 'switcher' })}>
      <Search />
      <span className={text.grow}>{jump}</span>
      <span className={styles.keys} aria-hidden="true">
        {named('Ctrl K')}
      </span>
    </button>
  );
}
