import { DoorClosed } from 'lucide-react';
import type { HostEntry } from '#shared/bridge/state';
import type { UpgradeReason } from '#shared/protocol/reasons';
import { useBridge } from '../../state/bridge';
import { useNavigation } from '../../state/navigation';
import { Button } from '../../ui/button';
import { FormError } from '../../ui/form-error';
import { Pane } from '../../ui/pane';
import { useAttempt } from '../../ui/use-attempt';
import { CodeForm } from './code-form';
import { CODE_HELP, codeLabel } from './code-words';
import styles from './refused-pane.module.css';

interface RefusedPaneProps {
  readonly host: HostEntry;
  readonly reason: UpgradeReason;
  readonly message: string;
}

const TITLES: Readonly<Partial<Record<UpgradeReason, (host: string) => string>>> = {
  code_required: (host) => `${host} asks for its join code`,
  bad_code: (host) => `${host} asks for its join code`,
  refused: (host) => `${host} did not let you in`,
  removed: (host) => `You were removed from ${host}`,
  host_full: (host) => `${host} is full`,
};

/** A host that does not let this person in: why, and what can be done. Nothing is tried until they act. */
export function RefusedPane({ host, reason, message }: RefusedPaneProps) {
  const bridge = useBridge();
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  const { busy, problem, attempt } = useAttempt();
  const asksForCode = reason === 'code_required' || reason === 'bad_code';
  const leave = <Button onClick={() => openDialog({ kind: 'leave-host', host: host.id })}>Leave {host.name}…</Button>;
  const title = TITLES[reason]?.(host.name) ?? `${host.name} does not let you in`;
  if (asksForCode) {
    return (
      <Pane
        icon={<DoorClosed />}
        tone="neutral"
        title={title}
        {...(reason === 'code_required' && { text: message })}
        footnote={leave}
      >
        <div className={styles.code}>
          <CodeForm
            label={codeLabel(host.name)}
            help={CODE_HELP}
            busy={busy}
            problem={problem ?? (reason === 'bad_code' ? message : null)}
            onCode={(code) => void attempt(() => bridge.request('connect.code', { host: host.id, code }))}
          />
        </div>
      </Pane>
    );
  }
  const retry = () => void attempt(() => bridge.request('connect.retry', { host: host.id }));
  return (
    <Pane
      icon={<DoorClosed />}
      tone="danger"
      alert
      title={title}
      text={message}
      actions={
        <>
          <Button variant="primary" disabled={busy} onClick={retry}>
            Try again
          </Button>
          {leave}
        </>
      }
    >
      {problem && <FormError message={problem} />}
    </Pane>
  );
}
