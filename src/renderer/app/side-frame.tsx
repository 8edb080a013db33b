import type { KeyboardEvent, ReactNode } from 'react';
import { usePanels } from '../state/panels';
import { useWords } from '../state/words';
import { classNames } from '../ui/class-names';
import { somethingIsOpen } from './key-context';
import styles from './shell.module.css';
import { useColumn } from './use-column';

interface SideFrameProps {
  /** Closes what is in it: Esc inside does it too, where it floats or stands in the place of the people. */
  readonly onClose: () => void;
  /** Esc closes it beside the conversation too. */
  readonly passing?: boolean;
  /** It gets what moves the column's edge, to be a part of its landmark. */
  readonly children: (handle: ReactNode) => ReactNode;
}

/** The column at the end of the window: beside the conversation, or floating over it in a narrow window. */
export function SideFrame({ onClose, passing = false, children }: SideFrameProps) {
  const words = useWords().app;
  const { narrow } = usePanels();
  const { width, handle } = useColumn({ label: words.widthOfPanel, setting: 'panel_width', edge: 'start' });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || somethingIsOpen() || !(narrow || passing)) return;
    event.preventDefault();
    onClose();
  };
  const look = narrow ? styles.floating : styles.people;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc inside closes it; its own button does it too
    <div
      className={classNames(look, passing && styles.wide)}
      style={narrow ? undefined : { width: passing ? Math.max(width, WIDE) : width }}
      onKeyDown={onKeyDown}
    >
      {children(narrow ? null : handle)}
    </div>
  );
}

/** Messages need more room than names: a thread or a list of results is at least so wide, in pixels. */
const WIDE = 300;
