import type { HostEntry } from '#shared/bridge/state';
import { useNavigation } from '../../state/navigation';
import { useWords } from '../../state/words';
import { Button } from '../../ui/button';
import { HearthPicture } from '../../ui/hearth-picture';
import { Pane } from '../../ui/pane';

/** A host that asks its owner about this person: nothing to do but to leave the window open. */
export function WaitingPane({ host, message }: { readonly host: HostEntry; readonly message: string }) {
  const words = useWords().connect.waiting;
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  return (
    <Pane
      icon={<HearthPicture lit />}
      title={words.title(host.name)}
      text={message}
      actions={<Button onClick={() => openDialog({ kind: 'leave-host', host: host.id })}>{words.stop}</Button>}
    />
  );
}
