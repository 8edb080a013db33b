import { Menu as Base } from '@base-ui/react/menu';
import { landmarkOf } from './landmark';
import { type MenuItem, MenuItems } from './menu';
import popup from './popup.module.css';

/** Where something opens: beside an element, or at a point of the window. */
export type Anchor = Element | { readonly x: number; readonly y: number; readonly within: Element };

interface AnchoredMenuProps {
  readonly label: string;
  readonly anchor: Anchor;
  readonly items: readonly MenuItem[];
  /** What has the focus again when it is closed; null leaves that to what was chosen. */
  readonly returnTo: () => HTMLElement | null;
  readonly onClose: () => void;
}

/** A menu without a button of its own: of a row, opened by key, by its button, or by the right mouse button. */
export function AnchoredMenu({ label, anchor, items, returnTo, onClose }: AnchoredMenuProps) {
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal container={landmarkOf(elementOf(anchor))}>
        <Base.Positioner
          positionMethod="fixed"
          className={popup.positioner}
          anchor={positionOf(anchor)}
          sideOffset={anchor instanceof Element ? 4 : 0}
          align={anchor instanceof Element ? 'end' : 'start'}
          collisionPadding={8}
        >
          <Base.Popup className={popup.popup} aria-label={label} finalFocus={() => returnTo() ?? false}>
            <MenuItems items={items} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** The element an anchor is, or lies in. */
export const elementOf = (anchor: Anchor): HTMLElement | null => {
  const element = anchor instanceof Element ? anchor : anchor.within;
  return element instanceof HTMLElement ? element : (element.closest<HTMLElement>('[data-row]') ?? null);
};

/** An anchor as Base UI takes it. */
export const positionOf = (anchor: Anchor) =>
  anchor instanceof Element ? anchor : { getBoundingClientRect: () => new DOMRect(anchor.x, anchor.y, 0, 0) };
