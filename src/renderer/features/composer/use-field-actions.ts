import { type RefObject, useEffect, useState } from 'react';
import { useComposing } from '../../state/composing';
import { type Edit, insertion, perform } from './format/edit';
import { type Format, formatText, linked } from './format/format-text';

/** What is done in a field as if it had been typed: Ctrl+Z takes it back. */
export interface FieldActions {
  /** Puts a text in the place of what is chosen. */
  readonly insert: (text: string) => void;
  readonly format: (format: Format) => void;
  /** Begins to mention somebody. */
  readonly mention: () => void;
  /** Makes what is chosen a link to an address. */
  readonly link: (url: string) => void;
}

export function useFieldActions(field: RefObject<HTMLTextAreaElement | null>): FieldActions {
  const change = (edit: (text: string, start: number, end: number) => Edit) => {
    const element = field.current;
    if (element) perform(element, edit(element.value, element.selectionStart, element.selectionEnd));
  };
  const insert = (text: string) => change((_, start, end) => insertion(text, start, end));
  useAskedInsertion(insert);
  return {
    insert,
    format: (format) => change((text, start, end) => formatText(text, start, end, format)),
    // A sign after a letter mentions nobody.
    mention: () => change((text, start, end) => insertion(/\S$/.test(text.slice(0, start)) ? ' @' : '@', start, end)),
    link: (url) => change((text, start, end) => linked(text, start, end, url)),
  };
}

/** Writes what was asked for elsewhere in the conversation. */
function useAskedInsertion(insert: (text: string) => void): void {
  const asked = useComposing((composing) => composing.insertion);
  const [done, setDone] = useState(asked);
  useEffect(() => {
    if (asked === null || asked === done) return;
    setDone(asked);
    insert(asked.text);
  }, [asked, done, insert]);
}
