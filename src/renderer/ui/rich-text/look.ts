import { createContext, useContext } from 'react';

/** How one rich text is drawn. */
export interface Look {
  /** -1 takes links and buttons out of the tab order, in a list with one tab stop. */
  readonly tabIndex: 0 | -1;
  /** One line without anything to click: an excerpt. */
  readonly plain: boolean;
  /** Beginnings of words to mark, as a search was typed. */
  readonly highlight: readonly string[];
}

/** What the parts of a rich text know of it. */
export const LookContext = createContext<Look>({ tabIndex: 0, plain: false, highlight: [] });

/** How the rich text around is drawn. */
export const useLook = (): Look => useContext(LookContext);
