import { useState } from 'react';
import type { HostEntry } from '#shared/bridge/state';
import { useBridge } from '../../state/bridge';
import { useSystem } from '../../state/system';
import { useAttempt } from '../../ui/use-attempt';
import styles from './host-name.module.css';
import { NameForm } from './name-form';

/** The host's name, for its owner and admins to change. Nothing for others, and nothing while it does not answer. */
export function HostName({ host }: { readonly host: HostEntry }) {
  const system = useSystem(host.id);
  if (!system || system.user.role === 'member' || host.connection.state !== 'online') return null;
  // A new name from elsewhere begins a new form.
  return <RenameHost key={system.host.name} host={host.id} saved={system.host.name} />;
}

function RenameHost({ host, saved }: { readonly host: string; readonly saved: string }) {
  const bridge = useBridge();
  const [name, setName] = useState(saved);
  const { busy, problem, attempt } = useAttempt();
  const rename = (wanted: string) => void attempt(() => bridge.pushSystem(host, 'host-update', { name: wanted }));
  return (
    <div className={styles.name}>
      <NameForm saved={saved} name={name} onChange={setName} busy={busy} problem={problem} onSave={rename} />
    </div>
  );
}
