import type { SystemSnapshot } from '#shared/bridge/channels';
import type { HostEntry } from '#shared/bridge/state';
import { useBridge } from '../../state/bridge';
import { useWords } from '../../state/words';
import { FormError } from '../../ui/form-error';
import { RadioList } from '../../ui/radio-list';
import { useAttempt } from '../../ui/use-attempt';
import { JoinCode } from './join-code';
import { policyOptions } from './policy-options';
import { Block, Section } from './sheet';

interface HostPolicyProps {
  readonly host: HostEntry;
  readonly system: SystemSnapshot;
}

/** Whom a host lets in, and its join code. */
export function HostPolicy({ host, system }: HostPolicyProps) {
  const bridge = useBridge();
  const words = useWords().settings.host;
  const { busy, problem, attempt } = useAttempt();
  const options = policyOptions(words).map((option) =>
    option.value === 'code' && system.user.role === 'owner'
      ? { ...option, details: <JoinCode key={host.id} host={host} /> }
      : option,
  );
  return (
    <Section title={words.policy}>
      <RadioList
        label={words.policy}
        labelVisible={false}
        value={system.host.policy}
        disabled={busy}
        onChange={(policy) => void attempt(() => bridge.pushSystem(host.id, 'host-update', { policy }))}
        options={options}
      />
      {problem && (
        <Block>
          <FormError message={problem} />
        </Block>
      )}
    </Section>
  );
}
