import type { FormEvent } from 'react';
import { LIMITS } from '#shared/protocol/limits';
import { useWords } from '../../state/words';
import { Button } from '../../ui/button';
import { Field, TextInput } from '../../ui/field';
import styles from './name-form.module.css';

interface NameFormProps {
  /** The name as it is kept. */
  readonly saved: string;
  /** What stands in the field. */
  readonly name: string;
  readonly onChange: (name: string) => void;
  readonly busy: boolean;
  /** Why the name could not be changed, as a sentence. */
  readonly problem: string | null;
  /** Gets the name without the space around it. */
  readonly onSave: (name: string) => void;
}

/** A name that can be changed where it stands: what to save it with comes with the first change. */
export function NameForm({ saved, name, onChange, busy, problem, onSave }: NameFormProps) {
  const { settings, ui } = useWords();
  const wanted = name.trim();
  const changed = wanted !== saved;
  const empty = wanted === '';
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (changed && !empty) onSave(wanted);
  };
  return (
    <form noValidate onSubmit={save}>
      <Field label={ui.name} error={empty ? settings.nameEmpty : problem}>
        <div className={styles.line}>
          <TextInput value={name} onChange={onChange} maxLength={LIMITS.nameLength} />
          {changed && (
            <Button variant="primary" type="submit" disabled={busy || empty}>
              {ui.save}
            </Button>
          )}
        </div>
      </Field>
    </form>
  );
}
