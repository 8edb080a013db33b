import type { HostEntry } from '#shared/bridge/state';
import { useBridge } from '../../state/bridge';
import { useNavigation } from '../../state/navigation';
import { useSpeech } from '../../state/words';
import { Button } from '../../ui/button';
import { HearthPicture } from '../../ui/hearth-picture';
import { Pane } from '../../ui/pane';
import { clock, isSameDay, shortTime } from '../../ui/time';
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
  const speech = useSpeech();
  const words = speech.words.connect.gone;
  const when = (time: string) =>
    isSameDay(time, now.toISOString()) ? words.atClock(clock(time, speech.locale)) : shortTime(time, now, speech);
  return (
    <Pane
      icon={<HearthPicture lit={false} />}
      title={words.title(host.name)}
      text={`${lastHere ? words.lastHere(when(lastHere)) : words.silent} ${message} ${words.comesBack}`}
      actions={
        <>
          <Button variant="primary" onClick={() => void bridge.request('connect.retry', { host: host.id })}>
            {words.lookAgain}
          </Button>
          {onRead && <Button onClick={onRead}>{words.read}</Button>}
          {!onRead && (
            <Button onClick={() => openDialog({ kind: 'leave-host', host: host.id })}>{words.leave(host.name)}</Button>
          )}
        </>
      }
    />
  );
}
