import type { ReactNode } from 'react';
import type { Pages } from '../state/use-pages';
import { useWords } from '../state/words';
import { Button } from './button';
import { EndOfList } from './end-of-list';
import { FormError } from './form-error';
import styles from './panel-list.module.css';
import { Skeleton } from './skeleton';
import { useDelayed } from './use-delayed';
import type { RovingFocus } from './use-roving-focus';

interface PanelListProps<T> {
  readonly label: string;
  readonly pages: Omit<Pages<T>, 'change'>;
  readonly roving: RovingFocus;
  /** Said while the first page is on its way and nothing stands there yet. */
  readonly loading: string;
  /** What stands there instead of an empty list. */
  readonly empty: ReactNode;
  readonly children: (item: T) => ReactNode;
}

/** Milliseconds before anything shows that a list is loading. */
const LOADING_DELAY_MS = 300;

/** A list in a side panel that goes on as far as it is scrolled: loading, empty, failed, or there. */
export function PanelList<T>({ label, pages, roving, loading, empty, children }: PanelListProps<T>) {
  const { items, state, problem, more, loadMore } = pages;
  const slow = useDelayed(state === 'loading' && items.length === 0, LOADING_DELAY_MS);
  return (
    <div className={styles.scroll}>
      {problem !== null && <Failed problem={problem} onRetry={pages.reload} />}
      {slow && <Loading label={loading} />}
      {state === 'ready' && items.length === 0 && empty}
      {items.length > 0 && (
        <ul aria-label={label} {...roving.container}>
          {items.map(children)}
          {more && <EndOfList onReached={loadMore} />}
        </ul>
      )}
    </div>
  );
}

function Failed({ problem, onRetry }: { readonly problem: string; readonly onRetry: () => void }) {
  const { tryAgain } = useWords().ui;
  return (
    <div className={styles.failed}>
      <FormError message={problem} />
      <Button size="small" onClick={onRetry}>
        {tryAgain}
      </Button>
    </div>
  );
}

const SHAPES = [180, 140, 200, 160] as const;

function Loading({ label }: { readonly label: string }) {
  return (
    <div className={styles.loading} role="status" aria-label={label}>
      {SHAPES.map((width) => (
        <div key={width} className={styles.shape}>
          <Skeleton width={90} height={11} />
          <Skeleton width={width} />
        </div>
      ))}
    </div>
  );
}

/** A list with nothing in it: what it is for, and how something comes into it. */
export function EmptyList({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      <p>{text}</p>
    </div>
  );
}
