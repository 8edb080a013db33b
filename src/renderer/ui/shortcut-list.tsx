import { useAppState } from '../state/bridge';
import { keyCaps, shortcutGroups } from '../state/shortcuts';
import { useWords } from '../state/words';
import { Keys } from './keys';
import styles from './shortcut-list.module.css';

/** Every shortcut, in groups. */
export function ShortcutList({ heading: Heading }: { readonly heading: 'h2' | 'h3' | 'h4' }) {
  const platform = useAppState((state) => state.platform);
  const settings = useAppState((state) => state.settings);
  const words = useWords();
  const groups = shortcutGroups(words, settings.send_key);
  return groups.map((group) => (
    <section key={group.title}>
      <Heading className={styles.title}>{group.title}</Heading>
      <dl className={styles.list}>
        {group.shortcuts.map((shortcut) => (
          <div key={shortcut.does} className={styles.row}>
            <dt>{shortcut.does}</dt>
            <dd>
              <Keys keys={keyCaps(shortcut, platform, words)} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}
