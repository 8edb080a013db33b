import type { HostEntry } from '#shared/bridge/state';
import type { ChatRoom } from '#shared/nouns/room';
import { ConnectionBar } from '../features/connect/connection-bar';
import type { Reach } from '../state/host-words';
import styles from './shell.module.css';

interface RoomScreenProps {
  readonly host: HostEntry;
  readonly room: ChatRoom;
  readonly reach: Reach;
}

/** A room: its header, the conversation, and the people in it. */
export function RoomScreen({ host, room, reach }: RoomScreenProps) {
  return (
    <main className={styles.main} aria-label={room.name}>
      <ConnectionBar host={host} reach={reach} />
    </main>
  );
}
