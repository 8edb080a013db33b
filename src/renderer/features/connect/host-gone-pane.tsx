import type { HostEntry } from '#shared/bridge/state';
import { useBridge } from '../../state/bridge';
import { useNavigation } from '../../state/navigation';
import { Button } from '../../ui/button';
import { HearthPicture } from '../../ui/hearth-picture';
import { Pane } from '../../ui/pane';
import { clock, shortDay } from '../../ui/time';
import { useNow } from '../../ui/use-now';

interface HostGonePaneProps {
  readonly host: HostEntry;
  /** When it was last heard of (ISO 8601); null when it has not answered since Hearth was opened. */
  readonly lastHere: string | null;
  /** The likely cause, as the connection tells it. */
  readonly message: string;
  /** Shows what this install has kept; absent when there is nothing. */
  readonly onRead?: (() => void) | undefined;
}

/** A host that has been out of reach for a while. */
export function HostGonePane({ host, lastHere, message, onRead }: HostGonePaneProps) {
  const bridge = useBridge();
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  const now = useNow();
  return (
    <Pane
      icon={<HearthPicture lit={false} />}
      title={`${host.name} has gone cold`}
      text={`${lastHere ? lastHereWords(lastHere, now) : 'It does not answer.'} It may be asleep, switched off, or on another network. Hearth keeps an ear open and comes back by itself.`}
      actions={
        <>
          <Button variant="primary" onClick={() => void bridge.request('connect.retry', { host: host.id })}>
            Look again
          </Button>
          {onRead && <Button onClick={onRead}>Read what I have</Button>}
          {!onRead && (
            <Button onClick={() => openDialog({ kind: 'leave-host', host: host.id })}>Leave {host.name}…</Button>
          )}
        </>
      }
      footnote={message}
    />
  );
}

function lastHereWords(time: string, now: Date): string {
  const day = shortDay(time, now);
  return day === 'today' ? `It was last here at ${clock(time)}.` : `It was last here ${day} at ${clock(time)}.`;
}
