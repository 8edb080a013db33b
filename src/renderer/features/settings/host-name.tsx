import { type FormEvent, useState } from 'react';
import type { HostEntry } from '#shared/bridge/state';
import { LIMITS } from '#shared/protocol/limits';
import { useBridge } from '../../state/bridge';
import { useSystem } from '../../state/system';
import { Button } from '../../ui/button';
import { Field, TextInput } from '../../ui/field';
import { useAttempt } from '../../ui/use-attempt';
import styles from './host-name.module.css';

/** The host's name, for its owner and admins to change. Nothing for others, and nothing while it does not answer. */
export function HostName({ host }: { readonly host: HostEntry }) {
  const system = useSystem(host.id);
  if (!system || system.user.role === 'member' || host.connection.state !== 'online') return null;
  // A new name from elsewhere begins a new form.
  return <NameForm key={system.host.name} host={host.id} name={system.host.name} />;
}

function NameForm({ host, name: saved }: { readonly host: string; readonly name: string }) {
  const bridge = useBridge();
  const [name, setName] = useState(saved);
  const { busy, problem, attempt } = useAttempt();
  const changed = name.trim() !== saved;
  const empty = name.trim() === '';
  const rename = (event: FormEvent) => {
    event.preventDefault();
    if (changed && !empty) void attempt(() => bridge.pushSystem(host, 'host-update', { name: name.trim() }));
  };
  return (
    <form className={styles.form} noValidate onSubmit={rename}>
      <Field label="Name" error={empty ? 'A name needs at least one character.' : problem}>
        <div className={styles.line}>
          <TextInput value={name} onChange={setName} maxLength={LIMITS.nameLength} />
          {changed && (
            <Button variant="primary" type="submit" disabled={busy || empty}>
              Save
            </Button>
          )}
        </div>
      </Field>
    </form>
  );
}
