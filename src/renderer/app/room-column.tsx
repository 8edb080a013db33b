import type { SystemSnapshot } from '#shared/bridge/channels';
import type { HostEntry } from '#shared/bridge/state';
import { Composer } from '../features/composer/composer';
import { PinsPanel } from '../features/messages/pins/pins-panel';
import { ThreadPanel } from '../features/messages/thread/thread-panel';
import { ComposingProvider } from '../state/composing';
import { type RoomPanel, usePanels } from '../state/panels';
import { useWords } from '../state/words';
import { SideFrame } from './side-frame';

interface RoomColumnProps {
  readonly panel: RoomPanel;
  readonly host: HostEntry;
  readonly system: SystemSnapshot;
  /** The name of the open room. */
  readonly name: string;
  readonly online: boolean;
}

/** What belongs to the open room and stands beside its conversation: a thread, or what is pinned. */
export function RoomColumn({ panel, ...props }: RoomColumnProps) {
  const { closeSide } = usePanels();
  const words = useWords().messages.thread;
  return (
    <SideFrame passing onClose={closeSide}>
      {(handle) =>
        panel.kind === 'pins' ? (
          <PinsPanel {...props} onClose={closeSide} handle={handle} />
        ) : (
          <ComposingProvider key={panel.thread}>
            <ThreadPanel
              {...props}
              thread={panel.thread}
              composer={<Composer label={words.composer} thread={panel.thread} />}
              onClose={closeSide}
              handle={handle}
            />
          </ComposingProvider>
        )
      }
    </SideFrame>
  );
}
