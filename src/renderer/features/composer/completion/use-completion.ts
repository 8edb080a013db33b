import { type KeyboardEvent, type RefObject, useMemo, useRef, useState } from 'react';
import type { Place } from '../../../state/drafts';
import type { EmojiEntry } from '../../../ui/emoji/emoji-data';
import { useEmoji } from '../../../ui/emoji/use-emoji';
import { useSkinTone } from '../../../ui/emoji/use-skin-tone';
import { perform } from '../format/edit';
import { closeShortcode } from './close-shortcode';
import { completion, isWritten, type Suggestion, suggestionsFor, type Vocabulary } from './suggestions';
import { findTrigger, type Trigger } from './trigger';
import { useVocabulary } from './use-vocabulary';

/** Completion at the caret of a field. */
export interface Completion {
  /** What is offered; empty while nothing is. */
  readonly suggestions: readonly Suggestion[];
  readonly sign: '@' | '#' | ':' | '/' | null;
  readonly current: number;
  readonly point: (index: number) => void;
  readonly take: (index: number) => void;
  /** Handles a key of the field; true when it was one of the list's. */
  readonly onKeyDown: (event: KeyboardEvent) => boolean;
  /** The caret is somewhere else. */
  readonly onCaret: () => void;
  /** The field lost the focus. */
  readonly onLeave: () => void;
}

/** Completes names, rooms, emoji and commands in a field, while it has the focus. */
export function useCompletion(field: RefObject<HTMLTextAreaElement | null>, text: string, place: Place): Completion {
  const [caret, setCaret] = useState<number | null>(null);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const seen = useRef(text.length);
  const found = caret === null || caret > text.length ? null : findTrigger(text, caret);
  const trigger = found && keyOf(found) === dismissed ? null : found;
  const { tone } = useSkinTone();
  const emoji = useEmojiOnce(found?.sign === ':');
  const suggestions = useSuggestions(trigger, useVocabulary(place, trigger?.sign), emoji);
  const { current, point } = usePointer(suggestions);
  const take = (index: number) => {
    const suggestion = suggestions[index];
    if (trigger && suggestion && field.current) perform(field.current, completion(text, trigger, suggestion, tone));
  };
  return {
    suggestions,
    sign: trigger?.sign ?? null,
    current,
    point,
    take,
    onKeyDown: (event) => {
      const chosen = suggestions[current];
      if (!trigger || !chosen) return false;
      // Who typed it in full means to send it.
      if (event.key === 'Enter' && isWritten(trigger, chosen)) return false;
      return listKey(event, {
        count: suggestions.length,
        current,
        point,
        take,
        dismiss: () => setDismissed(keyOf(trigger)),
      });
    },
    onLeave: () => setCaret(null),
    onCaret: () => {
      const element = field.current;
      if (!element) return;
      const at = element.selectionStart === element.selectionEnd ? element.selectionStart : null;
      setCaret(at);
      if (found === null) setDismissed(null);
      // Going there is not typing it.
      const wrote = element.value.length > seen.current;
      seen.current = element.value.length;
      const closed = wrote && at !== null ? closeShortcode(element.value, at, emoji, tone) : null;
      if (closed) perform(element, closed);
    },
  };
}

/** What is offered: the same array until it is something else. */
function useSuggestions(
  trigger: Trigger | null,
  { people, rooms }: Pick<Vocabulary, 'people' | 'rooms'>,
  emoji: readonly EmojiEntry[],
): readonly Suggestion[] {
  const { sign, query } = trigger ?? {};
  return useMemo(
    () =>
      sign === undefined || query === undefined ? NONE : suggestionsFor({ sign, query }, { people, rooms, emoji }),
    [sign, query, people, rooms, emoji],
  );
}

/** What tells a trigger from another one, however much is typed after it. */
const keyOf = ({ sign, start }: Trigger): string => `${sign}${start}`;

/** Which suggestion is the current one: the first, until another one is pointed at. */
function usePointer(suggestions: readonly Suggestion[]) {
  const [pointed, setPointed] = useState({ index: 0, of: suggestions });
  const current = pointed.of === suggestions ? pointed.index : 0;
  return { current, point: (index: number) => setPointed({ index, of: suggestions }) };
}

/** All emoji, from the first time they are asked for. */
function useEmojiOnce(wanted: boolean) {
  const [ever, setEver] = useState(false);
  if (wanted && !ever) setEver(true);
  return useEmoji(ever) ?? NONE;
}

const NONE: readonly never[] = [];

interface ListKeys {
  readonly count: number;
  readonly current: number;
  readonly point: (index: number) => void;
  readonly take: (index: number) => void;
  readonly dismiss: () => void;
}

function listKey(event: KeyboardEvent, { count, current, point, take, dismiss }: ListKeys): boolean {
  if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return false;
  switch (event.key) {
    case 'ArrowDown':
      point((current + 1) % count);
      break;
    case 'ArrowUp':
      point((current + count - 1) % count);
      break;
    case 'Enter':
    case 'Tab':
      take(current);
      break;
    case 'Escape':
      dismiss();
      break;
    default:
      return false;
  }
  event.preventDefault();
  // Esc has a meaning in the window, too.
  event.stopPropagation();
  return true;
}
