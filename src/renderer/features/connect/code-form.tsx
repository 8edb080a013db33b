import { type FormEvent, useState } from 'react';
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
  const [code, setCode] = useState('');
  const [empty, setEmpty] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setEmpty(code.trim() === '');
    if (code.trim() !== '') onCode(code.trim());
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <Field label={label} help={help} error={empty ? 'Write the code first.' : problem}>
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
          {busy ? 'Asking…' : 'Join'}
        </Button>
        {onCancel && (
          <Button size="large" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  );
}
