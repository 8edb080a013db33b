import { useCallback } from 'react';
import { useSettings } from '../../state/use-settings';

/** How many are remembered: three rows of the picker. */
const REMEMBERED = 24;

/** What is offered to somebody who used none yet. */
const FIRST = ['👍', '❤️', '😂', '🎉', '🙏', '👀', '✅', '🔥'];

interface RecentEmoji {
  /** The emoji used last, the newest first; common ones until there are some. */
  readonly recent: readonly string[];
  readonly remember: (emoji: string) => void;
}

/** The emoji this person uses, for pickers and quick reactions. */
export function useRecentEmoji(): RecentEmoji {
  const { settings, update } = useSettings();
  const used = settings.recent_emoji;
  const remember = useCallback(
    (emoji: string) => void update({ recent_emoji: withNewest(used, emoji) }),
    [used, update],
  );
  return { recent: [...new Set([...used, ...FIRST])].slice(0, Math.max(used.length, FIRST.length)), remember };
}

/** The list with one more used. */
export const withNewest = (used: readonly string[], emoji: string): string[] =>
  [emoji, ...used.filter((other) => other !== emoji)].slice(0, REMEMBERED);
