import { Link } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../state/words';
import { Button } from '../../ui/button';
import { Field, TextInput } from '../../ui/field';
import styles from './address-form.module.css';

interface AddressFormProps {
  /** A link that was clicked or pasted elsewhere. */
  readonly initial?: string;
  readonly busy: boolean;
  readonly problem: string | null;
  readonly onLook: (text: string) => void;
}

/** Joins by link or address, where discovery does not reach. */
export function AddressForm({ initial = '', busy, problem, onLook }: AddressFormProps) {
  const words = useWords().connect;
  const [address, setAddress] = useState(initial);
  const [empty, setEmpty] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setEmpty(address.trim() === '');
    if (address.trim() !== '') onLook(address.trim());
  };
  const error = empty ? words.address.empty : problem;
  return (
    <form noValidate onSubmit={submit}>
      <Field label={words.address.label} error={error} className={styles.field}>
        <div className={styles.line}>
          <span className={styles.address}>
            <Link />
            <TextInput
              mono
              value={address}
              onChange={setAddress}
              placeholder={words.address.placeholder}
              className={styles.input}
            />
          </span>
          <Button type="submit" disabled={busy}>
            {busy ? words.asking : words.address.submit}
          </Button>
        </div>
      </Field>
    </form>
  );
}
