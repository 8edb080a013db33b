import { createContext, type ReactNode, useContext, useRef } from 'react';

/** What is written and not yet sent, by room, for as long as the app runs. */
export interface Drafts {
  get(host: string, room: string): string;
  set(host: string, room: string, text: string): void;
}

const DraftsContext = createContext<Drafts | null>(null);

/** Keeps the drafts of everything inside. They are read when a room opens, so that writing re-renders the composer alone. */
export function DraftsProvider({ children }: { children: ReactNode }) {
  const drafts = useRef<Drafts | null>(null);
  drafts.current ??= createDrafts();
  return <DraftsContext value={drafts.current}>{children}</DraftsContext>;
}

/** The drafts of the `DraftsProvider` around. */
export function useDrafts(): Drafts {
  const drafts = useContext(DraftsContext);
  if (!drafts) throw new Error('useDrafts needs a DraftsProvider around it.');
  return drafts;
}

function createDrafts(): Drafts {
  const texts = new Map<string, string>();
  const keyOf = (host: string, room: string): string => `${host}/${room}`;
  return {
    get: (host, room) => texts.get(keyOf(host, room)) ?? '',
    set(host, room, text) {
      if (text === '') texts.delete(keyOf(host, room));
      else texts.set(keyOf(host, room), text);
    },
  };
}
