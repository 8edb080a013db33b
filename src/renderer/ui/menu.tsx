import { Menu as Base } from '@base-ui/react/menu';
import { Fragment, type ReactElement, type ReactNode, useCallback, useState } from 'react';
import { classNames } from './class-names';
import { landmarkOf } from './landmark';
import popup from './popup.module.css';
import text from './text.module.css';

/** One thing to do in a menu. */
export interface MenuItem {
  readonly label: string;
  /** A line below it: what it does, or why it cannot be done. */
  readonly help?: string;
  readonly icon?: ReactNode;
  readonly onSelect: () => void;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** Draws a line above the item. */
  readonly separated?: boolean;
}

interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly items: readonly MenuItem[];
  readonly align?: 'start' | 'end';
}

/** A button that opens a list of things to do. */
export function Menu({ trigger, items, align = 'end' }: MenuProps) {
  const [landmark, setLandmark] = useState<HTMLElement>();
  const found = useCallback((element: HTMLElement | null) => setLandmark(landmarkOf(element)), []);
  return (
    <Base.Root>
      <Base.Trigger ref={found} render={trigger} />
      <Base.Portal container={landmark}>
        <Base.Positioner
          positionMethod="fixed"
          className={popup.positioner}
          sideOffset={4}
          align={align}
          collisionPadding={8}
        >
          <Base.Popup className={popup.popup}>
            {items.map((item) => (
              <Fragment key={item.label}>
                {item.separated && <Base.Separator className={popup.separator} />}
                <Base.Item
                  className={classNames(popup.item, item.danger && popup.danger)}
                  disabled={item.disabled ?? false}
                  onClick={item.onSelect}
                >
                  {item.icon}
                  <span className={text.grow}>
                    <span className={classNames(text.cut, popup.label)}>{item.label}</span>
                    {item.help && <span className={popup.help}>{item.help}</span>}
                  </span>
                </Base.Item>
              </Fragment>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
