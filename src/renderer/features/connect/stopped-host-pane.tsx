import type { HostEntry } from '#shared/bridge/state';
import { useNavigation } from '../../state/navigation';
import { useWords } from '../../state/words';
import { Button } from '../../ui/button';
import { HearthPicture } from '../../ui/hearth-picture';
import { Pane } from '../../ui/pane';
import { HostingProblem } from './hosting-problem';
import { ShowFolder } from './show-folder';
import { useStartHosting } from './use-start-hosting';

interface StoppedHostPaneProps {
  readonly host: HostEntry;
  /** Shows what this install has kept; absent when there is nothing. */
  readonly onRead?: (() => void) | undefined;
}

/** The host of this computer while it does not run: nobody has to look for it. */
export function StoppedHostPane({ host, onRead }: StoppedHostPaneProps) {
  const hosting = useStartHosting(() => undefined);
  const { connect: words, ui } = useWords();
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  return (
    <Pane
      icon={<HearthPicture lit={false} />}
      title={words.stopped.title(host.name)}
      text={hosting.problem ? undefined : words.stopped.kept}
      actions={
        <>
          {hosting.freePort !== undefined && (
            <Button variant="primary" disabled={hosting.busy} onClick={() => void hosting.start(hosting.freePort)}>
              {words.here.onPort(hosting.freePort)}
            </Button>
          )}
          <Button
            variant={hosting.freePort === undefined ? 'primary' : 'secondary'}
            disabled={hosting.busy}
            onClick={() => void hosting.start()}
          >
            {hosting.problem ? ui.tryAgain : words.stopped.again}
          </Button>
          {onRead && <Button onClick={onRead}>{words.gone.read}</Button>}
          {hosting.problem && hosting.freePort === undefined && <ShowFolder />}
          {hosting.problem && <Button onClick={() => openDialog({ kind: 'join' })}>{words.stopped.another}</Button>}
        </>
      }
    >
      <HostingProblem hosting={hosting} centred />
    </Pane>
  );
}
