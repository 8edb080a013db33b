import { useState } from 'react';
import { PASSPHRASE_LEAST } from '#shared/bridge/requests';
import type { HostEntry, Hosting } from '#shared/bridge/state';
import { useAppState, useBridge } from '../../state/bridge';
import { useSubmission } from '../../state/use-submission';
import { useWords } from '../../state/words';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field, TextInput } from '../../ui/field';
import { FormError } from '../../ui/form-error';
import styles from './move-dialog.module.css';

interface MoveDialogProps {
  readonly onClose: () => void;
}

/** Takes this person to another computer: a passphrase, a place for the file, and what to do with it there. */
export function MoveDialog({ onClose }: MoveDialogProps) {
  const words = useWords().moving.save;
  const [path, setPath] = useState<string | null>(null);
  // The passphrase goes with the form that asked for it.
  return path === null ? (
    <AskPassphrase onSaved={setPath} onClose={onClose} />
  ) : (
    <Dialog
      title={words.saved}
      size="small"
      onClose={onClose}
      footer={
        <Button variant="primary" onClick={onClose} data-initial-focus>
          {words.done}
        </Button>
      }
    >
      <div className={styles.notes} role="status">
        <p className={styles.path}>{words.savedAs(path)}</p>
        <NextSteps />
      </div>
    </Dialog>
  );
}

function NextSteps() {
  const { save, offer } = useWords().moving;
  return (
    <p>
      {save.next.before}
      <b>{offer}</b>
      {save.next.after}
    </p>
  );
}

interface AskPassphraseProps extends MoveDialogProps {
  readonly onSaved: (path: string) => void;
}

function AskPassphrase({ onSaved, onClose }: AskPassphraseProps) {
  const bridge = useBridge();
  const { moving, ui } = useWords();
  const words = moving.save;
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const { busy, problem, problemOf, refuse, submit } = useSubmission(['passphrase', 'again']);
  const save = async () => {
    if (passphrase.trim().length < PASSPHRASE_LEAST) {
      return refuse({ field: 'passphrase', message: words.tooShort });
    }
    if (again !== passphrase) return refuse({ field: 'again', message: words.differ });
    const saved = await submit(() => bridge.request('key.save', { passphrase }));
    if (saved?.path) onSaved(saved.path);
  };
  const footer = (
    <>
      <Button onClick={onClose}>{ui.cancel}</Button>
      <Button variant="primary" type="submit" disabled={busy}>
        {busy ? words.saving : words.action}
      </Button>
    </>
  );
  return (
    <Dialog title={words.title} description={words.lead} onClose={onClose} onSubmit={() => void save()} footer={footer}>
      <Field label={words.passphrase} help={words.passphraseHelp(PASSPHRASE_LEAST)} error={problemOf('passphrase')}>
        <TextInput type="password" value={passphrase} onChange={setPassphrase} maxLength={200} data-initial-focus />
      </Field>
      <Field label={words.again} error={problemOf('again')}>
        <TextInput type="password" value={again} onChange={setAgain} maxLength={200} />
      </Field>
      {problem && <FormError message={problem} />}
      <Stays />
    </Dialog>
  );
}

/** What is not taken along. */
function Stays() {
  const words = useWords().moving.save;
  const hosts = useAppState((state) => state.hosts);
  const hosting = useAppState((state) => state.hosting);
  const own = hosts.find((host) => isOfThisComputer(host, hosting));
  return (
    <div className={styles.notes}>
      <p>{words.both}</p>
      {own && <p>{words.ownHost(own.name)}</p>}
    </div>
  );
}

/** Whether a host runs here, or is kept here and not running. */
const isOfThisComputer = ({ id, own }: HostEntry, hosting: Hosting): boolean =>
  own || ('host' in hosting && hosting.host === id);
