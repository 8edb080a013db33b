import { createContext, type ReactNode, useContext, useState } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
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

const EMPTY: Draft = { text: '', reply_to: null };

type DraftsOf = Readonly<Record<string, Readonly<Record<string, Draft>>>>;

/** What is written and not yet sent. The main process keeps the texts across restarts; files wait for as long as the app runs. */
export interface Drafts {
  readonly drafts: DraftsOf;
  get(place: Place): Draft;
  set(place: Place, draft: Draft): void;
  attachments(place: Place): readonly Attachment[];
  attach(place: Place, attachments: readonly Attachment[]): void;
}

/** Makes the drafts of one window, beginning with those that were kept. */
export function createDrafts(bridge: Pick<Bridge, 'request'>, kept: DraftsOf): StoreApi<Drafts> {
  const attachments = new Map<string, readonly Attachment[]>();
  const idOf = ({ host, room, thread }: Place) => `${host}/${draftKey(room, thread)}`;
  return createStore<Drafts>((set, get) => {
    const keep = createKeeper(bridge, (place) => get().get(place));
    return {
      drafts: kept,
      get: ({ host, room, thread }) => get().drafts[host]?.[draftKey(room, thread)] ?? EMPTY,
      set: (place, draft) => {
        set(({ drafts }) => ({ drafts: withDraft(drafts, place, draft) }));
        void keep(idOf(place), place);
      },
      attachments: (place) => attachments.get(idOf(place)) ?? [],
      attach: (place, files) => void attachments.set(idOf(place), files),
    };
  });
}

/**
 * Tells the main process each draft at once, which writes it in its own time: quitting waits for what it knows. While it
 * takes one in, only the newest of those that follow waits.
 */
function createKeeper(bridge: Pick<Bridge, 'request'>, latest: (place: Place) => Draft) {
  const onItsWay = new Map<string, { changed: boolean }>();
  return async function keep(id: string, place: Place): Promise<void> {
    const before = onItsWay.get(id);
    if (before) {
      before.changed = true;
      return;
    }
    const now = { changed: false };
    onItsWay.set(id, now);
    await bridge.request('draft.set', { ...place, ...latest(place) });
    onItsWay.delete(id);
    if (now.changed) await keep(id, place);
  };
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
  const drafts = useAppState((state) => state.drafts);
  const [store] = useState(() => createDrafts(bridge, drafts));
  return <DraftsContext value={store}>{children}</DraftsContext>;
}

/** The drafts of the `DraftsProvider` around, for handlers: writing re-renders the composer alone. */
export const useDrafts = (): Drafts => useDraftsStore().getState();

function useDraftsStore(): StoreApi<Drafts> {
  const store = useContext(DraftsContext);
  if (!store) throw new Error('useDrafts needs a DraftsProvider around it.');
  return store;
}

/** Whether something is written and not yet sent in a room, or in a thread of it. */
export const useHasDraft = (host: string, room: string): boolean =>
  useStore(useDraftsStore(), ({ drafts }) => hasDraft(drafts[host] ?? {}, room));

/** Whether there is text for a room among these drafts; what only answers something is none yet. */
export const hasDraft = (drafts: Readonly<Record<string, Draft>>, room: string): boolean =>
  Object.entries(drafts).some(([key, { text }]) => (key === room || key.startsWith(`${room}/`)) && text.trim() !== '');
