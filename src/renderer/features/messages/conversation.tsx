import type { ReactNode } from 'react';
import type { HostEntry } from '#shared/bridge/state';
import type { ChatRoom } from '#shared/nouns/room';
import { useComposing } from '../../state/composing';
import { useRoom } from '../../state/room';
import { useRoomName } from '../../state/use-room-name';
import { useWords } from '../../state/words';
import { MessageSkeletons } from '../../ui/skeleton';
import { AsTypedProvider } from './as-typed';
import { CatchingUp } from './catching-up';
import styles from './conversation.module.css';
import { DropZone } from './drop-zone';
import { EmptyRoom } from './empty-room';
import { RoomTrouble } from './room-trouble';
import { Timeline } from './timeline';

interface ConversationProps {
  readonly host: HostEntry;
  readonly room: ChatRoom;
  /** Whether the host answers now: messages wait otherwise. */
  readonly online: boolean;
  /** Where to say more. */
  readonly composer: ReactNode;
}

/** What was said in the open room and where to say more. Stands inside a `RoomProvider` and a `ComposingProvider`. */
export function Conversation({ host, room, online, composer }: ConversationProps) {
  const trouble = useRoom((known) => known.trouble);
  const catchingUp = useRoom((known) => known.catchingUp);
  const known = useRoom(({ snapshot }) => snapshot !== null);
  const sent = useComposing((composing) => composing.sent);
  const name = useRoomName(host.id, room);
  const words = useWords().messages;
  if (trouble && (trouble.kind === 'closed' || !known)) return <RoomTrouble room={room} trouble={trouble} />;
  return (
    <DropZone name={name}>
      <div className={styles.conversation}>
        {catchingUp && <CatchingUp {...catchingUp} />}
        {known ? (
          <AsTypedProvider>
            <Messages host={host} room={room} name={name} sent={sent} online={online} />
          </AsTypedProvider>
        ) : (
          <div className={styles.filler}>
            <MessageSkeletons label={words.loading(name)} />
          </div>
        )}
        {composer}
      </div>
    </DropZone>
  );
}

interface MessagesProps extends Omit<ConversationProps, 'composer'> {
  readonly name: string;
  readonly sent: number;
}

function Messages({ host, room, name, sent, online }: MessagesProps) {
  const snapshot = useRoom((known) => known.snapshot);
  if (!snapshot) return null;
  const empty = snapshot.messages.length === 0 && snapshot.outbox.length === 0 && !snapshot.more;
  if (empty) return <EmptyRoom host={host} room={room} name={name} />;
  return <Timeline snapshot={snapshot} name={name} sent={sent} waitsFor={online ? null : host.name} />;
}
