import { useWords } from '../../state/words';
import { Dialog } from '../../ui/dialog';
import { ShortcutList } from '../../ui/shortcut-list';
import styles from './help-dialog.module.css';

/** The help that ships with the app: hosting, what is kept where, every shortcut. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords().help;
  return (
    <Dialog title={words.title} reading onClose={onClose}>
      <section className={styles.part}>
        <h3 className={styles.title}>{words.hosting}</h3>
        {words.hostingTexts.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </section>
      <section className={styles.part}>
        <h3 className={styles.title}>{words.kept}</h3>
        <dl className={styles.kept}>
          {words.keptTexts.map(({ what, text }) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className={styles.part}>
        <h3 className={styles.title}>{words.keyboard}</h3>
        <div className={styles.keyboard}>
          <ShortcutList heading="h4" />
        </div>
      </section>
    </Dialog>
  );
}
