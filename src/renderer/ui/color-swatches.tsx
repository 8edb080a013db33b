import { type CSSProperties, useId } from 'react';
import { PERSON_COLORS } from '#shared/nouns/user';
import { useWords } from '../state/words';
import styles from './color-swatches.module.css';
import text from './text.module.css';

interface ColorSwatchesProps {
  readonly value: string;
  readonly onChange: (color: string) => void;
}

/** The eight colours of people, one of them chosen. A radio group. */
export function ColorSwatches({ value, onChange }: ColorSwatchesProps) {
  const id = useId();
  const { colour, colours } = useWords().ui;
  return (
    <fieldset>
      <legend className={styles.legend}>{colour}</legend>
      <div className={styles.swatches}>
        {PERSON_COLORS.map((color) => (
          <label key={color} className={styles.swatch} style={{ '--person': color } as CSSProperties}>
            <input
              type="radio"
              className={text.hidden}
              name={id}
              checked={color === value}
              onChange={() => onChange(color)}
              aria-label={colours[color]}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
