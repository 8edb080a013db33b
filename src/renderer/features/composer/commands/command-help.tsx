import { useWords } from '../../../state/words';
import { Dialog } from '../../../ui/dialog';
import styles from './command-help.module.css';
import { COMMANDS } from './commands';

/** Every command and what it does. */
export function CommandHelp({ onClose }: { readonly onClose: () => void }) {
  const words = useWords().composer.commands;
  return (
    <Dialog title={words.title} description={words.intro} onClose={onClose} reading>
      <dl className={styles.commands}>
        {COMMANDS.map(({ name }) => (
          <div key={name} className={styles.command}>
            <dt>
              <code>/{name}</code> <span>{words.of[name].argument}</span>
            </dt>
            <dd>{words.of[name].does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
