/** A change of a text: what stands from `start` to `end` becomes `text`, and then this is chosen. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly select: readonly [start: number, end: number];
}

/** The text after a change. */
export const applied = (text: string, edit: Edit): string =>
  text.slice(0, edit.start) + edit.text + text.slice(edit.end);

/**
 * Makes a change in a field as if it had been typed, so that Ctrl+Z takes it back. `execCommand` is old and has no
 * successor: setting the value would empty the field's memory.
 */
export function perform(field: HTMLTextAreaElement, edit: Edit): void {
  field.focus();
  field.setSelectionRange(edit.start, edit.end);
  if (edit.start !== edit.end || edit.text !== '') {
    document.execCommand(edit.text === '' ? 'delete' : 'insertText', false, edit.text);
  }
  field.setSelectionRange(...edit.select);
}

/** Puts a text in the place of what is chosen, the caret after it. */
export const insertion = (text: string, start: number, end: number): Edit => ({
  start,
  end,
  text,
  select: [start + text.length, start + text.length],
});
