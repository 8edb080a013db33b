import { type FormEvent, useRef, useState } from 'react';
import { useBridge } from '../../state/bridge';
import { useSubmission } from '../../state/use-submission';
import { useWords } from '../../state/words';
import { Button } from '../../ui/button';
import { Field, TextInput } from '../../ui/field';
import { FormError } from '../../ui/form-error';
import { ChooseKeyFile } from './choose-key-file';
import styles from './key-file-step.module.css';
import { Step } from './step';

interface KeyFileStepProps {
  /** The name of the chosen file. */
  readonly file: string;
  /** Another file was chosen. */
  readonly onFile: (file: string) => void;
  readonly onBack: () => void;
  /** Opens a host of the person who is here now. */
  readonly onOpen: (host: string) => void;
}

/** Asks for the passphrase of a key file from another computer. */
export function KeyFileStep({ file, onFile, onBack, onOpen }: KeyFileStepProps) {
  const bridge = useBridge();
  const { moving } = useWords();
  const words = moving.open;
  const [passphrase, setPassphrase] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const { busy, problem, problemOf, refuse, submit } = useSubmission(['passphrase']);

  const open = async (event: FormEvent) => {
    event.preventDefault();
    if (passphrase === '') return refuse({ field: 'passphrase', message: words.empty });
    setPassphrase('');
    const opened = await submit(() => bridge.request('key.open', { passphrase }));
    // Who knows no host yet is asked for one next, as everybody is.
    if (opened?.host) onOpen(opened.host);
    else field.current?.focus();
  };

  return (
    <Step title={words.title} lead={words.lead(file)}>
      <form noValidate onSubmit={(event) => void open(event)}>
        <Field label={words.passphrase} error={problemOf('passphrase')}>
          <TextInput
            ref={field}
            type="password"
            size="large"
            value={passphrase}
            onChange={setPassphrase}
            maxLength={1_000}
            autoFocus
          />
        </Field>
        <div className={styles.actions}>
          <Button variant="primary" size="large" type="submit" disabled={busy}>
            {busy ? words.opening : words.action}
          </Button>
          <Button size="large" onClick={onBack}>
            {words.back}
          </Button>
        </div>
      </form>
      {problem && <FormError message={problem} />}
      <div className={styles.other}>
        <p>{words.stays}</p>
        <ChooseKeyFile size="small" onFile={onFile}>
          {words.another}
        </ChooseKeyFile>
      </div>
    </Step>
  );
}
