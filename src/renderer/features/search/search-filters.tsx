import { X } from 'lucide-react';
import { useWords } from '../../state/words';
import text from '../../ui/text.module.css';
import styles from './search-panel.module.css';
import { partsOf } from './search-query';

interface SearchFiltersProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** The filters of a query as chips, each with a way to take it out. */
export function SearchFilters({ text: query, onChange }: SearchFiltersProps) {
  const words = useWords().search;
  const filters = partsOf(query, words).filter(({ filter, value }) => filter !== null && value !== '');
  if (filters.length === 0) return null;
  return (
    <ul className={styles.filters}>
      {filters.map(({ start, end, filter, value }) => {
        const label = `${filter && words.keywords[filter]}: ${value}`;
        return (
          <li key={start} className={styles.filter}>
            <span className={text.cut}>{label}</span>
            <button
              type="button"
              aria-label={words.removeFilter(label)}
              onClick={() => onChange(`${query.slice(0, start)}${query.slice(end)}`.replace(/\s+/g, ' ').trimStart())}
            >
              <X />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
