import { FolderOpen } from 'lucide-react';
import { useBridge } from '../../state/bridge';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { FormError } from '../../ui/form-error';
import { useAttempt } from '../../ui/use-attempt';
import styles from './hosting-problem.module.css';
import type { StartHosting } from './use-start-hosting';

interface HostingProblemProps {
  readonly hosting: StartHosting;
  /** In the middle of a pane, instead of the foot of a card. */
  readonly centred?: boolean;
}

/** Why hosting did not start, with another port where that helps, else the folder. Nothing while all is well. */
export function HostingProblem({ hosting, centred = false }: HostingProblemProps) {
  const { problem, freePort, busy, start } = hosting;
  if (!problem) return null;
  return (
    <div className={classNames(styles.problem, centred && styles.centred)}>
      <FormError message={problem.message} />
      {freePort === undefined ? (
        <ShowFolder />
      ) : (
        <Button size="small" disabled={busy} onClick={() => void start(freePort)}>
          Use port {freePort}
        </Button>
      )}
    </div>
  );
}

/** Leads to the folder that the sentence is about. */
function ShowFolder() {
  const bridge = useBridge();
  const { busy, problem, attempt } = useAttempt();
  return (
    <>
      <Button
        size="small"
        icon={<FolderOpen />}
        disabled={busy}
        onClick={() => void attempt(() => bridge.request('hosting.show-folder', {}))}
      >
        Show folder
      </Button>
      {problem && <FormError message={problem} />}
    </>
  );
}
