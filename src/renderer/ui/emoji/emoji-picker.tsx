import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { useWords } from '../../state/words';
import { CategoryBar } from './category-bar';
import { type EmojiEntry, inTone } from './emoji-data';
import { EmojiGrid } from './emoji-grid';
import styles from './emoji-picker.module.css';
import { cellId, type EmojiRow, entryAt, firstPlace, moved, type Place, rowsFound, rowsOf } from './emoji-rows';
import { searchEmoji } from './emoji-search';
import { SearchField } from './search-field';
import { SkinTones } from './skin-tones';
import { useEmoji } from './use-emoji';
import { useRecentEmoji } from './use-recent-emoji';
import { useSkinTone } from './use-skin-tone';

/** As many as anybody looks through. */
const MOST_FOUND = 200;

interface EmojiPickerProps {
  /** An emoji was chosen, in the person's skin tone; it is remembered already. */
  readonly onPick: (emoji: string) => void;
}

/**
 * All emoji to choose from: the field finds by name, the arrows move in the grid below while the focus stays in the field,
 * Enter takes. Stands in an `EmojiPopover`.
 */
export function EmojiPicker({ onPick }: EmojiPickerProps) {
  const id = useId();
  const words = useWords().emoji;
  const { remember } = useRecentEmoji();
  const { tone, setTone } = useSkinTone();
  const [typed, setTyped] = useState('');
  const rows = useRows(typed);
  const [asked, setAsked] = useState<Place | null>(null);
  const place = rows && (entryAt(rows, asked) ? asked : firstPlace(rows));
  const current = rows && entryAt(rows, place);

  const pick = (entry: EmojiEntry) => {
    const emoji = inTone(entry, tone);
    remember(emoji);
    onPick(emoji);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (!rows || !place || event.nativeEvent.isComposing) return;
    // Left and right are the field's while something stands in it.
    const sideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    if (event.key === 'Enter' && current) pick(current);
    else if (sideways && typed !== '') return;
    else {
      const next = moved(rows, place, event.key);
      if (!next) return;
      setAsked(next);
    }
    event.preventDefault();
  };
  return (
    <div className={styles.picker}>
      <SearchField
        value={typed}
        onChange={(value) => {
          setTyped(value);
          setAsked(null);
        }}
        onKeyDown={onKeyDown}
        controls={`${id}-grid`}
        active={place ? cellId(id, place) : undefined}
      />
      {rows && rows.length > 0 ? (
        <EmojiGrid id={id} rows={rows} place={place} tone={tone} onPoint={setAsked} onPick={pick} />
      ) : (
        <p className={styles.none} role="status">
          {rows ? words.none : words.loading}
        </p>
      )}
      {rows && typed === '' && <CategoryBar rows={rows} place={place} onChoose={setAsked} />}
      <div className={styles.foot}>
        <span className={styles.name}>{current && `${current.name}  :${current.codes[0]}:`}</span>
        <SkinTones tone={tone} onChange={setTone} />
      </div>
    </div>
  );
}

/** What the picker shows; null until the emoji are there. */
function useRows(typed: string): readonly EmojiRow[] | null {
  const entries = useEmoji(true);
  const { recent } = useRecentEmoji();
  // What is used while the picker is open moves nothing in it.
  const [first] = useState(recent);
  return useMemo(() => {
    if (!entries) return null;
    if (typed.trim() !== '') return rowsFound(searchEmoji(entries, typed, MOST_FOUND));
    const known = first.map((emoji) => entries.find((entry) => entry.emoji === emoji || entry.skins.includes(emoji)));
    return rowsOf(entries, [...new Set(known.filter((entry) => entry !== undefined))]);
  }, [entries, typed, first]);
}
