import { ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import type { Connection, HostEntry } from '#shared/bridge/state';
import { useBridge } from '../../state/bridge';
import { useNavigation } from '../../state/navigation';
import { useSpeech, useWords } from '../../state/words';
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
  const { words: all, locale } = useSpeech();
  const words = all.connect.changed;
  const [trusting, setTrusting] = useState(false);
  const now = useNow();
  return (
    <Pane
      alert
      icon={<ShieldAlert />}
      tone="danger"
      title={words.title(host.name)}
      text={words.text(host.name)}
      actions={
        <>
          <Button variant="primary" onClick={onStayOut}>
            {words.stayOut}
          </Button>
          <Button onClick={() => void bridge.request('connect.retry', { host: host.id })}>{words.lookAgain}</Button>
          <Button variant="danger" onClick={() => setTrusting(true)}>
            {words.trust}
          </Button>
        </>
      }
    >
      <dl className={styles.compare}>
        <div>
          <dt>{words.knownSince(shortDay(host.known_since, now, locale))}</dt>
          <dd>
            <Fingerprint value={connection.known} label={words.known} />
          </dd>
        </div>
        <div className={styles.shown}>
          <dt>{words.shownToday}</dt>
          <dd>
            <Fingerprint value={connection.shown} label={words.shown} />
          </dd>
        </div>
      </dl>
      <p className={styles.advice}>{words.advice(host.name)}</p>
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
  const words = useWords().connect.changed;
  const openRoom = useNavigation((navigation) => navigation.openRoom);
  const trust = async () => {
    const answer = await bridge.request('connect.trust', { host: host.id, fingerprint });
    if (!answer.ok) return answer.error.message;
    openRoom(host.id, null);
    return null;
  };
  return (
    <ConfirmDialog title={words.trustTitle(host.name)} action={words.trustIt} onConfirm={trust} onClose={onClose}>
      {words.trustText(host.name)}
    </ConfirmDialog>
  );
}
