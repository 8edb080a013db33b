import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Bridge } from '#shared/bridge/bridge';
import type { Attachment } from '#shared/bridge/files';
import { type Draft, draftKey } from '#shared/bridge/state';
import { useAppState, useBridge } from './bridge';

/** Where something is written: a room, or a thread of it by the message that began it. */
export interface Place {
  readonly host: string;
  readonly room: string;
  readonly thread: number | null;
}

/** How long writing may go on before it is kept, in milliseconds. */
const KEPT_AFTER_MS = 400;

const EMPTY: Draft = { text: '', reply_to: null };

type DraftsOf = Readonly<Record<string, Readonly<Record<string, Draft>>>>;

/** What is written and not yet sent. The main process keeps the texts across restarts; files wait for as long as the app runs. */
export interface Drafts {
  readonly drafts: DraftsOf;
  get(place: Place): Draft;
  set(place: Place, draft: Draft): void;
  attachments(place: Place): readonly Attachment[];
  attach(place: Place, attachments: readonly Attachment[]): void;
  /** Has what waits kept at once. */
  flush(): void;
}

/** Makes the drafts of one window, beginning with those that were kept. */
export function createDrafts(bridge: Pick<Bridge, 'request'>, kept: DraftsOf): StoreApi<Drafts> {
  const waiting = new Map<string, { readonly place: Place; readonly timer: ReturnType<typeof setTimeout> }>();
  const attachments = new Map<string, readonly Attachment[]>();
  const idOf = ({ host, room, thread }: Place) => `${host}/${draftKey(room, thread)}`;
  return createStore<Drafts>((set, get) => {
    const keep = (place: Place) => {
      waiting.delete(idOf(place));
      void bridge.request('draft.set', { ...place, ...get().get(place) });
    };
    return {
      drafts: kept,
      get: ({ host, room, thread }) => get().drafts[host]?.[draftKey(room, thread)] ?? EMPTY,
      set: (place, draft) => {
        set(({ drafts }) => ({ drafts: withDraft(drafts, place, draft) }));
        clearTimeout(waiting.get(idOf(place))?.timer);
        // What was sent must not come back after a crash: an empty draft does not wait.
        if (draft.text === '') return keep(place);
        waiting.set(idOf(place), { place, timer: setTimeout(() => keep(place), KEPT_AFTER_MS) });
      },
      attachments: (place) => attachments.get(idOf(place)) ?? [],
      attach: (place, files) => void attachments.set(idOf(place), files),
      flush: () => {
        for (const { place, timer } of [...waiting.values()]) {
          clearTimeout(timer);
          keep(place);
        }
      },
    };
  });
}

function withDraft(drafts: DraftsOf, { host, room, thread }: Place, draft: Draft): DraftsOf {
  const { [draftKey(room, thread)]: _, ...others } = drafts[host] ?? {};
  const empty = draft.text === '' && draft.reply_to === null;
  return { ...drafts, [host]: empty ? others : { ...others, [draftKey(room, thread)]: draft } };
}

const DraftsContext = createContext<StoreApi<Drafts> | null>(null);

/** Keeps the drafts of everything inside. */
export function DraftsProvider({ children }: { children: ReactNode }) {
  const bridge = useBridge();
  const { drafts } = useAppState();
  const [store] = useState(() => createDrafts(bridge, drafts));
  useEffect(() => {
    const flush = () => store.getState().flush();
    window.addEventListener('pagehide', flush);
    window.addEventListener('blur', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      window.removeEventListener('blur', flush);
    };
  }, [store]);
  return <DraftsContext value={store}>{children}</DraftsContext>;
}

/** The drafts of the `DraftsProvider` around, for handlers: writing re-renders the composer alone. */
export const useDrafts = (): Drafts => useDraftsStore().getState();

function useDraftsStore(): StoreApi<Drafts> {
  const store = useContext(DraftsContext);
  if (!store) throw new Error('useDrafts needs a DraftsProvider around it.');
  return store;
}

/** The rooms of a host in which something is written and not yet sent, in a thread or not. The same array until that changes. */
export function useRoomsWithDraft(host: string): readonly string[] {
  return useStore(
    useDraftsStore(),
    useShallow(({ drafts }) => roomsWithDraft(drafts[host] ?? {})),
  );
}

/** The rooms of these drafts, each once. */
export const roomsWithDraft = (drafts: Readonly<Record<string, Draft>>): string[] => [
  ...new Set(
    Object.entries(drafts).flatMap(([key, draft]) => (draft.text.trim() === '' ? [] : [key.split('/')[0] ?? key])),
  ),
];
