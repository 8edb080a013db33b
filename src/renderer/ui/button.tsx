import type { ComponentPropsWithRef, ReactNode } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names';

export interface ButtonProps extends ComponentPropsWithRef<'button'> {
  /** `primary` is the one thing to do here, `danger` undoes something for good, `quiet` stays in the background. */
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger' | 'danger-fill';
  readonly size?: 'small' | 'normal' | 'large';
  readonly icon?: ReactNode;
}

/** A button with words. Its type is `button` unless said otherwise, so that no form is sent by accident. */
export function Button({ variant = 'secondary', size = 'normal', icon, className, children, ...props }: ButtonProps) {
  return (
    <button
      type="button"
      {...props}
      className={classNames(styles.button, styles[variant], size !== 'normal' && styles[size], className)}
    >
      {icon}
      {children}
    </button>
  );
}
