import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { NARROW, useMediaQuery } from '../ui/use-media-query';
import { useSettings } from './use-settings';

/** What may stand in the place of the people, beside the conversation. */
export type SidePanel =
  /** A thread of the open room, by the message that began it. */
  | { readonly kind: 'thread'; readonly thread: number }
  /** The pinned messages of the open room. */
  | { readonly kind: 'pins' }
  /** Results of a search: in the open room, or on the whole host. */
  | { readonly kind: 'search'; readonly scope: 'room' | 'host' }
  /** One's saved messages on this host. */
  | { readonly kind: 'saved' }
  /** The threads on this host one takes part in. */
  | { readonly kind: 'threads' };

/** Which columns stand beside the conversation. */
export interface Panels {
  /** What stands in the place of the people; null for the people themselves, where they are shown. */
  readonly side: SidePanel | null;
  openSide(panel: SidePanel): void;
  closeSide(): void;
  /** The window is too narrow for people beside the conversation: they float over it. */
  readonly narrow: boolean;
  readonly rooms: boolean;
  readonly people: boolean;
  toggleRooms(): void;
  togglePeople(): void;
  /** Closes the people while they float; beside the conversation they stay. */
  dismissPeople(): void;
}

const PanelsContext = createContext<Panels | null>(null);

/** Remembers the people panel of a wide window; a narrow one opens it for the moment only. */
export function PanelsProvider({ children }: { readonly children: ReactNode }) {
  const { settings, update } = useSettings();
  const narrow = useMediaQuery(NARROW);
  const [rooms, setRooms] = useState(true);
  const [floating, setFloating] = useState(false);
  const [side, setSide] = useState<SidePanel | null>(null);
  const panels = useMemo<Panels>(
    () => ({
      side,
      openSide: setSide,
      closeSide: () => setSide(null),
      narrow,
      rooms,
      people: narrow ? floating : settings.panel_open,
      toggleRooms: () => setRooms((open) => !open),
      togglePeople: () => {
        if (narrow) setFloating((open) => !open);
        else void update({ panel_open: !settings.panel_open });
      },
      dismissPeople: () => setFloating(false),
    }),
    [side, narrow, rooms, floating, settings.panel_open, update],
  );
  return <PanelsContext value={panels}>{children}</PanelsContext>;
}

/** The columns of this window. */
export function usePanels(): Panels {
  const panels = useContext(PanelsContext);
  if (!panels) throw new Error('usePanels needs a PanelsProvider above it.');
  return panels;
}
