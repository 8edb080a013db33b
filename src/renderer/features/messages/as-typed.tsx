import { createContext, type ReactNode, useContext, useState } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';

/** The messages of one list whose text is shown with every sign that was typed. */
interface AsTyped {
  readonly seqs: ReadonlySet<number>;
  show(seq: number, asTyped: boolean): void;
}

const createAsTyped = (): StoreApi<AsTyped> =>
  createStore<AsTyped>((set) => ({
    seqs: new Set(),
    show: (seq, asTyped) =>
      set(({ seqs }) => ({ seqs: new Set(asTyped ? [...seqs, seq] : [...seqs].filter((other) => other !== seq)) })),
  }));

const AsTypedContext = createContext<StoreApi<AsTyped> | null>(null);

/** Remembers, for a list of messages, which of them are shown as they were typed. */
export function AsTypedProvider({ children }: { readonly children: ReactNode }) {
  const [store] = useState(createAsTyped);
  return <AsTypedContext value={store}>{children}</AsTypedContext>;
}

function useAsTypedStore(): StoreApi<AsTyped> {
  const store = useContext(AsTypedContext);
  if (!store) throw new Error('useAsTyped needs an AsTypedProvider above it.');
  return store;
}

/** Whether a message is shown as it was typed; one that is not sent yet has no number. */
export const useIsAsTyped = (seq: number | null): boolean =>
  useStore(useAsTypedStore(), ({ seqs }) => seq !== null && seqs.has(seq));

/** Shows a message as it was typed, or as it was meant. */
export const useShowAsTyped = (): AsTyped['show'] => useAsTypedStore().getState().show;
