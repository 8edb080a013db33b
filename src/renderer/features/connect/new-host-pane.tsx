import { useId } from 'react';
import type { HostEntry } from '#shared/bridge/state';
import { useAppState } from '../../state/bridge';
import { joinLinkOf } from '../../state/host-words';
import { useNavigation } from '../../state/navigation';
import { useWords } from '../../state/words';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { TextInput } from '../../ui/field';
import { HearthPicture } from '../../ui/hearth-picture';
import { Pane } from '../../ui/pane';
import text from '../../ui/text.module.css';
import styles from './new-host-pane.module.css';

/** A host without a room yet: how others find it, and what to begin with. */
export function NewHostPane({ host }: { readonly host: HostEntry }) {
  const words = useWords().connect.lit;
  const hosting = useAppState((state) => state.hosting);
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  const id = useId();
  const here = host.own && hosting.state === 'on' ? hosting : null;
  const link = here?.link ?? joinLinkOf(host);
  const found = here && !here.visible ? words.hidden : null;
  return (
    <Pane
      icon={<HearthPicture lit />}
      title={words.title}
      text={
        found ?? (
          <>
            {words.found.before}
            <b>{host.name}</b>
            {words.found.after}
          </>
        )
      }
      actions={
        <>
          <Button onClick={() => openDialog({ kind: 'create-room', host: host.id })}>{words.room}</Button>
          <Button onClick={() => openDialog({ kind: 'team', host: host.id })}>{words.team}</Button>
        </>
      }
    >
      <div className={styles.link}>
        <label className={text.hidden} htmlFor={id}>
          {words.link}
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
          {words.copy}
        </CopyButton>
      </div>
    </Pane>
  );
}
