import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { NARROW, useMediaQuery } from '../ui/use-media-query';
import { useSettings } from './use-settings';

/** Which columns stand beside the conversation. */
export interface Panels {
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
  const panels = useMemo<Panels>(
    () => ({
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
    [narrow, rooms, floating, settings.panel_open, update],
  );
  return <PanelsContext value={panels}>{children}</PanelsContext>;
}

/** The columns of this window. */
export function usePanels(): Panels {
  const panels = useContext(PanelsContext);
  if (!panels) throw new Error('usePanels needs a PanelsProvider above it.');
  return panels;
}
