import type { Autocomplete } from '@base-ui/react/autocomplete';
import type { BaseUIEvent } from '@base-ui/react/types';
import { type KeyboardEvent, useRef } from 'react';
import type { Entry } from './entries';
import type { Ranked } from './ranking';

interface Choice {
  readonly onKeyDown: (event: BaseUIEvent<KeyboardEvent>) => void;
  readonly onItemHighlighted: (
    item: Ranked<Entry> | undefined,
    details: Autocomplete.Root.HighlightEventDetails,
  ) => void;
  /** Another letter was typed: what was reached before counts no more. */
  readonly begin: () => void;
}

/**
 * What Enter takes: where arrows or pointer went since the last letter, else the first that fits what was typed. The
 * highlight of a new list comes a moment after the list, and who types quickly must not land in the old one.
 */
export function useChoice(first: Ranked<Entry> | undefined, onChoose: (item: Ranked<Entry>) => void): Choice {
  const reached = useRef<Ranked<Entry> | null>(null);
  return {
    onKeyDown: (event) => {
      if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
      event.preventBaseUIHandler();
      event.preventDefault();
      const item = reached.current ?? first;
      if (item) onChoose(item);
    },
    onItemHighlighted: (item, { reason }) => {
      if (reason !== 'none') reached.current = item ?? null;
    },
    begin: () => {
      reached.current = null;
    },
  };
}
