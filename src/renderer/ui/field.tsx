import { Field as Base } from '@base-ui/react/field';
import { Input } from '@base-ui/react/input';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import { useWords } from '../state/words';
import { classNames } from './class-names';
import styles from './field.module.css';

export interface FieldProps {
  readonly label: string;
  /** Marks the field as one that may stay empty. */
  readonly optional?: boolean;
  readonly help?: ReactNode;
  /** A sentence; the control is then marked invalid and described by it. */
  readonly error?: string | null | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A labelled control with help and error, tied together for assistive technology. */
export function Field({ label, optional = false, help, error, className, children }: FieldProps) {
  const words = useWords().ui;
  return (
    <Base.Root className={className} invalid={Boolean(error)}>
      <Base.Label className={styles.label}>
        {label}
        {optional && <em> {words.optional}</em>}
      </Base.Label>
      {children}
      {error && (
        <Base.Error className={styles.error} match role="alert">
          {error}
        </Base.Error>
      )}
      {help && <Base.Description className={styles.help}>{help}</Base.Description>}
    </Base.Root>
  );
}

interface TextInputProps extends Omit<ComponentPropsWithRef<'input'>, 'size' | 'value' | 'defaultValue' | 'onChange'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly size?: 'normal' | 'large';
  /** Set in the code font, for links, codes and addresses. */
  readonly mono?: boolean;
}

/** One line of text. */
export function TextInput({ value, onChange, size = 'normal', mono = false, className, ...props }: TextInputProps) {
  return (
    <Input
      autoComplete="off"
      spellCheck={!mono}
      {...props}
      value={value}
      onValueChange={onChange}
      className={classNames(styles.input, size === 'large' && styles.large, mono && styles.mono, className)}
    />
  );
}

interface TextAreaProps extends Omit<ComponentPropsWithRef<'textarea'>, 'value' | 'defaultValue' | 'onChange'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Several lines of text. */
export function TextArea({ value, onChange, className, ...props }: TextAreaProps) {
  return (
    <Base.Control
      value={value}
      onValueChange={onChange}
      render={<textarea rows={2} {...props} className={classNames(styles.input, styles.area, className)} />}
    />
  );
}
