import { type FormEvent, useState } from 'react';
import type { Policy } from '#shared/nouns/host';
import { LIMITS } from '#shared/protocol/limits';
import { useAppState, useBridge, useMe } from '../../state/bridge';
import { useWords } from '../../state/words';
import { Arch } from '../../ui/arch';
import { Button } from '../../ui/button';
import { Field, TextInput } from '../../ui/field';
import { FormError } from '../../ui/form-error';
import { RadioList } from '../../ui/radio-list';
import { useAttempt } from '../../ui/use-attempt';
import { OpenAtLogin } from './open-at-login';
import { policyOptions } from './policy-options';
import { Block, Row, Section } from './sheet';
import styles from './start-hosting.module.css';

/** Starts hosting on this computer. */
export function StartHosting() {
  const bridge = useBridge();
  const { settings, ui } = useWords();
  const words = settings.host;
  const me = useMe();
  const hosting = useAppState((state) => state.hosting);
  const [name, setName] = useState('');
  const [policy, setPolicy] = useState<Policy | null>(null);
  const { busy, problem, attempt } = useAttempt();
  const start = (port?: number) =>
    void attempt(() =>
      bridge.request('hosting.start', {
        ...(name.trim() !== '' && { name: name.trim() }),
        ...(policy && { policy }),
        ...(port !== undefined && { port }),
      }),
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start();
  };
  const failure = problem ?? (hosting.state === 'failed' ? hosting.message : null);
  return (
    <form noValidate onSubmit={submit}>
      <Section>
        <Row before={<Arch name={me.name} fire="cold" />} title={<b>{words.off}</b>} text={words.offText}>
          <Button variant="primary" type="submit" disabled={busy || hosting.state === 'starting'}>
            {hosting.state === 'starting' ? words.starting : words.start}
          </Button>
        </Row>
        <Failure message={failure} busy={busy} attempt={attempt} start={start} />
        <Block>
          <Field label={ui.name} optional help={words.nameHelp}>
            <TextInput value={name} onChange={setName} maxLength={LIMITS.nameLength} />
          </Field>
        </Block>
      </Section>
      <Section title={words.policy} help={words.policyHelp}>
        <RadioList
          label={words.policy}
          labelVisible={false}
          value={policy}
          onChange={setPolicy}
          options={policyOptions(words)}
        />
      </Section>
      <Section>
        <OpenAtLogin />
      </Section>
    </form>
  );
}

interface FailureProps {
  readonly message: string | null;
  readonly busy: boolean;
  readonly attempt: ReturnType<typeof useAttempt>['attempt'];
  readonly start: (port: number) => void;
}

/** Why this computer does not host, and the way out of it. */
function Failure({ message, busy, attempt, start }: FailureProps) {
  const bridge = useBridge();
  const words = useWords().settings.host;
  const hosting = useAppState((state) => state.hosting);
  if (message === null) return null;
  const freePort = hosting.state === 'failed' ? hosting.free_port : undefined;
  return (
    <Block>
      <div className={styles.failure}>
        <FormError message={message} />
        {freePort === undefined ? (
          <Button
            size="small"
            disabled={busy}
            onClick={() => void attempt(() => bridge.request('hosting.show-folder', {}))}
          >
            {words.showFolder}
          </Button>
        ) : (
          <Button size="small" disabled={busy} onClick={() => start(freePort)}>
            {words.onPort(freePort)}
          </Button>
        )}
      </div>
    </Block>
  );
}
