import styles from './skeleton.module.css';
import { useDelayed } from './use-delayed';

/** Milliseconds before anything shows that a thing is loading: a shorter wait needs no picture. */
const LOADING_DELAY_MS = 300;

interface SkeletonProps {
  /** Pixels, or a percentage. */
  readonly width: number | string;
  readonly height?: number;
  readonly round?: boolean;
}

/** A grey shape where something will stand. Decoration. */
export function Skeleton({ width, height = 10, round = false }: SkeletonProps) {
  const style = { width, height, ...(round && { borderRadius: '50%' }) };
  return <span className={styles.shape} style={style} aria-hidden="true" />;
}

/** Rows of a message list that is loading (07b). Shows nothing for the first 300 ms. */
export function MessageSkeletons({ label }: { readonly label: string }) {
  const shown = useDelayed(true, LOADING_DELAY_MS);
  if (!shown) return null;
  return (
    <div className={styles.messages} role="status" aria-label={label}>
      {ROWS.map(([name, ...lines]) => (
        <div key={`${name}-${lines.join('-')}`} className={styles.message}>
          <Skeleton width={32} height={32} round />
          <div className={styles.lines}>
            <Skeleton width={name} height={11} />
            {lines.map((line) => (
              <Skeleton key={line} width={line} />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

/** Widths in pixels of an author's name and the lines below it: unlike enough to look like talk. */
const ROWS = [
  [120, 430, 310],
  [168, 520],
  [104, 380, 460, 210],
  [140, 260],
  [120, 480, 350],
  [186, 300],
] as const;
