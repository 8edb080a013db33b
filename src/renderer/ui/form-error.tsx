import { CircleAlert } from 'lucide-react';
import styles from './form-error.module.css';

/** What stopped a form as a whole; a single field's error belongs to its Field. Announced when it appears. */
export function FormError({ message }: { readonly message: string }) {
  return (
    <p className={styles.error} role="alert">
      <CircleAlert />
      <span>{message}</span>
    </p>
  );
}
