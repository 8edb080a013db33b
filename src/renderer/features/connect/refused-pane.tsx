import { DoorClosed } from 'lucide-react';
import type { HostEntry } from '#shared/bridge/state';
import type { UpgradeReason } from '#shared/protocol/reasons';
import type { Words } from '#shared/words/words';
import { useBridge } from '../../state/bridge';
import { useNavigation } from '../../state/navigation';
import { useWords } from '../../state/words';
import { Button } from '../../ui/button';
import { FormError } from '../../ui/form-error';
import { Pane } from '../../ui/pane';
import { useAttempt } from '../../ui/use-attempt';
import { CodeForm } from './code-form';
import styles from './refused-pane.module.css';

interface RefusedPaneProps {
  readonly host: HostEntry;
  readonly reason: UpgradeReason;
  readonly message: string;
}

function titleOf(reason: UpgradeReason, host: string, { code, refused }: Words['connect']): string {
  switch (reason) {
    case 'code_required':
    case 'bad_code':
      return code.asked(host);
    case 'refused':
      return refused.refused(host);
    case 'removed':
      return refused.removed(host);
    case 'host_full':
      return refused.full(host);
    default:
      return refused.other(host);
  }
}

/** A host that does not let this person in: why, and what can be done. Nothing is tried until they act. */
export function RefusedPane({ host, reason, message }: RefusedPaneProps) {
  const bridge = useBridge();
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  const { busy, problem, attempt } = useAttempt();
  const asksForCode = reason === 'code_required' || reason === 'bad_code';
  const { connect: words, ui } = useWords();
  const leave = (
    <Button onClick={() => openDialog({ kind: 'leave-host', host: host.id })}>{words.gone.leave(host.name)}</Button>
  );
  const title = titleOf(reason, host.name, words);
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
            label={words.code.label(host.name)}
            help={words.code.help}
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
            {ui.tryAgain}
          </Button>
          {leave}
        </>
      }
    >
      {problem && <FormError message={problem} />}
    </Pane>
  );
}
