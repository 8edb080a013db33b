import { type ReactNode, useId } from 'react';
import styles from './radio-list.module.css';

/** One of the choices. */
export interface RadioOption<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly text?: string;
  /** Shown under the option while it is chosen. */
  readonly details?: ReactNode;
}

interface RadioListProps<V extends string> {
  readonly label: string;
  /** Whether the label is seen, or a heading above already says it. Default true. */
  readonly labelVisible?: boolean;
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  readonly options: readonly RadioOption<V>[];
  readonly disabled?: boolean;
}

/** A choice of few, one below the other. */
export function RadioList<V extends string>(props: RadioListProps<V>) {
  const { label, labelVisible = true, value, onChange, options, disabled = false } = props;
  const id = useId();
  return (
    <fieldset aria-label={label}>
      {labelVisible && <legend className={styles.legend}>{label}</legend>}
      {options.map((option) => (
        <div key={option.value} className={styles.option}>
          <label className={styles.label}>
            <input
              type="radio"
              className={styles.radio}
              name={id}
              checked={option.value === value}
              disabled={disabled}
              onChange={() => onChange(option.value)}
              aria-labelledby={`${id}-${option.value}`}
              aria-describedby={option.text ? `${id}-${option.value}-text` : undefined}
            />
            <span>
              <span className={styles.name} id={`${id}-${option.value}`}>
                {option.label}
              </span>
              {option.text && (
                <span className={styles.text} id={`${id}-${option.value}-text`}>
                  {option.text}
                </span>
              )}
            </span>
          </label>
          {option.value === value && option.details && <div className={styles.details}>{option.details}</div>}
        </div>
      ))}
    </fieldset>
  );
}
