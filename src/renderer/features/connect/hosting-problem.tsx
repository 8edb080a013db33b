import { useWords } from '../../state/words';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { FormError } from '../../ui/form-error';
import styles from './hosting-problem.module.css';
import { ShowFolder } from './show-folder';
import type { StartHosting } from './use-start-hosting';

interface HostingProblemProps {
  readonly hosting: StartHosting;
  /** In the middle of a pane, which has its own buttons, instead of the foot of a card. */
  readonly centred?: boolean;
}

/** Why hosting did not start, with another port where that helps, else the folder. Nothing while all is well. */
export function HostingProblem({ hosting, centred = false }: HostingProblemProps) {
  const words = useWords().connect.here;
  const { problem, freePort, busy, start } = hosting;
  if (!problem) return null;
  return (
    <div className={classNames(styles.problem, centred && styles.centred)}>
      <FormError message={problem.message} />
      {freePort !== undefined && !centred && (
        <Button size="small" disabled={busy} onClick={() => void start(freePort)}>
          {words.onPort(freePort)}
        </Button>
      )}
      {freePort === undefined && !centred && <ShowFolder size="small" />}
    </div>
  );
}
