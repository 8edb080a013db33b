import { ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import type { Connection, HostEntry } from '#shared/bridge/state';
import { useBridge } from '../../state/bridge';
import { useNavigation } from '../../state/navigation';
import { Button } from '../../ui/button';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Fingerprint } from '../../ui/fingerprint';
import { Pane } from '../../ui/pane';
import { shortDay } from '../../ui/time';
import { useNow } from '../../ui/use-now';
import styles from './fingerprint-changed-pane.module.css';

interface FingerprintChangedPaneProps {
  readonly host: HostEntry;
  readonly connection: Extract<Connection, { state: 'fingerprint_changed' }>;
  /** Goes elsewhere: the default. */
  readonly onStayOut: () => void;
}

/** Somebody else may answer in a host's place: both fingerprints, and staying out is the first choice. */
export function FingerprintChangedPane({ host, connection, onStayOut }: FingerprintChangedPaneProps) {
  const bridge = useBridge();
  const [trusting, setTrusting] = useState(false);
  const now = useNow();
  return (
    <Pane
      alert
      icon={<ShieldAlert />}
      tone="danger"
      title={`This may not be ${host.name}`}
      text={`A computer answers under the name of ${host.name}, with a fingerprint Hearth has never seen. Hearth did not connect and sent nothing.`}
      actions={
        <>
          <Button variant="primary" onClick={onStayOut}>
            Stay out
          </Button>
          <Button onClick={() => void bridge.request('connect.retry', { host: host.id })}>Look again</Button>
          <Button variant="danger" onClick={() => setTrusting(true)}>
            I compared them, trust the new one…
          </Button>
        </>
      }
    >
      <dl className={styles.compare}>
        <div>
          <dt>Known since {shortDay(host.known_since, now)}</dt>
          <dd>
            <Fingerprint value={connection.known} label="Known fingerprint" />
          </dd>
        </div>
        <div className={styles.shown}>
          <dt>Shown today</dt>
          <dd>
            <Fingerprint value={connection.shown} label="New fingerprint" />
          </dd>
        </div>
      </dl>
      <p className={styles.advice}>
        If {host.name} was set up again, ask whoever runs it to read the new one to you. Otherwise stay out.
      </p>
      {trusting && <TrustDialog host={host} fingerprint={connection.shown} onClose={() => setTrusting(false)} />}
    </Pane>
  );
}

interface TrustDialogProps {
  readonly host: HostEntry;
  readonly fingerprint: string;
  readonly onClose: () => void;
}

function TrustDialog({ host, fingerprint, onClose }: TrustDialogProps) {
  const bridge = useBridge();
  const openRoom = useNavigation((navigation) => navigation.openRoom);
  const trust = async () => {
    const answer = await bridge.request('connect.trust', { host: host.id, fingerprint });
    if (!answer.ok) return answer.error.message;
    openRoom(host.id, null);
    return null;
  };
  return (
    <ConfirmDialog title={`Trust the new ${host.name}?`} action="Trust it" onConfirm={trust} onClose={onClose}>
      Only if somebody read these sixteen groups to you from the screen of {host.name} itself. Whoever holds the new key
      reads what you write there from now on.
    </ConfirmDialog>
  );
}
