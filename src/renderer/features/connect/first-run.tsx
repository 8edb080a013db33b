import type { Words } from '#shared/words/words';
import { useAppState } from '../../state/bridge';
import { useWords } from '../../state/words';
import { Arrival } from './arrival';
import { CodeForm } from './code-form';
import { ConfirmFingerprint } from './confirm-fingerprint';
import { FindHost } from './find-host';
import styles from './first-run.module.css';
import { HearthWall } from './hearth-wall';
import { useJoining } from './joining';
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
  const me = useAppState((state) => state.me);
  return (
    <div className={styles.first}>
      <HearthWall />
      {me ? <ConnectSteps link={link} onOpen={onOpen} /> : <Arrival onOpen={onOpen} />}
    </div>
  );
}

function ConnectSteps({ link, onOpen }: FirstRunProps) {
  const words = useWords().connect;
  const joining = useJoining(onOpen);
  useLinkOnce(link, joining);
  const { at } = joining;
  switch (at.step) {
    case 'find':
      return (
        <Step key="find" over={words.firstRun.step(2, 2)} title={words.firstRun.where} lead={words.firstRun.whereLead}>
          <FindHost joining={joining} link={link} onOpen={onOpen} />
        </Step>
      );
    case 'confirm':
      return (
        <Step key="confirm" over={words.confirm.meeting(at.found.name)} {...titleAndLead(words)}>
          <ConfirmFingerprint found={at.found} joining={joining} />
        </Step>
      );
    case 'code':
      return (
        <Step key="code" title={words.code.asked(at.found.name)}>
          <CodeForm
            label={words.code.label(at.found.name)}
            help={words.code.help}
            busy={joining.asking !== null}
            problem={joining.problem?.message ?? null}
            onCode={(code) => void joining.giveCode(at.found, code)}
            onCancel={joining.cancel}
          />
        </Step>
      );
  }
}

const titleAndLead = ({ confirm: { title, lead } }: Words['connect']) => ({ title, lead });
