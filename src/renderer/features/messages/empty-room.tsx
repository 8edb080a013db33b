import type { HostEntry } from '#shared/bridge/state';
import type { ChatRoom } from '#shared/nouns/room';
import { useAppState } from '../../state/bridge';
import { useSystem } from '../../state/system';
import { CopyButton } from '../../ui/copy-button';
import { HearthPicture } from '../../ui/hearth-picture';
import { Pane } from '../../ui/pane';
import styles from './conversation.module.css';

interface EmptyRoomProps {
  readonly host: HostEntry;
  readonly room: ChatRoom;
}

/** A room in which nothing was said yet. On one's own host, with nobody else on it yet, it says how others get here. */
export function EmptyRoom({ host, room }: EmptyRoomProps) {
  const { hosting } = useAppState();
  const alone = useSystem(host.id)?.users.length === 1;
  if (alone && hosting.state === 'on' && hosting.id === host.id)
    return <FireIsLit name={hosting.name} link={hosting.link} />;
  return (
    <Pane
      icon={<HearthPicture lit />}
      title={`${room.name} is open`}
      text={`Nothing is written here yet. ${whoReads(room)}`}
    />
  );
}

function FireIsLit({ name, link }: { readonly name: string; readonly link: string }) {
  return (
    <Pane
      icon={<HearthPicture lit />}
      title="The fire is lit"
      text={
        <>
          People on this network now find <b>{name}</b> in their Hearth. Farther away, send them this link.
        </>
      }
    >
      <div className={styles.link}>
        <input
          className={styles.address}
          aria-label="Join link"
          readOnly
          value={link}
          onFocus={(event) => event.target.select()}
        />
        <CopyButton variant="primary" value={link}>
          Copy link
        </CopyButton>
      </div>
    </Pane>
  );
}

function whoReads(room: ChatRoom): string {
  if (room.private) return 'Only the people in this room can see that it exists.';
  return room.team === null ? 'Everybody on this host can read it.' : 'Everybody in the team can read it.';
}
