import type { SystemSnapshot } from '#shared/bridge/channels';
import type { Newcomer } from '#shared/protocol/system-channel';
import { useBridge } from '../../state/bridge';
import { Button } from '../../ui/button';
import { FormError } from '../../ui/form-error';
import { useAttempt } from '../../ui/use-attempt';
import { Block, Row, Section } from './sheet';

interface NewcomersProps {
  readonly host: string;
  readonly system: SystemSnapshot;
}

/** People who ask to be let in, and those who were refused. */
export function Newcomers({ host, system }: NewcomersProps) {
  const bridge = useBridge();
  const { busy, problem, attempt } = useAttempt();
  const pending = system.pending ?? [];
  const refused = system.refused ?? [];
  const letIn = ({ id, name }: Newcomer, primary: boolean) => (
    <Button
      size="small"
      variant={primary ? 'primary' : 'secondary'}
      disabled={busy}
      aria-label={`Let in ${name}`}
      onClick={() => void attempt(() => bridge.pushSystem(host, 'user-approve', { id }))}
    >
      Let in
    </Button>
  );
  const error = problem && (
    <Block>
      <FormError message={problem} />
    </Block>
  );
  return (
    <>
      {pending.length > 0 && (
        <Section title="Waiting to be let in">
          {pending.map((newcomer) => (
            <Row key={newcomer.id} title={newcomer.name}>
              {letIn(newcomer, true)}
              <Button
                size="small"
                disabled={busy}
                aria-label={`Refuse ${newcomer.name}`}
                onClick={() => void attempt(() => bridge.pushSystem(host, 'user-refuse', { id: newcomer.id }))}
              >
                Refuse
              </Button>
            </Row>
          ))}
          {error}
        </Section>
      )}
      {refused.length > 0 && (
        <Section title="Refused" help="They are told so when they ask again.">
          {refused.map((newcomer) => (
            <Row key={newcomer.id} title={newcomer.name}>
              {letIn(newcomer, false)}
            </Row>
          ))}
          {pending.length === 0 && error}
        </Section>
      )}
    </>
  );
}
