import { Check } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { classNames } from './class-names';
import styles from './option-cards.module.css';

/** One of the choices. */
export interface OptionCard<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly text: string;
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
}

interface OptionCardsProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly options: readonly OptionCard<V>[];
}

/** A choice of few, side by side, each with a line that explains it. A radio group: arrow keys move and choose. */
export function OptionCards<V extends string>({ label, value, onChange, options }: OptionCardsProps<V>) {
  const id = useId();
  return (
    <fieldset>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.cards}>
        {options.map((option) => (
          <label key={option.value} className={classNames(styles.card, option.value === value && styles.chosen)}>
            <input
              type="radio"
              className={styles.radio}
              name={id}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
              aria-labelledby={`${id}-${option.value}-label`}
              aria-describedby={`${id}-${option.value}-text`}
            />
            <span className={styles.name}>
              {option.icon}
              <span id={`${id}-${option.value}-label`}>{option.label}</span>
              {option.value === value && <Check className={styles.tick} />}
            </span>
            <span className={styles.text} id={`${id}-${option.value}-text`}>
              {option.text}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
