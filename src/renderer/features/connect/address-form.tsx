import { type FormEvent, useState } from 'react';
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
  const [address, setAddress] = useState(initial);
  const [empty, setEmpty] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setEmpty(address.trim() === '');
    if (address.trim() !== '') onLook(address.trim());
  };
  const error = empty ? 'Paste a link, or write an address such as 192.168.1.24.' : problem;
  return (
    <form noValidate onSubmit={submit}>
      <Field label="Not in the list?" error={error} className={styles.field}>
        <div className={styles.line}>
          <TextInput
            mono
            value={address}
            onChange={setAddress}
            placeholder="hearth:// link, or an address like 192.168.1.24"
          />
          <Button type="submit" disabled={busy}>
            {busy ? 'Asking…' : 'Connect'}
          </Button>
        </div>
      </Field>
    </form>
  );
}
