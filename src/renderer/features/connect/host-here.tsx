import { useState } from 'react';
import type { Problem } from '#shared/bridge/bridge';
import { useAppState, useBridge, useMe } from '../../state/bridge';
import { Arch } from '../../ui/arch';
import { Button } from '../../ui/button';
import { FormError } from '../../ui/form-error';
import text from '../../ui/text.module.css';
import styles from './host-here.module.css';

interface HostHereProps {
  /** Hears the id of the host that burns now. */
  readonly onHosting: (host: string) => void;
}

/** Makes this computer a host, with one press; a port that is taken is told, and another one offered. */
export function HostHere({ onHosting }: HostHereProps) {
  const bridge = useBridge();
  const me = useMe();
  const { hosting } = useAppState();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const start = async (port?: number) => {
    setBusy(true);
    const answer = await bridge.request('hosting.start', { ...(port !== undefined && { port }) });
    setBusy(false);
    setProblem(answer.ok ? null : answer.error);
    if (answer.ok) onHosting(answer.value.host);
  };

  const on = hosting.state === 'on';
  const freePort = hosting.state === 'failed' ? hosting.free_port : undefined;
  return (
    <section className={styles.card} aria-labelledby="host-here">
      <Arch name={me.name} size="small" current />
      <div className={text.grow}>
        <h2 className={styles.title} id="host-here">
          {on ? hosting.name : 'Host here'}
        </h2>
        <p className={styles.text}>
          {on ? 'This computer is hosting.' : 'Others can join while Hearth runs on this computer.'}
        </p>
      </div>
      {on ? (
        <Button aria-label={`Open ${hosting.name}`} onClick={() => onHosting(hosting.id)}>
          Open
        </Button>
      ) : (
        <Button disabled={busy || hosting.state === 'starting'} onClick={() => void start()}>
          {busy ? 'Starting…' : 'Host here'}
        </Button>
      )}
      {problem && (
        <div className={styles.problem}>
          <FormError message={problem.message} />
          {freePort !== undefined && (
            <Button size="small" disabled={busy} onClick={() => void start(freePort)}>
              Use port {freePort}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
