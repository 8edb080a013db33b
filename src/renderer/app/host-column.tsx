import type { ReactNode } from 'react';
import type { SystemSnapshot } from '#shared/bridge/channels';
import type { HostEntry } from '#shared/bridge/state';
import { SavedPanel } from '../features/saved/saved-panel';
import { SearchPanel } from '../features/search/search-panel';
import { ThreadsPanel } from '../features/threads/threads-panel';
import { type HostPanel, usePanels } from '../state/panels';
import { RichTextOfHost } from '../state/rich-text-world';
import { SideFrame } from './side-frame';

interface HostColumnProps {
  readonly panel: HostPanel;
  readonly host: HostEntry;
  readonly system: SystemSnapshot;
  /** The room in view. */
  readonly room: string | null;
}

/** What gathers messages of a whole host beside the conversation. It stays while rooms change. */
export function HostColumn({ panel, host, system, room }: HostColumnProps) {
  const { closeSide } = usePanels();
  const shared = { host, system, onClose: closeSide };
  const content = (handle: ReactNode) => {
    switch (panel.kind) {
      case 'search':
        return <SearchPanel key={host.id} {...shared} panel={panel} room={room} handle={handle} />;
      case 'saved':
        return <SavedPanel {...shared} handle={handle} />;
      case 'threads':
        return <ThreadsPanel {...shared} handle={handle} />;
    }
  };
  return (
    <RichTextOfHost host={host.id}>
      <SideFrame passing onClose={closeSide}>
        {content}
      </SideFrame>
    </RichTextOfHost>
  );
}
