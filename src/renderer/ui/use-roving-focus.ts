import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react';

/** How long letters typed one after the other count as one search. */
const TYPE_AHEAD_MS = 700;

/** What a list with a single tab stop gives its container and its items. */
export interface RovingFocus {
  /** For the container. */
  readonly container: {
    onKeyDown(event: KeyboardEvent<HTMLElement>): void;
    onFocus(event: FocusEvent<HTMLElement>): void;
    onBlur(): void;
  };
  /** For an item, by its name in the list. */
  item(name: string): { readonly 'data-roving': string; readonly tabIndex: 0 | -1 };
}

/**
 * Keyboard of a list with a single tab stop: arrow keys, Home and End move the focus, letters jump to the next item that
 * begins with them. Tab leads to `preferred`, and away from wherever the focus went.
 */
export function useRovingFocus(preferred: string | null | undefined): RovingFocus {
  const typed = useRef({ text: '', at: 0 });
  const [focused, setFocused] = useState<string | null>(null);
  const tabStop = focused ?? preferred ?? null;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-roving]')];
    const current = items.indexOf(document.activeElement as HTMLElement);
    // Buttons between the items keep their own keys.
    if (current === -1) return;
    const next = arrowTarget(event.key, current, items.length) ?? typedTarget(event, typed.current, items, current);
    if (next === null) return;
    event.preventDefault();
    items[next]?.focus();
  };
  return {
    container: {
      onKeyDown,
      onFocus: (event) => setFocused((event.target as HTMLElement).dataset.roving ?? null),
      onBlur: () => setFocused(null),
    },
    item: (name) => ({ 'data-roving': name, tabIndex: name === tabStop ? 0 : -1 }),
  };
}

function arrowTarget(key: string, current: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(current + 1, count - 1);
    case 'ArrowUp':
      return Math.max(current - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

function typedTarget(
  event: KeyboardEvent,
  typed: { text: string; at: number },
  items: readonly HTMLElement[],
  current: number,
): number | null {
  if (event.key.length !== 1 || event.key === ' ') return null;
  const goesOn = event.timeStamp - typed.at < TYPE_AHEAD_MS;
  typed.text = (goesOn ? typed.text : '') + event.key.toLocaleLowerCase();
  typed.at = event.timeStamp;
  return findTyped(
    items.map((item) => item.textContent ?? ''),
    typed.text,
    current,
  );
}

/**
 * The item that typed letters lead to: the next one after `current` that begins with them; the current one stays while
 * a longer text still fits it. Null when none does.
 */
export function findTyped(names: readonly string[], text: string, current: number): number | null {
  const from = text.length > 1 ? current : current + 1;
  for (let step = 0; step < names.length; step++) {
    const index = (from + step) % names.length;
    if (names[index]?.trim().toLocaleLowerCase().startsWith(text)) return index;
  }
  return null;
}
