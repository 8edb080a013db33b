import type { KeyboardEvent } from 'react';
import type { HostEntry } from '#shared/bridge/state';
import type { ChatRoom } from '#shared/nouns/room';
import { PeoplePanel } from '../features/people/people-panel';
import { usePanels } from '../state/panels';
import styles from './shell.module.css';
import { useColumn } from './use-column';

interface PeopleColumnProps {
  readonly host: HostEntry;
  readonly room: ChatRoom;
  readonly online: boolean;
}

/**
 * The people of the room: beside the conversation, or floating over it in a narrow window, where Esc and a press
 * beside them close them.
 */
export function PeopleColumn(props: PeopleColumnProps) {
  const { narrow, togglePeople, dismissPeople } = usePanels();
  const { width, handle } = useColumn({ label: 'Width of the people panel', setting: 'panel_width', edge: 'left' });
  if (!narrow) {
    return (
      <div className={styles.people} style={{ width }}>
        <PeoplePanel {...props} onHide={togglePeople} handle={handle} />
      </div>
    );
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') dismissPeople();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc inside closes it; its own button does it too
    <div className={styles.floating} onKeyDown={onKeyDown}>
      <PeoplePanel {...props} onHide={togglePeople} />
    </div>
  );
}
