import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import { Fragment, type ReactElement, type ReactNode, useCallback, useState } from 'react';
import { useKeyNames } from '../state/use-key-names';
import { classNames } from './class-names';
import { CountBadge } from './count-badge';
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
  /** The item is one of several choices, and this one holds. */
  readonly checked?: boolean;
  /** A heading above this item, for it and those after it. */
  readonly group?: string;
  /** Draws a line above the item. */
  readonly separated?: boolean;
  /** The shortcut that does the same. */
  readonly keys?: string | undefined;
  /** How much is new where it leads, and in words; nothing is said of 0. */
  readonly news?: { readonly count: number; readonly words: string };
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
            <MenuItems items={items} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** The entries of a menu; stands in a Base UI menu popup. */
export function MenuItems({ items }: { readonly items: readonly MenuItem[] }) {
  return items.map((item) => (
    <Fragment key={item.label}>
      {item.separated && <Base.Separator className={popup.separator} />}
      {item.group !== undefined && <div className={popup.group}>{item.group}</div>}
      <MenuEntry item={item} />
    </Fragment>
  ));
}

function MenuEntry({ item }: { readonly item: MenuItem }) {
  const named = useKeyNames();
  const props = {
    className: classNames(popup.item, item.danger && popup.danger),
    disabled: item.disabled ?? false,
    onClick: item.onSelect,
  };
  const content = (
    <>
      {item.icon}
      <span className={text.grow}>
        <span className={classNames(text.cut, popup.label)}>{item.label}</span>
        {item.help && <span className={popup.help}>{item.help}</span>}
      </span>
      {item.news && item.news.count > 0 && (
        <>
          <CountBadge count={item.news.count} calling />
          <span className={text.hidden}>{item.news.words}</span>
        </>
      )}
      {item.checked && <Check />}
      {item.keys && (
        <span className={popup.keys} aria-hidden="true">
          <kbd>{named(item.keys)}</kbd>
        </span>
      )}
    </>
  );
  if (item.checked === undefined) return <Base.Item {...props}>{content}</Base.Item>;
  // One of several choices: the tick says it to the eye, the role to the ear.
  return (
    <Base.CheckboxItem {...props} role="menuitemradio" checked={item.checked} closeOnClick>
      {content}
    </Base.CheckboxItem>
  );
}
