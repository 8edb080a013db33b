import { type MouseEvent, useState } from 'react';
import type { Anchor } from './anchored-menu';

/** A menu that the right mouse button, the menu key or Shift+F10 opens on a row. */
export interface ContextMenu {
  /** Where it stands open; null while it is closed. */
  readonly anchor: Anchor | null;
  /** For the row. */
  onContextMenu(event: MouseEvent<HTMLElement>): void;
  close(): void;
}

export function useContextMenu(): ContextMenu {
  const [anchor, setAnchor] = useState<Anchor | null>(null);
  return {
    anchor,
    onContextMenu: (event) => {
      event.preventDefault();
      const { clientX: x, clientY: y, currentTarget: within } = event;
      // A key has no place of its own on the screen.
      setAnchor(x === 0 && y === 0 ? within : { x, y, within });
    },
    close: () => setAnchor(null),
  };
}
