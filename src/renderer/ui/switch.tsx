import type { ComponentPropsWithRef } from 'react';
import { classNames } from './class-names';
import styles from './switch.module.css';

interface SwitchProps extends Omit<ComponentPropsWithRef<'button'>, 'onChange' | 'aria-label'> {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** Something that is on or off, at once. */
export function Switch({ label, checked, onChange, className, ...props }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={checked}
      aria-label={label}
      {...props}
      onClick={() => onChange(!checked)}
      className={classNames(styles.switch, className)}
    />
  );
}
