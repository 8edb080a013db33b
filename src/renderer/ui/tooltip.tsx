import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import { useKeyNames } from '../state/use-key-names';
import styles from './tooltip.module.css';

interface TooltipProps {
  readonly text: string;
  /** A shortcut shown after the text, as a person would read it. */
  readonly keys?: string | undefined;
  readonly side?: 'top' | 'bottom' | 'inline-start' | 'inline-end';
  /** The control it belongs to. It needs a name of its own: a tooltip is for the eye alone. */
  readonly children: ReactElement;
}

/** A few words beside a control, on hover and on keyboard focus. */
export function Tooltip({ text, keys, side = 'bottom', children }: TooltipProps) {
  const named = useKeyNames();
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner} side={side} sideOffset={6} collisionPadding={8}>
          <Base.Popup className={styles.popup}>
            {text}
            {keys && <span className={styles.keys}>{named(keys)}</span>}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
