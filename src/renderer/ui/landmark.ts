/**
 * The landmark or dialog around an element. What opens from a control is put there instead of at the end of the page,
 * so that it is part of what it belongs to. Undefined outside of any.
 */
export const landmarkOf = (element: Element | null): HTMLElement | undefined =>
  element?.closest<HTMLElement>('nav, main, aside, [role="dialog"]') ?? undefined;
