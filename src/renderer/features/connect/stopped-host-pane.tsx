import type { HostEntry } from '#shared/bridge/state';
import { useNavigation } from '../../state/navigation';
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

const KEPT_WORDS =
  'It is kept on this computer, with everything in it. Host it again, and everybody is back where they were.';

/** The host of this computer while it does not run: nobody has to look for it. */
export function StoppedHostPane({ host, onRead }: StoppedHostPaneProps) {
  const hosting = useStartHosting(() => undefined);
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  return (
    <Pane
      icon={<HearthPicture lit={false} />}
      title={`${host.name} is not running`}
      text={hosting.problem ? undefined : KEPT_WORDS}
      actions={
        <>
          {hosting.freePort !== undefined && (
            <Button variant="primary" disabled={hosting.busy} onClick={() => void hosting.start(hosting.freePort)}>
              Use port {hosting.freePort}
            </Button>
          )}
          <Button
            variant={hosting.freePort === undefined ? 'primary' : 'secondary'}
            disabled={hosting.busy}
            onClick={() => void hosting.start()}
          >
            {hosting.problem ? 'Try again' : 'Host again'}
          </Button>
          {onRead && <Button onClick={onRead}>Read what I have</Button>}
          {hosting.problem && hosting.freePort === undefined && <ShowFolder />}
          {hosting.problem && <Button onClick={() => openDialog({ kind: 'join' })}>Join another host</Button>}
        </>
      }
    >
      <HostingProblem hosting={hosting} centred />
    </Pane>
  );
}
