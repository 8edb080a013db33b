import { type CSSProperties, useId } from 'react';
import { PERSON_COLORS } from '#shared/nouns/user';
import styles from './color-swatches.module.css';
import { PERSON_COLOR_NAMES } from './person-color';
import text from './text.module.css';

interface ColorSwatchesProps {
  readonly value: string;
  readonly onChange: (color: string) => void;
}

/** The eight colours of people, one of them chosen. A radio group. */
export function ColorSwatches({ value, onChange }: ColorSwatchesProps) {
  const id = useId();
  return (
    <fieldset>
      <legend className={styles.legend}>Colour</legend>
      <div className={styles.swatches}>
        {PERSON_COLORS.map((color) => (
          <label key={color} className={styles.swatch} style={{ '--person': color } as CSSProperties}>
            <input
              type="radio"
              className={text.hidden}
              name={id}
              checked={color === value}
              onChange={() => onChange(color)}
              aria-label={PERSON_COLOR_NAMES[color]}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
