import { useState } from 'react';
import type { Hosting } from '#shared/bridge/state';
import { useBridge } from '../../state/bridge';
import { useSpeech, useWords } from '../../state/words';
import { Arch } from '../../ui/arch';
import { Button } from '../../ui/button';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { shortTime } from '../../ui/time';
import { useNow } from '../../ui/use-now';
import styles from './own-host.module.css';
import { Row } from './sheet';

/** The host that runs on this computer. */
export type Burning = Extract<Hosting, { state: 'on' }>;

/** The host of this computer: since when it runs, who is there, and the way to stop it. */
export function OwnHost({ hosting }: { readonly hosting: Burning }) {
  const bridge = useBridge();
  const words = useWords().settings.host;
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
          {words.stop}
        </Button>
      </Row>
      {stopping && (
        <ConfirmDialog
          title={words.stopTitle(hosting.name)}
          action={words.stop}
          onConfirm={stop}
          onClose={() => setStopping(false)}
        >
          {words.othersConnected(hosting.connected)} {words.stopText}
        </ConfirmDialog>
      )}
    </>
  );
}

function Since({ since, connected }: { readonly since: string; readonly connected: number }) {
  const now = useNow();
  const speech = useSpeech();
  const words = speech.words.settings.host;
  return (
    <>
      <span className={styles.hosting}>{words.hosting}</span>
      {words.since(shortTime(since, now, speech))} · {words.others(connected)}
    </>
  );
}
