import type { HostEntry } from '#shared/bridge/state';
import type { ChatRoom } from '#shared/nouns/room';
import { Composer } from '../features/composer/composer';
import { ConnectionBar } from '../features/connect/connection-bar';
import { Conversation } from '../features/messages/conversation';
import { GoneRoomBar } from '../features/rooms/gone-room-bar';
import { RoomHeader } from '../features/rooms/room-header';
import { ComposingProvider } from '../state/composing';
import type { Reach } from '../state/host-words';
import { usePanels } from '../state/panels';
import { RoomProvider } from '../state/room';
import { PeopleColumn } from './people-column';
import styles from './shell.module.css';
import type { GoneRoom } from './use-gone-room';
import { useRoomInView } from './use-room-in-view';

interface RoomScreenProps {
  readonly host: HostEntry;
  readonly room: ChatRoom;
  readonly reach: Reach;
  readonly gone: GoneRoom | null;
}

/** A room: its header, the conversation, and the people in it. */
export function RoomScreen({ host, room, reach, gone }: RoomScreenProps) {
  const { people, narrow, dismissPeople } = usePanels();
  const online = reach === 'online';
  useRoomInView(host.id, room.id);
  return (
    <RoomProvider host={host.id} room={room.id}>
      <main className={styles.main} aria-label={room.name}>
        <RoomHeader host={host} room={room} online={online} />
        <ConnectionBar host={host} reach={reach} />
        {gone && <GoneRoomBar name={gone.name} onDismiss={gone.dismiss} />}
        <ComposingProvider>
          <Conversation host={host} room={room} online={online} composer={<Composer name={room.name} />} />
        </ComposingProvider>
        {people && narrow && <div className={styles.scrim} onPointerDown={dismissPeople} />}
      </main>
      {people && <PeopleColumn host={host} room={room} online={online} />}
    </RoomProvider>
  );
}
