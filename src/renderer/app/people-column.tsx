import type { HostEntry } from '#shared/bridge/state';
import type { ChatRoom } from '#shared/nouns/room';
import { PeoplePanel } from '../features/people/people-panel';
import { usePanels } from '../state/panels';
import { SideFrame } from './side-frame';

interface PeopleColumnProps {
  readonly host: HostEntry;
  readonly room: ChatRoom;
  readonly online: boolean;
}

/** The people of the room. In a narrow window Esc and a press beside them close them. */
export function PeopleColumn(props: PeopleColumnProps) {
  const { togglePeople, dismissPeople } = usePanels();
  return (
    <SideFrame onClose={dismissPeople}>
      {(handle) => <PeoplePanel {...props} onHide={togglePeople} handle={handle} />}
    </SideFrame>
  );
}
