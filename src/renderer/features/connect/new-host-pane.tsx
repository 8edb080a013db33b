import { useId } from 'react';
import type { HostEntry } from '#shared/bridge/state';
import { useAppState } from '../../state/bridge';
import { joinLinkOf } from '../../state/host-words';
import { useNavigation } from '../../state/navigation';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { TextInput } from '../../ui/field';
import { HearthPicture } from '../../ui/hearth-picture';
import { Pane } from '../../ui/pane';
import text from '../../ui/text.module.css';
import styles from './new-host-pane.module.css';

/** A host without a room yet: how others find it, and what to begin with. */
export function NewHostPane({ host }: { readonly host: HostEntry }) {
  const { hosting } = useAppState();
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  const id = useId();
  const here = host.own && hosting.state === 'on' ? hosting : null;
  const link = here?.link ?? joinLinkOf(host);
  const found = here && !here.visible ? 'This host does not show itself on the network. Send people this link.' : null;
  return (
    <Pane
      icon={<HearthPicture lit />}
      title="The fire is lit"
      text={
        found ?? (
          <>
            People on this network now find <b>{host.name}</b> in their Hearth. Farther away, send them this link.
          </>
        )
      }
      actions={
        <>
          <Button onClick={() => openDialog({ kind: 'create-room', host: host.id })}>Make a room</Button>
          <Button onClick={() => openDialog({ kind: 'team', host: host.id })}>Make a team</Button>
        </>
      }
    >
      <div className={styles.link}>
        <label className={text.hidden} htmlFor={id}>
          Invitation link
        </label>
        <TextInput
          id={id}
          mono
          readOnly
          value={link}
          onChange={() => undefined}
          onFocus={(event) => event.target.select()}
        />
        <CopyButton variant="primary" value={link}>
          Copy link
        </CopyButton>
      </div>
    </Pane>
  );
}
