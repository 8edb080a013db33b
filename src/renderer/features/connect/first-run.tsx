import { useAppState } from '../../state/bridge';
import { CodeForm } from './code-form';
import { CODE_HELP, codeLabel } from './code-words';
import { CONFIRM_WORDS, ConfirmFingerprint } from './confirm-fingerprint';
import { FindHost } from './find-host';
import styles from './first-run.module.css';
import { HearthWall } from './hearth-wall';
import { useJoining } from './joining';
import { NameStep } from './name-step';
import { Step } from './step';
import { useLinkOnce } from './use-link-once';

interface FirstRunProps {
  /** A link that was clicked before there was any host. */
  readonly link?: string | undefined;
  /** Opens the first host. */
  readonly onOpen: (host: string) => void;
}

/** From nothing to the first host: a name, a host, its fingerprint. */
export function FirstRun({ link, onOpen }: FirstRunProps) {
  const { me } = useAppState();
  return (
    <div className={styles.first}>
      <HearthWall />
      {me ? <ConnectSteps link={link} onOpen={onOpen} /> : <NameStep />}
    </div>
  );
}

function ConnectSteps({ link, onOpen }: FirstRunProps) {
  const joining = useJoining(onOpen);
  useLinkOnce(link, joining);
  const { at } = joining;
  switch (at.step) {
    case 'find':
      return (
        <Step
          key="find"
          over="Step 2 of 2"
          title="Where is your team?"
          lead="Join a host that is already running, or be the host."
        >
          <FindHost joining={joining} link={link} onOpen={onOpen} />
        </Step>
      );
    case 'confirm':
      return (
        <Step key="confirm" over={`Meeting ${at.found.name} for the first time`} {...CONFIRM_WORDS}>
          <ConfirmFingerprint found={at.found} joining={joining} />
        </Step>
      );
    case 'code':
      return (
        <Step key="code" title={`${at.found.name} asks for its join code`}>
          <CodeForm
            label={codeLabel(at.found.name)}
            help={CODE_HELP}
            busy={joining.asking !== null}
            problem={joining.problem?.message ?? null}
            onCode={(code) => void joining.giveCode(at.found, code)}
            onCancel={joining.cancel}
          />
        </Step>
      );
  }
}
