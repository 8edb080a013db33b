import type { HostEntry, Hosting } from '#shared/bridge/state';
import type { ChatRoom } from '#shared/nouns/room';
import type { Words } from '#shared/words/words';
import { useAppState } from '../../state/bridge';
import { useNavigation } from '../../state/navigation';
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
  const hosting = useAppState((state) => state.hosting);
  const words = useWords().messages.empty;
  const alone = useSystem(host.id)?.users.length === 1;
  if (alone && hosting.state === 'on' && hosting.id === host.id) return <FireIsLit hosting={hosting} />;
  return (
    <Pane
      icon={<HearthPicture lit />}
      title={room.direct ? words.directTitle(name) : words.title(name)}
      text={words.text(whoReads(room, words))}
    />
  );
}

function FireIsLit({ hosting }: { readonly hosting: Extract<Hosting, { state: 'on' }> }) {
  const { id, name, link, visible } = hosting;
  const words = useWords().messages.empty;
  const found = (
    <>
      {words.find}
      <b>{name}</b>
      {words.findAfter}
    </>
  );
  return (
    <Pane
      icon={<HearthPicture lit />}
      title={words.lit}
      text={visible ? found : words.hidden}
      footnote={<StartAlone host={id} />}
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

/** What there is to do until somebody comes. */
function StartAlone({ host }: { readonly host: string }) {
  const { alone } = useWords().messages.empty;
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  return (
    <span>
      {alone.begin}
      <button type="button" className={styles.inText} onClick={() => openDialog({ kind: 'team', host })}>
        {alone.team}
      </button>
      {alone.between}
      <button type="button" className={styles.inText} onClick={() => openDialog({ kind: 'create-room', host })}>
        {alone.room}
      </button>
      {alone.end}
    </span>
  );
}

function whoReads(room: ChatRoom, words: Words['messages']['empty']): string {
  if (room.direct) return words.direct;
  if (room.private) return words.private;
  return room.team === null ? words.everybody : words.team;
}
