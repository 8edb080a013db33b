import { type KeyboardEvent, type RefObject, useMemo, useState } from 'react';
import type { Place } from '../../../state/drafts';
import { useEmoji } from '../../../ui/emoji/use-emoji';
import { useSkinTone } from '../../../ui/emoji/use-skin-tone';
import { perform } from '../format/edit';
import { closeShortcode } from './close-shortcode';
import { completion, type Suggestion, suggestionsFor } from './suggestions';
import { findTrigger } from './trigger';
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
  const found = caret === null || caret > text.length ? null : findTrigger(text, caret);
  const trigger = found && `${found.sign}${found.start}` === dismissed ? null : found;
  const { tone } = useSkinTone();
  const vocabulary = { ...useVocabulary(place), emoji: useEmojiOnce(found?.sign === ':'), tone };
  const { people, rooms, emoji } = vocabulary;
  const { sign = null, query = '' } = trigger ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the trigger finds depends on its sign and query alone
  const suggestions = useMemo(
    () => (trigger ? suggestionsFor(trigger, { people, rooms, emoji, tone }) : []),
    [sign, query, people, rooms, emoji, tone],
  );
  const { current, point } = usePointer(suggestions);
  const take = (index: number) => {
    const suggestion = suggestions[index];
    if (trigger && suggestion && field.current) perform(field.current, completion(text, trigger, suggestion, tone));
  };
  return {
    suggestions,
    sign,
    current,
    point,
    take,
    onKeyDown: (event) =>
      suggestions.length > 0 &&
      listKey(event, {
        count: suggestions.length,
        current,
        point,
        take,
        dismiss: () => setDismissed(`${sign}${trigger?.start}`),
      }),
    onLeave: () => setCaret(null),
    onCaret: () => {
      const element = field.current;
      const at = element && element.selectionStart === element.selectionEnd ? element.selectionStart : null;
      setCaret(at);
      if (found === null) setDismissed(null);
      const closed =
        element && at !== null && element.value[at - 1] === ':' ? closeShortcode(element.value, at, emoji, tone) : null;
      if (element && closed) perform(element, closed);
    },
  };
}

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
