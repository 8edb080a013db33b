import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { NARROW, useMediaQuery } from '../ui/use-media-query';
import { useNavigation, useNavigationStore, type View } from './navigation';
import { useSettings } from './use-settings';

/** What may stand in the place of the people, beside the conversation. */
export type SidePanel =
  /** A thread of the open room, by the message that began it. */
  | { readonly kind: 'thread'; readonly thread: number }
  /** The pinned messages of the open room. */
  | { readonly kind: 'pins' }
  /** Results of a search: in the open room, or on the whole host. `query` is what to look for at first. */
  | { readonly kind: 'search'; readonly scope: 'room' | 'host'; readonly query?: string }
  /** One's saved messages on this host. */
  | { readonly kind: 'saved' }
  /** The threads on this host one takes part in. */
  | { readonly kind: 'threads' };

/** A panel that belongs to one room, and goes with it. */
export type RoomPanel = Extract<SidePanel, { kind: 'thread' | 'pins' }>;

/** A panel that stays while rooms change. */
export type HostPanel = Exclude<SidePanel, RoomPanel>;

/** Whether a panel belongs to one room, and goes with it. */
export const isRoomPanel = (panel: SidePanel): panel is RoomPanel => panel.kind === 'thread' || panel.kind === 'pins';

/** Which columns stand beside the conversation. */
export interface Panels {
  /** What stands in the place of the people; null for the people themselves, where they are shown. */
  readonly side: SidePanel | null;
  openSide(panel: SidePanel): void;
  closeSide(): void;
  /** The window is too narrow for people beside the conversation: they float over it. */
  readonly narrow: boolean;
  readonly rooms: boolean;
  /** Whether the people are shown; while something stands in their place they are not. */
  readonly people: boolean;
  toggleRooms(): void;
  togglePeople(): void;
  /** Closes the people while they float; beside the conversation they stay. */
  dismissPeople(): void;
}

const PanelsContext = createContext<Panels | null>(null);

/** A panel, and the place it was opened in. */
interface OpenedPanel {
  readonly panel: SidePanel;
  readonly view: View;
}

/** A panel of a room is there while that room is; others while their host is. */
function shownIn(opened: OpenedPanel | null, view: View): SidePanel | null {
  if (opened?.view.kind !== 'room' || view.kind !== 'room' || opened.view.host !== view.host) return null;
  return isRoomPanel(opened.panel) && opened.view.room !== view.room ? null : opened.panel;
}

/** Remembers the people panel of a wide window; a narrow one opens it for the moment only. */
export function PanelsProvider({ children }: { readonly children: ReactNode }) {
  const { settings, update } = useSettings();
  const store = useNavigationStore();
  const view = useNavigation((navigation) => navigation.view);
  const narrow = useMediaQuery(NARROW);
  const [rooms, setRooms] = useState(true);
  const [floating, setFloating] = useState(false);
  const [opened, setOpened] = useState<OpenedPanel | null>(null);
  const side = shownIn(opened, view);
  const wanted = narrow ? floating : settings.panel_open;
  const panels = useMemo<Panels>(() => {
    const showPeople = (open: boolean) => (narrow ? setFloating(open) : void update({ panel_open: open }));
    return {
      side,
      // The place now: a room that was opened a moment ago counts.
      openSide: (panel) => setOpened({ panel, view: store.getState().view }),
      closeSide: () => setOpened(null),
      narrow,
      rooms,
      people: wanted && side === null,
      toggleRooms: () => setRooms((open) => !open),
      togglePeople: () => {
        setOpened(null);
        if (side === null || !wanted) showPeople(!wanted);
      },
      dismissPeople: () => setFloating(false),
    };
  }, [side, narrow, rooms, wanted, update, store]);
  return <PanelsContext value={panels}>{children}</PanelsContext>;
}

/** The columns of this window. */
export function usePanels(): Panels {
  const panels = useContext(PanelsContext);
  if (!panels) throw new Error('usePanels needs a PanelsProvider above it.');
  return panels;
}
