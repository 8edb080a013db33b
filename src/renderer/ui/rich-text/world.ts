import { createContext, useContext } from 'react';
import type { FindMentions } from '#shared/mentions';

/** What a rich text can lead to: the people and rooms it may name, and what happens when one of them is chosen. */
export interface RichTextWorld {
  /** Finds the people and rooms that a text names; the same function as long as the names are the same. */
  readonly findMentions: FindMentions;
  /** The person who reads; null where nobody does. */
  readonly me: string | null;
  openPerson(id: string): void;
  openRoom(id: string): void;
  /** `url` is http, https, mailto or hearth. */
  openLink(url: string): void;
}

const RichTextWorldContext = createContext<RichTextWorld | null>(null);

/** Gives the rich texts below it their world. */
export const RichTextWorldProvider = RichTextWorldContext.Provider;

/** The world of the rich texts here. */
export function useRichTextWorld(): RichTextWorld {
  const world = useContext(RichTextWorldContext);
  if (!world) throw new Error('RichText needs a RichTextWorldProvider above it.');
  return world;
}
