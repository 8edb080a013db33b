import type { HostEntry } from '#shared/bridge/state';
import { Button } from '../../ui/button';
import { HearthPicture } from '../../ui/hearth-picture';
import { Pane } from '../../ui/pane';
import { HostingProblem } from './hosting-problem';
import { useStartHosting } from './use-start-hosting';

interface StoppedHostPaneProps {
  readonly host: HostEntry;
  /** Shows what this install has kept; absent when there is nothing. */
  readonly onRead?: (() => void) | undefined;
}

/** The host of this computer while it does not run: nobody has to look for it. */
export function StoppedHostPane({ host, onRead }: StoppedHostPaneProps) {
  const hosting = useStartHosting(() => undefined);
  return (
    <Pane
      icon={<HearthPicture lit={false} />}
      title={`${host.name} is not running`}
      text="It is kept on this computer, with everything in it. Host it again, and everybody is back where they were."
      actions={
        <>
          <Button variant="primary" disabled={hosting.busy} onClick={() => void hosting.start()}>
            Host again
          </Button>
          {onRead && <Button onClick={onRead}>Read what I have</Button>}
        </>
      }
    >
      <HostingProblem hosting={hosting} />
    </Pane>
  );
}
