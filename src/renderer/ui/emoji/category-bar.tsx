import {
  Clock,
  Coffee,
  Dumbbell,
  Flag,
  Heart,
  Lightbulb,
  type LucideIcon,
  PawPrint,
  Plane,
  Smile,
  User,
} from 'lucide-react';
import { useWords } from '../../state/words';
import { IconButton } from '../icon-button';
import styles from './emoji-picker.module.css';
import type { EmojiRow, Heading, Place } from './emoji-rows';

const ICONS: Readonly<Record<Exclude<Heading, 'found'>, LucideIcon>> = {
  recent: Clock,
  smileys: Smile,
  people: User,
  nature: PawPrint,
  food: Coffee,
  travel: Plane,
  activities: Dumbbell,
  objects: Lightbulb,
  symbols: Heart,
  flags: Flag,
};

interface CategoryBarProps {
  readonly rows: readonly EmojiRow[];
  readonly place: Place | null;
  readonly onChoose: (place: Place) => void;
}

/** A button for each category: to its first emoji. */
export function CategoryBar({ rows, place, onChoose }: CategoryBarProps) {
  const words = useWords().emoji;
  const headings = rows.flatMap((row, index) => (row.kind === 'heading' ? [{ heading: row.heading, index }] : []));
  const current = headings.findLast(({ index }) => place !== null && index <= place.row);
  return (
    <div role="toolbar" aria-label={words.categories} className={styles.categories}>
      {headings.map(({ heading, index }) => {
        if (heading === 'found') return null;
        const Icon = ICONS[heading];
        return (
          <IconButton
            key={heading}
            size="small"
            label={words.headings[heading]}
            icon={<Icon />}
            tooltipSide="top"
            aria-pressed={heading === current?.heading}
            onClick={() => onChoose({ row: index + 1, column: 0 })}
          />
        );
      })}
    </div>
  );
}
