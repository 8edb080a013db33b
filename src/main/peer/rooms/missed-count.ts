import type { ChatMessage } from '#shared/nouns/message';
import type { HistoryPage } from '#shared/state/room-state';
import { closeReadGap, countSkipped, type Gap, gapOf, type RoomMark } from './room-mark';
import type { Reader } from './room-meaning';

/** What counting stands on, and whom it tells. */
export interface MissedCountOptions {
  /** This person, as the host knows them by now. */
  reader(): Reader;
  mark(): RoomMark;
  updateMark(change: (mark: RoomMark) => RoomMark): void;
  /** Asks the host for what comes after a message; null when the line is lost. */
  page(after: number): Promise<HistoryPage | null>;
  /** One of this person's own messages is among them. */
  own(message: ChatMessage): void;
  /** Whether every message must be looked at, also where all of them were read meanwhile. */
  thorough(): boolean;
  /** How far it has come and where it is going. */
  progress(last: number, target: number): void;
}

/**
 * Looks at the messages of a long gap, page by page, beside what is live: how many of them are by others, and whether
 * one of this person's own is there. The mark says how far it came, so that a break, or a restart of the app, costs
 * nothing but time. Resolves with whether nothing is left to look at; false when the line was lost.
 */
export async function countMissed(options: MissedCountOptions): Promise<boolean> {
  for (let gap = gapLeft(options); gap; gap = gapLeft(options)) {
    options.progress(gap.after, gap.before - 1);
    const page = await options.page(gap.after);
    if (!page) return false;
    look(page, gap, options);
  }
  return true;
}

function gapLeft({ thorough, mark, updateMark }: MissedCountOptions): Gap | null {
  if (!thorough()) updateMark(closeReadGap);
  return gapOf(mark());
}

function look({ messages, more }: HistoryPage, gap: Gap, { reader, own, updateMark }: MissedCountOptions): void {
  const skipped = messages.filter(({ seq }) => seq < gap.before);
  const isLast = !more || skipped.length < messages.length;
  const reached = isLast ? gap.before - 1 : (skipped.at(-1)?.seq ?? gap.before - 1);
  const me = reader();
  for (const message of skipped) if (message.user === me.id) own(message);
  updateMark((mark) => countSkipped(mark, skipped, reached, me));
}
