import { Button } from '../../ui/button';
import { FormError } from '../../ui/form-error';
import styles from './hosting-problem.module.css';
import type { StartHosting } from './use-start-hosting';

/** Why hosting did not start, and another port where that helps. Nothing while all is well. */
export function HostingProblem({ hosting }: { readonly hosting: StartHosting }) {
  const { problem, freePort, busy, start } = hosting;
  if (!problem) return null;
  return (
    <div className={styles.problem}>
      <FormError message={problem.message} />
      {freePort !== undefined && (
        <Button size="small" disabled={busy} onClick={() => void start(freePort)}>
          Use port {freePort}
        </Button>
      )}
    </div>
  );
}
