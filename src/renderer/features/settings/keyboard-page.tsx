import { ShortcutList } from '../../ui/shortcut-list';
import styles from './keyboard-page.module.css';

/** Every shortcut there is. */
export function KeyboardPage() {
  return (
    <div className={styles.groups}>
      <ShortcutList heading="h2" />
    </div>
  );
}
