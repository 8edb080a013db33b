import { useAppState } from '../state/bridge';
import { keyCaps, SHORTCUT_GROUPS } from '../state/shortcuts';
import { Keys } from './keys';
import styles from './shortcut-list.module.css';

/** Every shortcut, in groups. */
export function ShortcutList() {
  const { platform } = useAppState();
  return SHORTCUT_GROUPS.map((group) => (
    <section key={group.title}>
      <h3 className={styles.title}>{group.title}</h3>
      <dl className={styles.list}>
        {group.shortcuts.map((shortcut) => (
          <div key={shortcut.does} className={styles.row}>
            <dt>{shortcut.does}</dt>
            <dd>
              <Keys keys={keyCaps(shortcut, platform)} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}
