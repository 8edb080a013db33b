import { useState } from 'react';
import { useWords } from '../../state/words';
import { SKIN_TONES, type SkinTone } from './emoji-data';
import styles from './emoji-picker.module.css';

const HANDS: Readonly<Record<SkinTone, string>> = { 0: '✋', 1: '✋🏻', 2: '✋🏼', 3: '✋🏽', 4: '✋🏾', 5: '✋🏿' };

interface SkinTonesProps {
  readonly tone: SkinTone;
  readonly onChange: (tone: SkinTone) => void;
}

/** The skin tone of all emoji that have one: a hand, and the others when it is pressed. */
export function SkinTones({ tone, onChange }: SkinTonesProps) {
  const words = useWords().emoji;
  const [open, setOpen] = useState(false);
  const label = (of: SkinTone) => `${words.skinTone}: ${words.skinTones[of]}`;
  if (!open) {
    return (
      <button
        type="button"
        className={styles.tone}
        aria-expanded="false"
        aria-label={label(tone)}
        title={label(tone)}
        onClick={() => setOpen(true)}
      >
        {HANDS[tone]}
      </button>
    );
  }
  return (
    <fieldset className={styles.tones} aria-label={words.skinTone}>
      {SKIN_TONES.map((of) => (
        <button
          key={of}
          type="button"
          className={styles.tone}
          aria-pressed={of === tone}
          aria-label={words.skinTones[of]}
          title={words.skinTones[of]}
          onClick={() => {
            onChange(of);
            setOpen(false);
          }}
        >
          {HANDS[of]}
        </button>
      ))}
    </fieldset>
  );
}
