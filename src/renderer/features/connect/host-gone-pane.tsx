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
  /** When it was last heard of (ISO 8601). */
  readonly since: string;
  /** The likely cause, as the connection tells it. */
  readonly message: string;
  /** Shows what this install has kept; absent when there is nothing. */
  readonly onRead?: (() => void) | undefined;
}

/** A host that has been out of reach for a while. */
export function HostGonePane({ host, since, message, onRead }: HostGonePaneProps) {
  const bridge = useBridge();
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  const now = useNow();
  const day = shortDay(since, now);
  const when = day === 'today' ? `at ${clock(since)}` : `${day} at ${clock(since)}`;
  return (
    <Pane
      icon={<HearthPicture lit={false} />}
      title={`${host.name} has gone cold`}
      text={`It was last here ${when}. It may be asleep, switched off, or on another network. Hearth keeps an ear open and comes back by itself.`}
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
