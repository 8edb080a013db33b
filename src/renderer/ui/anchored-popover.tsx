import { Popover as Base } from '@base-ui/react/popover';
import type { ReactNode } from 'react';
import { type Anchor, elementOf, positionOf } from './anchored-menu';
import { landmarkOf } from './landmark';
import popup from './popup.module.css';

interface AnchoredPopoverProps {
  readonly label: string;
  readonly anchor: Anchor;
  /** Its surface, where it is not the one of menus. */
  readonly className?: string | undefined;
  /** What has the focus again when it is closed. */
  readonly returnTo: () => HTMLElement | null;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Something small that opens beside what was pressed, without a button of its own. */
export function AnchoredPopover({ label, anchor, className, returnTo, onClose, children }: AnchoredPopoverProps) {
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal container={landmarkOf(elementOf(anchor))}>
        <Base.Positioner
          positionMethod="fixed"
          className={popup.positioner}
          anchor={positionOf(anchor)}
          side="top"
          align="end"
          sideOffset={6}
          collisionPadding={8}
        >
          <Base.Popup className={className ?? popup.popup} aria-label={label} finalFocus={() => returnTo() ?? false}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
