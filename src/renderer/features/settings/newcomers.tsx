import type { SystemSnapshot } from '#shared/bridge/channels';
import type { Newcomer } from '#shared/protocol/system-channel';
import { useBridge } from '../../state/bridge';
import { useWords } from '../../state/words';
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
  const words = useWords().settings.host;
  const { busy, problem, attempt } = useAttempt();
  const pending = system.pending ?? [];
  const refused = system.refused ?? [];
  const letIn = ({ id, name }: Newcomer, primary: boolean) => (
    <Button
      size="small"
      variant={primary ? 'primary' : 'secondary'}
      disabled={busy}
      aria-label={words.letInNamed(name)}
      onClick={() => void attempt(() => bridge.pushSystem(host, 'user-approve', { id }))}
    >
      {words.letIn}
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
        <Section title={words.waiting}>
          {pending.map((newcomer) => (
            <Row key={newcomer.id} title={newcomer.name}>
              {letIn(newcomer, true)}
              <Button
                size="small"
                disabled={busy}
                aria-label={words.refuseNamed(newcomer.name)}
                onClick={() => void attempt(() => bridge.pushSystem(host, 'user-refuse', { id: newcomer.id }))}
              >
                {words.refuse}
              </Button>
            </Row>
          ))}
          {error}
        </Section>
      )}
      {refused.length > 0 && (
        <Section title={words.refused} help={words.refusedHelp}>
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
