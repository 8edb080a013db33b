import { type FormEvent, useState } from 'react';
import { useWords } from '../../state/words';
import { Button } from '../../ui/button';
import { Field, TextInput } from '../../ui/field';
import styles from './code-form.module.css';

interface CodeFormProps {
  readonly label: string;
  readonly help: string;
  readonly busy: boolean;
  readonly problem: string | null;
  readonly onCode: (code: string) => void;
  /** Leaves without a code; no button without it. */
  readonly onCancel?: () => void;
}

/** Asks for a join code, or an owner code. */
export function CodeForm({ label, help, busy, problem, onCode, onCancel }: CodeFormProps) {
  const words = useWords();
  const [code, setCode] = useState('');
  const [empty, setEmpty] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setEmpty(code.trim() === '');
    if (code.trim() !== '') onCode(code.trim());
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <Field label={label} help={help} error={empty ? words.connect.code.empty : problem}>
        <TextInput
          mono
          size="large"
          value={code}
          onChange={setCode}
          maxLength={100}
          autoCapitalize="none"
          data-initial-focus
        />
      </Field>
      <div className={styles.actions}>
        <Button variant="primary" size="large" type="submit" disabled={busy}>
          {busy ? words.connect.asking : words.connect.code.submit}
        </Button>
        {onCancel && (
          <Button size="large" onClick={onCancel}>
            {words.ui.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}
