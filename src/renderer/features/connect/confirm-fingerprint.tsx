import type { FoundHost } from '#shared/bridge/bridge';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { Fingerprint } from '../../ui/fingerprint';
import { FormError } from '../../ui/form-error';
import styles from './confirm-fingerprint.module.css';
import type { Joining } from './joining';

interface ConfirmFingerprintProps {
  readonly found: FoundHost;
  readonly joining: Joining;
}

/** Title and lead of the page or dialog that asks to compare a fingerprint. */
export const CONFIRM_WORDS = {
  title: 'Is this the right computer?',
  lead: 'Every host has its own fingerprint. Check it once; Hearth remembers it and warns you if it ever changes.',
};

/** Shows a host's fingerprint to compare, once, before anything is sent to it. */
export function ConfirmFingerprint({ found, joining }: ConfirmFingerprintProps) {
  return (
    <div>
      <Fingerprint value={found.fingerprint} label={`Fingerprint of ${found.name}`} size="large" />
      <ol className={styles.how}>
        <li>
          <span>
            Ask whoever runs <b>{found.name}</b> to open Settings, This host.
          </span>
        </li>
        <li>
          <span>The sixteen groups there must be the same as these.</span>
        </li>
      </ol>
      {joining.problem && (
        <div className={styles.problem}>
          <FormError message={joining.problem.message} />
        </div>
      )}
      <div className={styles.actions}>
        <Button
          variant="primary"
          size="large"
          disabled={joining.asking !== null}
          onClick={() => void joining.confirm(found)}
        >
          It matches, join
        </Button>
        <Button size="large" onClick={joining.cancel}>
          Cancel
        </Button>
        <CopyButton className={styles.copy} variant="quiet" size="large" value={found.fingerprint}>
          Copy
        </CopyButton>
      </div>
    </div>
  );
}
