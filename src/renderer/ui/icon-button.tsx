import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classNames } from './class-names';
import styles from './icon-button.module.css';
import { Tooltip } from './tooltip';

export interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'aria-label'> {
  /** The accessible name, shown as a tooltip too. */
  readonly label: string;
  readonly icon: ReactNode;
  /** 28 px, or 24 px for small crosses. */
  readonly size?: 'normal' | 'small';
  /** The shortcut that does the same, for the tooltip. */
  readonly keys?: string;
  readonly tooltipSide?: 'top' | 'bottom' | 'inline-start' | 'inline-end';
}

/** A button that is an icon; its name is told by tooltip. */
export function IconButton({ label, icon, size = 'normal', keys, tooltipSide, className, ...props }: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys} {...(tooltipSide && { side: tooltipSide })}>
      <button
        type="button"
        aria-label={label}
        {...props}
        className={classNames(styles.button, size === 'small' && styles.small, className)}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
