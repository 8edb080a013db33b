import { useMemo } from 'react';
import type { SystemSnapshot } from '#shared/bridge/channels';
import type { HostEntry } from '#shared/bridge/state';
import type { ChatRoom } from '#shared/nouns/room';
import { Composer } from '../features/composer/composer';
import { ConnectionBar } from '../features/connect/connection-bar';
import { Conversation } from '../features/messages/conversation';
import { TypingStrip } from '../features/messages/typing-strip';
import { GoneRoomBar } from '../features/rooms/gone-room-bar';
import { RoomHeader } from '../features/rooms/room-header';
import { ComposingProvider } from '../state/composing';
import type { Reach } from '../state/host-words';
import { isRoomPanel, usePanels } from '../state/panels';
import { RichTextOfHost } from '../state/rich-text-world';
import { RoomProvider } from '../state/room';
import { useRoomName } from '../state/use-room-name';
import { useWords } from '../state/words';
import { PeopleColumn } from './people-column';
import { RoomColumn } from './room-column';
import styles from './shell.module.css';
import type { GoneRoom } from './use-gone-room';
import { useRoomInView } from './use-room-in-view';

interface RoomScreenProps {
  readonly host: HostEntry;
  readonly system: SystemSnapshot;
  readonly room: ChatRoom;
  readonly reach: Reach;
  readonly gone: GoneRoom | null;
}

/** A room: its header, the conversation, and beside it the people in it, a thread or what is pinned. */
export function RoomScreen({ host, system, room, reach, gone }: RoomScreenProps) {
  const { people, side, narrow, dismissPeople } = usePanels();
  const words = useWords().composer;
  const online = reach === 'online';
  const name = useRoomName(host.id, room);
  // The same one for as long as it says the same: what changes around it does not draw it anew.
  const composer = useMemo(() => <Composer label={words.label(name)} typing={<TypingStrip />} />, [words, name]);
  useRoomInView(host.id, room.id);
  return (
    <RoomProvider host={host.id} room={room.id}>
      <RichTextOfHost host={host.id}>
        <ComposingProvider>
          <main className={styles.main} aria-label={name}>
            <RoomHeader host={host} room={room} online={online} />
            <ConnectionBar host={host} reach={reach} />
            {gone && <GoneRoomBar host={host.id} room={gone.id} name={gone.name} onDismiss={gone.dismiss} />}
            <Conversation host={host} room={room} online={online} composer={composer} />
            {people && narrow && <div className={styles.scrim} onPointerDown={dismissPeople} />}
          </main>
          {people && <PeopleColumn host={host} room={room} online={online} />}
        </ComposingProvider>
        {side && isRoomPanel(side) && (
          <RoomColumn panel={side} host={host} system={system} name={name} online={online} />
        )}
      </RichTextOfHost>
    </RoomProvider>
  );
}
