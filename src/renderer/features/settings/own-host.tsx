import { useState } from 'react';
import type { Hosting } from '#shared/bridge/state';
import { useBridge } from '../../state/bridge';
import { Arch } from '../../ui/arch';
import { Button } from '../../ui/button';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { clock, shortDay } from '../../ui/time';
import { useNow } from '../../ui/use-now';
import styles from './own-host.module.css';
import { Row } from './sheet';

/** The host that runs on this computer. */
export type Burning = Extract<Hosting, { state: 'on' }>;

/** The host of this computer: since when it runs, who is there, and the way to stop it. */
export function OwnHost({ hosting }: { readonly hosting: Burning }) {
  const bridge = useBridge();
  const [stopping, setStopping] = useState(false);
  const stop = async () => {
    const answer = await bridge.request('hosting.stop', {});
    return answer.ok ? null : answer.error.message;
  };
  return (
    <>
      <Row
        before={<Arch name={hosting.name} current />}
        title={<b className={styles.name}>{hosting.name}</b>}
        text={<Since since={hosting.since} connected={hosting.connected} />}
      >
        <Button size="small" onClick={() => setStopping(true)}>
          Stop hosting
        </Button>
      </Row>
      {stopping && (
        <ConfirmDialog
          title={`Stop hosting ${hosting.name}?`}
          action="Stop hosting"
          onConfirm={stop}
          onClose={() => setStopping(false)}
        >
          {othersConnected(hosting.connected)} Everything stays on this computer, and is there again when you host
          again.
        </ConfirmDialog>
      )}
    </>
  );
}

function Since({ since, connected }: { readonly since: string; readonly connected: number }) {
  const now = useNow();
  const day = shortDay(since, now);
  const when = day === 'today' ? clock(since) : `${day} at ${clock(since)}`;
  return (
    <>
      <span className={styles.hosting}>Hosting</span> since {when} ·{' '}
      {connected === 0 ? 'nobody else here' : `${connected} ${connected === 1 ? 'other' : 'others'} here`}
    </>
  );
}

function othersConnected(count: number): string {
  if (count === 0) return 'Nobody else is connected.';
  return count === 1 ? 'One other person is connected and loses it.' : `${count} others are connected and lose it.`;
}
