import { useEffect, useState } from 'react';
import type { WrittenRow } from '../timeline-rows';

/** A message that is sent sooner never looks unsent. */
const SENDING_SHOWN_MS = 400;

/** Whether a row is a message on its way for long enough that it is worth showing. */
export function useOnItsWay(row: WrittenRow): boolean {
  const created = row.kind === 'outbox' && row.entry.state === 'waiting' ? row.entry.created : null;
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (created === null) return;
    const timer = setTimeout(() => setLate(true), Math.max(0, SENDING_SHOWN_MS - ageOf(created)));
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [created]);
  return created !== null && (late || ageOf(created) >= SENDING_SHOWN_MS);
}

// A clock that was set back in between must not hide the words for hours.
const ageOf = (created: string): number => Math.abs(Date.now() - Date.parse(created));
