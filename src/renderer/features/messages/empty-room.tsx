import type { HostEntry } from '#shared/bridge/state';
import type { ChatRoom } from '#shared/nouns/room';
import type { Words } from '#shared/words/words';
import { useAppState } from '../../state/bridge';
import { useSystem } from '../../state/system';
import { useWords } from '../../state/words';
import { CopyButton } from '../../ui/copy-button';
import { HearthPicture } from '../../ui/hearth-picture';
import { Pane } from '../../ui/pane';
import styles from './conversation.module.css';

interface EmptyRoomProps {
  readonly host: HostEntry;
  readonly room: ChatRoom;
  /** The name of the room, as this person sees it. */
  readonly name: string;
}

/** A room in which nothing was said yet. On one's own host, with nobody else on it yet, it says how others get here. */
export function EmptyRoom({ host, room, name }: EmptyRoomProps) {
  const { hosting } = useAppState();
  const words = useWords().messages.empty;
  const alone = useSystem(host.id)?.users.length === 1;
  if (alone && hosting.state === 'on' && hosting.id === host.id)
    return <FireIsLit name={hosting.name} link={hosting.link} />;
  return <Pane icon={<HearthPicture lit />} title={words.title(name)} text={words.text(whoReads(room, words))} />;
}

function FireIsLit({ name, link }: { readonly name: string; readonly link: string }) {
  const words = useWords().messages.empty;
  return (
    <Pane
      icon={<HearthPicture lit />}
      title={words.lit}
      text={
        <>
          {words.find}
          <b>{name}</b>
          {words.findAfter}
        </>
      }
    >
      <div className={styles.link}>
        <input
          className={styles.address}
          aria-label={words.link}
          readOnly
          value={link}
          onFocus={(event) => event.target.select()}
        />
        <CopyButton variant="primary" value={link}>
          {words.copyLink}
        </CopyButton>
      </div>
    </Pane>
  );
}

function whoReads(room: ChatRoom, words: Words['messages']['empty']): string {
  if (room.direct) return words.direct;
  if (room.private) return words.private;
  return room.team === null ? words.everybody : words.team;
}
