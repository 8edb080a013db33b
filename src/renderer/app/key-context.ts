/** What takes keys for itself while it is open: a dialog is the whole window, and Esc closes a menu or a list first. */
const OPEN =
  '[role="dialog"], [role="alertdialog"], [role="menu"][data-open], [role="listbox"][data-open], [data-open] [role="listbox"]';

/** Whether something is open that has the keyboard to itself. */
export const somethingIsOpen = (): boolean => document.querySelector(OPEN) !== null;

/** Whether a key that is a letter would be written where it is pressed. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, select, input:not([type="radio"], [type="checkbox"])'));
