/** What takes the focus when a region is entered: its current link, what it is there for, or its first control. */
const TABBABLE =
  'a[href]:not([tabindex="-1"]), button:not(:disabled):not([tabindex="-1"]), textarea, input, [tabindex="0"]';

/**
 * The region after (or before) the one that has the focus, going round; from nowhere, the first or the last. Null when
 * there is none.
 */
export function nextRegion<T>(regions: readonly T[], current: T | null, step: 1 | -1): T | null {
  if (regions.length === 0) return null;
  const index = current === null ? -1 : regions.indexOf(current);
  if (index === -1) return (step === 1 ? regions[0] : regions[regions.length - 1]) ?? null;
  return regions[(index + step + regions.length) % regions.length] ?? null;
}

/** Moves the focus to the next or previous part of the window: rail, rooms, header, messages, composer, people, card. */
export function focusNextRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')];
  const current = document.activeElement?.closest<HTMLElement>('[data-region]') ?? null;
  const next = nextRegion(regions, current, step);
  if (next) focusInside(next);
}

/** Moves the focus to the newest card, where there is one: the newest is at the top. */
export function focusNewestCard(): void {
  const newest = document.querySelector<HTMLElement>('[data-region="card"]');
  if (newest) focusInside(newest);
}

function focusInside(region: HTMLElement): void {
  const inside = ['[aria-current="page"]', '[data-initial-focus]', TABBABLE]
    .map((selector) => region.querySelector<HTMLElement>(selector))
    .find((element) => element !== null);
  if (!inside && !region.hasAttribute('tabindex')) region.tabIndex = -1;
  (inside ?? region).focus();
}
