import type { FoundHost } from '#shared/bridge/bridge';
import { useWords } from '../../state/words';
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

/** Shows a host's fingerprint to compare, once, before anything is sent to it. */
export function ConfirmFingerprint({ found, joining }: ConfirmFingerprintProps) {
  const words = useWords();
  const { confirm } = words.connect;
  return (
    <div>
      <Fingerprint value={found.fingerprint} label={confirm.fingerprintOf(found.name)} size="large" />
      <ol className={styles.how}>
        <li>
          <span>
            {confirm.ask.before}
            <b>{found.name}</b>
            {confirm.ask.after}
          </span>
        </li>
        <li>
          <span>{confirm.same}</span>
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
          {confirm.matches}
        </Button>
        <Button size="large" onClick={joining.cancel}>
          {words.ui.cancel}
        </Button>
        <CopyButton className={styles.copy} variant="quiet" size="large" value={found.fingerprint}>
          {words.ui.copy}
        </CopyButton>
      </div>
    </div>
  );
}
