import { useEffect } from 'react';
import { useOpenRoom } from '../../state/room';
import type { LineContext } from './timeline-line';
import type { TimelineRow } from './timeline-rows';
import type { TimelineVirtualizer } from './use-virtual-rows';

/** Fetches what rows in sight quote and is not at hand. */
export function useOriginals(
  rows: readonly TimelineRow[],
  { range }: TimelineVirtualizer,
  messageOf: LineContext['messageOf'],
): void {
  const { fetchOriginals } = useOpenRoom();
  const [first, last] = [range?.startIndex ?? 0, range?.endIndex ?? -1];
  useEffect(() => {
    const quoted = rows.slice(first, last + 1).flatMap((row) => {
      const seq = row.kind === 'message' ? row.message.reply_to : row.kind === 'outbox' ? row.entry.reply_to : null;
      return seq !== null && messageOf(seq) === null ? [seq] : [];
    });
    if (quoted.length > 0) fetchOriginals([...new Set(quoted)]);
  }, [rows, first, last, messageOf, fetchOriginals]);
}
